// Begins projects and parts of them through the command line: they build at once without a message, and nothing is overwritten.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { insertRegion } from '../../src/app/start/insert-region.ts';
import { startBrand, startPublication, startRegion } from '../../src/app/start/start-something.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-start-'));
  root = join(folder, 'project');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');

async function init(...args: string[]): Promise<void> {
  const { code, stderr } = await runCli(['init', 'project', ...args], folder);
  expect([code, stderr]).toEqual([0, '']);
}

/** Builds the web editions of everything, and returns what was written; there must be nothing to say. */
async function buildsCleanly(): Promise<readonly string[]> {
  const { code, stdout } = await runCli(['build', '--format', 'html', '--json'], root);
  const { messages, files } = JSON.parse(stdout) as { messages: unknown[]; files: { path: string }[] };
  expect([code, messages]).toEqual([0, []]);
  return files.map(({ path }) => path);
}

describe('despatch init', () => {
  it('begins a project that builds without a message, with editions for the country and two regions', async () => {
    await init();
    const files = await buildsCleanly();
    for (const place of ['', 'first-region/', 'second-region/'])
      for (const page of ['index.html', 'report.html', 'policy-briefing.html'])
        expect(files).toContain(`example-review/${place}${page}`);
    const report = read('output/example-review/second-region/report.html');
    for (const words of [
      'Second Example Region',
      'Key messages',
      'Finding',
      'Recommendation',
      '<svg',
      'Author, 2024, p. 1',
    ])
      expect(report).toContain(words);
    expect(report).toContain('is 200, 66.7% of that for the whole country');
    expect(read('output/example-review/first-region/report.html')).toContain('stands at the front of this region');
  });

  it('takes the publisher’s names, however they are written', async () => {
    const name = `O'Brien & Daughters: policy #1 "Ltd" \\ {x}`;
    await init('--name', name, '--short', '- yes', '--url', 'https://example.org/a?b=c#d');
    await buildsCleanly();
    const { publisher } = parse(read('despatch.yaml'));
    expect(publisher).toEqual({ name, short: '- yes', url: 'https://example.org/a?b=c#d' });
  });

  it('leaves comments that teach, a guide, and what Git should not keep', async () => {
    await init();
    for (const path of ['despatch.yaml', 'briefings/regions.yaml', 'briefings/example-review/publication.yaml'])
      expect(read(path).match(/#/g)?.length).toBeGreaterThan(5);
    expect(read('README.md')).toContain('npx despatch preview');
    expect(read('.gitignore')).toContain('output/');
    const schema = /\$schema=(\S+)/.exec(read('briefings/example-review/publication.yaml'))?.[1] ?? '';
    expect(existsSync(join(root, 'briefings/example-review', schema))).toBe(true);
  });

  it('begins in an empty folder as well, with a .git in it, and in no other', async () => {
    mkdirSync(join(root, '.git'), { recursive: true });
    expect((await runCli(['init'], root)).code).toBe(0);
    const before = readdirSync(root, { recursive: true });
    const again = await runCli(['init'], root);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
    expect(readdirSync(root, { recursive: true })).toEqual(before);
    writeFileSync(join(folder, 'file'), 'mine');
    expect((await runCli(['init', 'file'], folder)).code).toBe(2);
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full/notes.txt'), 'mine');
    const full = await runCli(['init', 'full'], folder);
    expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('notes.txt')]);
    expect(readdirSync(join(folder, 'full'))).toEqual(['notes.txt']);
  });
});

describe('despatch new', () => {
  beforeEach(() => init());

  it('adds a publication, a region and a brand, and all still builds without a message', async () => {
    const regions = read('briefings/regions.yaml');
    for (const [kind, name] of [
      ['publication', 'Skills Evidence Review'],
      ['region', 'Third Example Region'],
      ['brand', 'Third Colours'],
    ])
      expect(await runCli(['new', kind as string, name as string], root)).toMatchObject({ code: 0, stderr: '' });
    expect(read('briefings/regions.yaml').startsWith(regions)).toBe(true);
    writeFileSync(join(root, 'despatch.yaml'), read('despatch.yaml').replace('brand: house', 'brand: third-colours'));
    const files = await buildsCleanly();
    expect(files).toContain('skills-evidence-review/third-example-region/report.html');
    expect(files).toContain('assets/web-third-colours.css');
    expect(existsSync(join(root, 'briefings/skills-evidence-review/references.bib'))).toBe(true);
    expect(existsSync(join(root, 'briefings/skills-evidence-review/data/data.yaml'))).toBe(true);
  });

  it('knows how to write every name', async () => {
    const names: readonly (readonly [string, string])[] = [
      [`O'Brien: a review #1`, 'obrien-a-review-1'],
      ['"Quoted" {braces} [brackets] & more', 'quoted-braces-brackets-more'],
      ['- no', 'no'],
      ['2024', '2024'],
      ['Ynys Môn: tŷ a gwŷr', 'ynys-mon-ty-a-gwyr'],
      ['<script>alert(1)</script>', 'script-alert-1-script'],
      ['../../outside', 'outside'],
      ['null', 'null'],
      ['$TITLE  # $& $1', 'title-1'],
    ];
    for (const [name] of names) {
      startPublication(root, name, 2026);
      startRegion(root, name);
      startBrand(root, name);
    }
    expect(await runCli(['new', 'publication', '--', '- through: the #command line'], root)).toMatchObject({ code: 0 });
    const files = await buildsCleanly();
    expect(files).toContain('through-the-command-line/report.html');
    for (const [name, id] of names) {
      expect(files).toContain(`${id}/${id}/report.html`);
      expect(parse(read(`briefings/${id}/publication.yaml`)).title).toBe(name);
      expect(parse(read(`styles/brands/${id}.yaml`)).name).toBe(name);
    }
    const regions = parse(read('briefings/regions.yaml')).regions.slice(2);
    expect(regions.map(({ id, name }: { id: string; name: string }) => [name, id])).toEqual(names);
    expect(readdirSync(folder)).toEqual(['project']);
  });

  it('overwrites nothing', async () => {
    const mine = 'mine';
    mkdirSync(join(root, 'briefings/taken'));
    writeFileSync(join(root, 'styles/brands/taken.yaml'), mine);
    const regions = read('briefings/regions.yaml');
    for (const [kind, name] of [
      ['publication', 'Taken'],
      ['brand', 'taken'],
      ['region', 'First region'],
    ]) {
      const { code, stderr } = await runCli(['new', kind as string, name as string], root);
      expect([code, stderr]).toEqual([2, expect.stringContaining('file-in-the-way')]);
    }
    expect(readdirSync(join(root, 'briefings/taken'))).toEqual([]);
    expect(read('styles/brands/taken.yaml')).toBe(mine);
    expect(read('briefings/regions.yaml')).toBe(regions);
  });

  it('says what was meant, and what a name must have', async () => {
    expect(await runCli(['new', 'pubication', 'A'], root)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean "publication"?'),
    });
    for (const name of ['…', '日本', 'a\nb: c'])
      expect(await runCli(['new', 'region', name], root)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('name-unusable'),
      });
    for (const name of ['About', 'Search']) {
      const { code, stderr } = await runCli(['new', 'publication', name], root);
      expect([code, stderr]).toEqual([2, expect.stringContaining("the site's own pages")]);
      expect(existsSync(join(root, 'briefings', name.toLowerCase()))).toBe(false);
    }
    expect((await runCli(['new', 'region', 'A'], folder)).code).toBe(2);
  });
});

describe('a region is inserted', () => {
  const entry = '- id: new\n  name: New    # a note\n';
  it.each([
    ['in an empty file', '', 'regions:\n  - id: new\n    name: New    # a note\n'],
    ['below a list that is empty', 'regions: []\n# end\n', 'regions:\n  - id: new\n    name: New    # a note\n# end\n'],
    ['below a key without a value', 'regions: # here\n', 'regions: # here\n  - id: new\n    name: New    # a note\n'],
    [
      'before what follows, with its comments',
      'regions:\n- id: a   # first\n  name: A\n\n# the country\nnational: { id: uk, name: UK }\n',
      'regions:\n- id: a   # first\n  name: A\n\n- id: new\n  name: New    # a note\n\n# the country\nnational: { id: uk, name: UK }\n',
    ],
    [
      'after a last line without an end',
      'regions:\n    - { id: a, name: A }',
      'regions:\n    - { id: a, name: A }\n\n    - id: new\n      name: New    # a note\n',
    ],
    ['in brackets', 'regions: [{ id: a, name: A }]\n', 'regions: [{ id: a, name: A }, { id: new, name: New }]\n'],
  ])('%s', (_, text, expected) => {
    expect(insertRegion(text, { id: 'new', entry })).toBe(expected);
  });

  it.each(['regions: [', 'regions: { a: b }\n', 'regions:\n  - id: new\n    name: New\n'])('not into %j', (text) => {
    expect(() => insertRegion(text, { id: 'new', entry })).toThrow(/regions.yaml/);
  });
});
