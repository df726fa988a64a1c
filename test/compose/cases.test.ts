// Composes every case folder and compares what comes out with what was read and accepted.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherMessages } from '../../src/messages.ts';
import type { Document, EditionName, Message, Section } from '../../src/model.ts';
import { composeSample, makeSection, makeVariant } from './sample.ts';

/** variant.json: which variant of the sample a case is composed for. */
interface Chosen {
  readonly edition?: EditionName;
  readonly region?: string;
  readonly language?: string;
  readonly citationStyle?: string;
}

const cases = join(import.meta.dirname, 'cases');
const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

describe.each(folders(cases))('%s', (step) => {
  it.each(folders(join(cases, step)))('%s', async (name) => {
    const folder = join(cases, step, name);
    const variantFile = join(folder, 'variant.json');
    const chosen = (existsSync(variantFile) ? JSON.parse(readFileSync(variantFile, 'utf8')) : {}) as Chosen;
    const { citationStyle, ...variant } = chosen;
    const sections = sectionsOf(folder);
    const document = composeSample(
      { sections, ...(citationStyle === undefined ? {} : { citationStyle }) },
      makeVariant(variant),
    );
    await expect(describeDocument(document)).toMatchFileSnapshot(join(folder, 'output.html'));
    // The same fault may be met twice, in its place and where it is collected; a build says it once.
    const messages = gatherMessages(document.messages, [])
      .map((each) => describeMessage(each, sections))
      .join('\n');
    const messagesFile = join(folder, 'messages.txt');
    if (messages !== '') await expect(`${messages}\n`).toMatchFileSnapshot(messagesFile);
    else expect(existsSync(messagesFile), 'messages.txt is there, but there was no message').toBe(false);
  });
});

/** input.md is the first chapter; a file such as 02-second.md is another one. */
function sectionsOf(folder: string): readonly Section[] {
  const more = readdirSync(folder).filter((name) => /^\d\d-.*\.md$/.test(name));
  return [
    makeSection('01-input', readFileSync(join(folder, 'input.md'), 'utf8')),
    ...more.map((name) => makeSection(name.slice(0, -3), readFileSync(join(folder, name), 'utf8'))),
  ];
}

function describeDocument(document: Document): string {
  const outline = document.outline.map(({ depth, number, title, id }) =>
    `${'  '.repeat(depth - 1)}${number} ${title} #${id}`.replace(/^(\s*) /, '$1'),
  );
  const isReport = document.variant.edition === 'report';
  const parts = [
    ['outline', outline.length > 1 ? outline.join('\n') : ''],
    ...document.chapters.map(({ number, id, html }) => [`chapter ${number} #${id}`, html]),
    ['key messages', isReport ? '' : document.keyMessages.map(({ id, html }) => `#${id} ${html}`).join('\n')],
    [
      'findings',
      isReport
        ? ''
        : document.findings
            .map(({ id, number, claim, strength, body }) => `#${id} ${number} (${strength.word}) ${claim}\n${body}`)
            .join('\n'),
    ],
    [
      'recommendations',
      document.recommendations
        .map((one) =>
          isReport
            ? `#${one.id} ${one.number} ${one.headline}`
            : `#${one.id} ${one.number} ${one.headline} | ${one.audience} | ${one.by} | ${one.findings.map(({ number }) => number)}\n${one.body}`,
        )
        .join('\n'),
    ],
    [
      'chosen figures',
      document.chosenFigures
        .map(({ id, kind, title, after, where, section, html }) => {
          const drawn = html.replace(/<svg[\s\S]*?<\/svg>/g, '<svg/>');
          return `#${id} ${kind} "${title}" after ${after} in ${section.number || section.title}${where.inReport ? '' : ', not in the report'}\n${drawn}`;
        })
        .join('\n'),
    ],
    ['references', document.references.map(({ id, html }) => `<p id="ref-${id}">${html}</p>`).join('\n')],
    ['pictures', document.pictures.join('\n')],
  ];
  const shown = parts
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<!-- ${name} -->\n${inLines(text ?? '')}`);
  return `${shown.join('\n\n')}\n`;
}

/** Starts each block on its own line, so that differences can be read; text inside blocks stays as it is. */
function inLines(html: string): string {
  return html
    .replace(/(\S)(<(?:h\d|p|div|ul|ol|li|table|thead|tbody|tr|blockquote|figure|section|dl|pre|hr)\b)/g, '$1\n$2')
    .replaceAll('\u00a0', '&nbsp;')
    .trim();
}

/** A message with the line it is about and what of it is meant. */
function describeMessage(each: Message, sections: readonly Section[]): string {
  const { line = 0, column = 0, endColumn, rule, severity, text, hint } = each;
  const excerpt = sections.find(({ file }) => file === each.file)?.text.split('\n')[line - 1];
  const marks = `${' '.repeat(Math.max(0, column - 1))}${'^'.repeat(Math.max(1, (endColumn ?? column + 1) - column))}`;
  return [
    `${line}:${column} ${severity} ${rule}`,
    `  ${text}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
    ...(excerpt === undefined ? [`  in ${each.file}`] : [`  | ${excerpt}`, `  | ${marks}`]),
  ].join('\n');
}
