// Turns what a region's folder holds into sentences with their places, as they are written.
import type { MarkdownText, Place, Publication, Section } from '../model.ts';

/** One sentence, heading or head of a table, as its author wrote it. */
export interface OwnSentence extends Place {
  readonly kind: 'sentence' | 'heading' | 'table-head';
  /** The words alone: without citations, calls of notes, marks of emphasis; values as written. */
  readonly text: string;
  /** Null for shared text. */
  readonly region: string | null;
}

/** A text with the place of its first character. */
interface Written {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const SENTENCES = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const made = new WeakMap<Section | MarkdownText, readonly OwnSentence[]>();

/** All sentences of a publication's sections and of what stands in its YAML for one region, or (null) for all; quotations and code are left out. */
export function sentencesOf(publication: Publication, region: string | null): readonly OwnSentence[] {
  const { sections, summary, regional } = publication;
  const notes = regional
    .filter((one) => one.region === region)
    .flatMap((one) => [one.summary ?? [], one.foreword ?? []]);
  const texts = [...sections.filter((one) => one.region === region), ...(region === null ? [summary] : notes.flat())];
  return texts.flatMap((text) => ofText(text, region));
}

function ofText(written: Section | MarkdownText, region: string | null): readonly OwnSentence[] {
  const known = made.get(written);
  if (known !== undefined) return known;
  const { file, text } = written;
  const { line, column } = 'line' in written ? written : { line: 1, column: 1 };
  const sentences = split({ file, text, line, column }).map((sentence) => ({ ...sentence, region }));
  made.set(written, sentences);
  return sentences;
}

function split(written: Written): Omit<OwnSentence, 'region'>[] {
  const found: Omit<OwnSentence, 'region'>[] = [];
  let start = 0;
  for (const block of blocksOf(maskSyntax(written.text), written.text)) {
    const place = (from: number, to: number) => placeAt(written, start + from, start + to);
    const isHeading = /^ {0,3}#{1,6}\s/.test(block);
    const isHead = /^\s*\|.*\n\s*\|?[\s:|-]*-[\s:|-]*$/.test(block);
    const plain = block.replace(/^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])[ \t]/, blank).replaceAll('\n', ' ');
    if (isHeading || isHead) {
      const kind = isHeading ? 'heading' : 'table-head';
      const line = isHead ? (block.split('\n')[0] ?? '') : plain;
      const from = line.length - line.trimStart().length;
      found.push({ kind, text: wordsOf(line), ...place(from, line.trimEnd().length) });
    } else if (!/^\s*\|/.test(block))
      for (const { segment, index } of SENTENCES.segment(plain)) {
        const text = wordsOf(segment);
        const from = index + segment.length - segment.trimStart().length;
        if (text !== '') found.push({ kind: 'sentence', text, ...place(from, index + segment.trimEnd().length) });
      }
    start += block.length;
  }
  return found;
}

/** Pieces that together are the masked text again: a paragraph, an item, a heading, a block's label, the head of a table, a row. */
function blocksOf(masked: string, written: string): string[] {
  const blocks: string[] = [];
  const lines = written.split('\n');
  for (const [at, line] of (masked.match(/[^\n]*\n|[^\n]+$/g) ?? []).entries()) {
    const before = blocks.at(-1) ?? '\n';
    const isFence = [lines[at], lines[at - 1]].some((one) => one?.startsWith(':::'));
    const isRule = /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(line) && /^\s*\|.*\n$/.test(before);
    const isNew = isFence || /^\s*$|^\s*(?:[-*+]|\d+[.)])\s|^ {0,3}#{1,6}\s|^\s*\|/.test(line);
    const isAfter = /^\s*$|^ {0,3}#{1,6}\s|^\s*\|/.test(before);
    if (isRule || !(isNew || isAfter)) blocks[blocks.length - 1] = before + line;
    else blocks.push(line);
  }
  return blocks;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Blanks what is no word of the text, so that every offset stays: notes, citations, marks, quotations, code, comments. */
function maskSyntax(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/^( {0,3})(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2|(?![\s\S]))/gm, blank)
    .replace(/^:::\s*quote\b[\s\S]*?^:::\s*$/gm, blank)
    .replace(/^\s*>.*$/gm, blank)
    .replace(/\{\{[^}]*\}\}/g, (value) => value.replace(/[.?!]/g, '_'))
    .replace(/^:::\s*[\w-]*/gm, blank)
    .replace(/\[\^[^\]\s]+\]:?/g, blank)
    .replace(/\[[^[\]]*@[^[\]]*\]/g, blank)
    .replace(/:[a-z-]+\[(?=[^\]]*\]\{)/g, blank)
    .replace(/\]\{(?!\{)[^}\n]*\}/g, blank)
    .replace(/\]\([^()\s]*\)/g, blank)
    .replace(/[*_`[\]]+/g, (marks, at: number, all: string) =>
      marks === '_' && /\w/.test(all[at - 1] ?? '') ? marks : blank(marks),
    );
}

function wordsOf(masked: string): string {
  return masked
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .replace(/[’‘]/g, "'")
    .trim();
}

/** The place of what stands between two offsets, to the end of its first line. */
function placeAt({ text, file, line, column }: Written, from: number, to: number): Place {
  const before = text.slice(0, from).split('\n');
  const own = text.slice(from, to).split('\n')[0] ?? '';
  const at = (before.at(-1)?.length ?? 0) + column;
  return { file, line: line + before.length - 1, column: at, endColumn: at + own.trimEnd().length };
}
