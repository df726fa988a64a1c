// Finds passages in another language that nothing marks, and marks that name no language.
import type { Html, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { message } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { placeAt, placeOf } from './place-of.ts';

/** Frequent small words, without those that English has too. */
const SMALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  cy: "yn yr mae ac ar gyda sy'n ei eu wedi i'r o'r a'r hwn hon fel gan bod oedd nid ond y mewn trwy ein eich rhwng".split(
    ' ',
  ),
  ga: 'agus tá atá bhí chun leis ó gach seo sin againn maidir trí ina den don'.split(' '),
  gd: "agus tha airson anns gu bha cha leis seo sin againn tro a' nan nam".split(' '),
  fr: "le la les des du une est dans pour avec sur par que qui nous et aux cette ces l'innovation".split(' '),
  de: 'der das und ist nicht mit für auf dem ein eine von zu wird sind werden auch nach'.split(' '),
  es: 'el los las una que para con por del está como más sobre entre también'.split(' '),
};
const ENGLISH = new Set(
  'the of and to in is for that with on are by an as at be from it was this which has have'.split(' '),
);
/** A passage counts when this many different small words of a language stand among this many words, and no English one. */
const NEEDED = 3;
const AMONG = 8;

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'none' });

/** Messages: `language-is-marked`. */
export function checkLanguages(tree: Root, input: MarkdownInput): readonly Message[] {
  const messages: Message[] = [];
  const open: { name: string; lang: string | null }[] = [];
  visit(tree, (node, _, parent): void => {
    if (node.type === 'html') {
      messages.push(...marksOf(node, input, open));
      return;
    }
    if (node.type !== 'text' || open.some(({ lang }) => lang !== null)) return;
    if (parent?.type === 'link') return;
    const start = node.position?.start.offset;
    const found = foreignPassage(node.value);
    if (start === undefined || found === null) return;
    const at = input.text.indexOf(found.first, start);
    const place = at < 0 ? placeOf(input, node) : placeAt(input, { offset: at, length: found.first.length });
    const text = `This passage seems to be ${names.of(found.language)}, but is not marked as such: it would be read aloud as English.`;
    messages.push(
      message('language-is-marked', place, text, `Write <span lang="${found.language}">…</span> round it.`),
    );
  });
  return messages;
}

/** Follows the tags of raw HTML, and says which `lang` names no language. */
function marksOf(node: Html, input: MarkdownInput, open: { name: string; lang: string | null }[]): Message[] {
  const messages: Message[] = [];
  for (const tag of node.value.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1] === '/') {
      const last = open.findLastIndex((one) => one.name === name);
      if (last >= 0) open.splice(last);
      continue;
    }
    const lang = /\slang\s*=\s*["']?([^"'\s>]*)/i.exec(tag[3] ?? '')?.[1] ?? null;
    if (lang !== null && nameOf(lang) === null) {
      const hint = 'Write its code, such as cy for Welsh, gd for Scottish Gaelic or ga for Irish.';
      messages.push(message('language-is-marked', placeOf(input, node), `"${lang}" names no language.`, hint));
    }
    if (!/^(br|hr|img|input|wbr|col)$/.test(name)) open.push({ name, lang });
  }
  return messages;
}

function nameOf(tag: string): string | null {
  try {
    return names.of(tag) ?? null;
  } catch {
    return null;
  }
}

function foreignPassage(text: string): { language: string; first: string } | null {
  const words = text.match(/\p{L}[\p{L}'’]*/gu) ?? [];
  const plain = words.map((word) => word.toLowerCase().replaceAll('’', "'"));
  for (let from = 0; from < plain.length; from++) {
    const window = plain.slice(from, from + AMONG);
    if (window.some((word) => ENGLISH.has(word))) continue;
    for (const [language, small] of Object.entries(SMALL_WORDS)) {
      const hits = new Set(window.filter((word) => small.includes(word)));
      const first = window.findIndex((word) => hits.has(word));
      if (hits.size >= NEEDED) return { language, first: words[from + first] ?? '' };
    }
  }
  return null;
}
