// Each folder of cases/ is a patch over briefings/minimal (remove.txt: what to take away), with the messages it must give.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { Message } from '../../src/model.ts';

const here = import.meta.dirname;
const minimal = join(here, '../briefings/minimal');
const review = 'briefings/small-review';
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'despatch-collect-')));
let made = 0;

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function project(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = join(temporary, String(++made));
  cpSync(minimal, root, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function say(messages: readonly Message[]): string {
  const lines = messages.map(({ file, line, column, endColumn, severity, rule, text, hint }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    const end = endColumn === undefined ? '' : `-${endColumn}`;
    return `${place}${end} ${severity} ${rule}\n  ${text}${hint === undefined ? '' : `\n  ${hint}`}\n`;
  });
  return lines.join('') || 'No messages.\n';
}

const one = async (root: string) => {
  const { collection, messages } = await collect({ root });
  const publication = collection?.publications[0];
  if (publication === undefined) throw new Error(`nothing collected\n${say(messages)}`);
  return { collection, publication, messages };
};

describe('cases', () => {
  const cases = readdirSync(join(here, 'cases'));
  test.each(cases)('%s', async (name) => {
    const root = project();
    const folder = join(here, 'cases', name);
    cpSync(folder, root, { recursive: true });
    rmSync(join(root, 'messages.txt'), { force: true });
    const removals = readdirSync(folder).includes('remove.txt') ? readFileSync(join(folder, 'remove.txt'), 'utf8') : '';
    for (const path of removals.split('\n').filter(Boolean)) rmSync(join(root, path), { recursive: true });
    const { messages } = await collect({ root });
    await expect(say(messages)).toMatchFileSnapshot(join(folder, 'messages.txt'));
  });
});

describe('a project without faults', () => {
  test('becomes a collection', async () => {
    const { collection, publication, messages } = await one(project());
    expect(messages).toEqual([]);
    expect(collection?.national).toMatchObject({ id: 'uk', nameInText: 'the UK' });
    expect(publication).toMatchObject({ id: 'small-review', date: '2024', version: '1.0', regions: ['north'] });
    expect(publication.summary).toEqual({
      text: 'One paragraph of summary.',
      file: `${review}/publication.yaml`,
      line: 8,
      column: 3,
    });
    expect(publication.sections.map(({ id, placement, numbered }) => [id, placement, numbered])).toEqual([
      ['01-introduction', 'shared', true],
    ]);
    expect(publication.regional[0]).toMatchObject({ region: 'north', summary: { line: 2, column: 3 } });
    expect(publication.sources[0]).toMatchObject({ id: 'smith2020', line: 1, column: 7, endColumn: 16 });
    expect(collection?.people[0]?.biographyDate).toBe('2024');
    expect(collection?.themes[0]?.introduction).toMatchObject({ text: 'About *new* things.', line: 3, column: 17 });
  });

  test('has the design of the package, with its own files over it', async () => {
    const { collection } = await one(project({ 'styles/print.css': 'p{}', 'templates/partials/mine.hbs': 'x' }));
    expect(collection?.design.styles.print).toBe('p{}');
    expect(collection?.design.templates['partials/mine']).toBe('x');
    expect(Object.keys(collection?.design.brands ?? {})).toEqual(
      expect.arrayContaining(['lpip-hub', 'ypip', 'cymru-wledig']),
    );
    expect(collection?.design.csl).toHaveProperty('locales-en-GB');
    const families = new Set(collection?.design.fonts.map((font) => font.family));
    expect([...families]).toEqual(['Source Sans 3', 'Source Serif 4', 'Despatch Symbols']);
    for (const font of collection?.design.fonts ?? []) {
      expect(Buffer.from(font.bytes).toString('latin1', 0, 4)).toBe('wOF2');
      expect(font.unicodeRange).toMatch(/^U\+/);
    }
  });

  test('needs neither people, themes, regions nor references', async () => {
    const root = project();
    for (const path of ['briefings/people.yaml', 'briefings/themes.yaml', 'briefings/regions.yaml', review])
      rmSync(join(root, path), { recursive: true });
    const { collection, messages } = await collect({ root });
    expect(messages).toEqual([]);
    expect(collection).toMatchObject({ regions: [], people: [], national: { id: 'national', nameInText: 'the UK' } });
  });

  test('must be there', async () => {
    await expect(collect({ root: join(temporary, 'none') })).rejects.toMatchObject({ code: 'project-missing' });
    await expect(collect({ root: temporary })).rejects.toMatchObject({ code: 'project-missing' });
  });
});

describe('bytes', () => {
  test('marks at the start and line ends of other systems are taken away', async () => {
    const text = '# One\n\nTwo\n';
    const windows = project({ [`${review}/sections/01-introduction.md`]: `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    const unix = project({ [`${review}/sections/01-introduction.md`]: text });
    const [first, second] = [await one(windows), await one(unix)];
    expect(first.publication.sections[0]?.text).toBe(text);
    expect(first.publication.sections[0]?.hash).toBe(second.publication.sections[0]?.hash);
  });

  test('what is not UTF-8 is named with line and column', async () => {
    const bad = Buffer.from('# A \uFFFD\n\nCaf\xe9 au lait\n', 'latin1');
    const typed = Buffer.concat([Buffer.from('# A \uFFFD\n\nCaf'), Buffer.from([0xe9]), Buffer.from(' au\n')]);
    for (const [bytes, column] of [[bad, 5] as const, [typed, 4] as const]) {
      const { messages } = await collect({ root: project({ [`${review}/sections/02-bad.md`]: bytes }) });
      const line = bytes === bad ? 1 : 3;
      expect(messages).toMatchObject([{ rule: 'file-is-text', line, column }]);
    }
  });

  test('UTF-16 and files that are too large are refused', async () => {
    const files = {
      [`${review}/sections/02-wide.md`]: Buffer.from('# Wide', 'utf16le'),
      [`${review}/sections/03-long.md`]: 'x'.repeat(2_000_001),
    };
    const { messages } = await collect({ root: project(files) });
    expect(messages.map(({ rule }) => rule)).toEqual(['file-is-text', 'file-is-text']);
  });
});

describe('links and devices', () => {
  test('nothing is read through a link that leads out', async () => {
    const outside = join(temporary, 'secret.md');
    writeFileSync(outside, '# Secret\n');
    const root = project();
    symlinkSync(outside, join(root, review, 'sections/02-out.md'));
    mkdirSync(join(root, review, 'images'));
    symlinkSync('/dev/zero', join(root, review, 'images/zero.png'));
    symlinkSync(join(root, 'despatch.yaml'), join(root, review, 'images/elsewhere.png'));
    const { publication, messages } = await one(root);
    expect(messages.map(({ rule }) => rule)).toEqual(Array(3).fill('file-stays-inside'));
    expect(JSON.stringify(publication)).not.toContain('Secret');
  });

  test('a pipe is not waited for', async () => {
    const root = project();
    execFileSync('mkfifo', [join(root, review, 'sections/02-pipe.md')]);
    const { messages } = await collect({ root });
    expect(messages).toMatchObject([{ rule: 'file-stays-inside', file: `${review}/sections/02-pipe.md` }]);
  });
});

describe('YAML that explodes', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['groups', '{a: '.repeat(100_000)],
    ['lists', '- '.repeat(100_000)],
    ['keys', '? '.repeat(100_000)],
  ])('%s', async (_, text) => {
    const { messages } = await collect({ root: project({ [`${review}/publication.yaml`]: text }) });
    expect(messages.map(({ rule }) => rule)).toEqual(['yaml-parses']);
  });
});
