// Reads a project again and again with a memory: what comes out is what a first reading gives, and what did not change is the same.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Collected, collect, createMemory } from '../../src/collect/index.ts';

const PROJECT = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const PUBLICATION = 'briefings/spending-review';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-memory-'));
  cpSync(PROJECT, root, { recursive: true, filter: (path) => !path.includes('expected') });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Edits of every kind of file, each of which a reader with a memory must notice. */
const EDITS: readonly (readonly [string, () => void])[] = [
  ['a section changes', () => write(`${PUBLICATION}/sections/01-introduction.md`, '# Introduction\n\nOther words.\n')],
  ['a section is new', () => write(`${PUBLICATION}/sections/07-new.md`, '# New\n\nWords.\n')],
  ['a section goes', () => rmSync(join(root, PUBLICATION, 'sections/07-new.md'))],
  ['a section is broken', () => write(`${PUBLICATION}/sections/09_wrong.md`, '# Wrong\n')],
  ['a section is mended', () => renameSync(join(root, PUBLICATION, 'sections/09_wrong.md'), join(root, 'gone.md'))],
  [
    'a cell changes',
    () => write(`${PUBLICATION}/data/jobs.csv`, read(`${PUBLICATION}/data/jobs.csv`).replace('1', '2')),
  ],
  [
    'a cell is no number',
    () => write(`${PUBLICATION}/data/jobs.csv`, `${read(`${PUBLICATION}/data/jobs.csv`)}x,y,z\n`),
  ],
  ['a table is not described', () => write(`${PUBLICATION}/data/other.csv`, 'a,b\n1,2\n')],
  ['the bibliography is broken', () => write(`${PUBLICATION}/references.bib`, '@book{a, title = {A}\n')],
  [
    'a region is new',
    () => write('briefings/regions.yaml', `${read('briefings/regions.yaml')}\n  - { id: east, name: East }\n`),
  ],
  ['regions cannot be read', () => write('briefings/regions.yaml', 'regions: [')],
  [
    'a region has a text of its own',
    () => write(`${PUBLICATION}/regions/north/+after-01-here.md`, '# Here\n\nWords.\n'),
  ],
  ['a template is the project’s own', () => write('templates/partials/foot.hbs', '<p>Foot</p>')],
  ['a style changes', () => write('styles/web.css', 'p { color: red }')],
  ['a word changes', () => write('templates/words/en-GB.yaml', 'edition: { report: Review }\n')],
  ['a brand cannot be read', () => write('styles/brands/mine.yaml', 'name: Mine\ncolours: { ink: "#eeeeee" }\n')],
  ['settings change', () => write('despatch.yaml', read('despatch.yaml').replace('lpip-hub', 'mine'))],
];

/** Half a megabyte of fonts is the package's, whatever is edited, and slow to compare. */
function withoutFonts({ collection, messages }: Collected) {
  return { messages, collection: collection && { ...collection, design: { ...collection.design, fonts: [] } } };
}

it('notices every kind of edit, one after the other', async () => {
  const memory = createMemory();
  await collect({ root, memory });
  for (const [what, edit] of EDITS) {
    edit();
    expect(withoutFonts(await collect({ root, memory })), what).toEqual(withoutFonts(await collect({ root })));
  }
});

it('notices edits of one file in quick succession that keep its size', async () => {
  const memory = createMemory();
  for (let turn = 0; turn < 40; turn++) {
    write(`${PUBLICATION}/sections/01-introduction.md`, `# Introduction\n\nTurn ${100 + turn}.\n`);
    const { collection } = await collect({ root, memory });
    expect(collection?.publications[0]?.sections[0]?.text).toContain(`Turn ${100 + turn}.`);
  }
});

it('gives back the same objects for what did not change, also where a file was saved with the same words', async () => {
  const memory = createMemory();
  const { collection: first } = await collect({ root, memory });
  write(`${PUBLICATION}/sections/01-introduction.md`, '# Introduction\n\nOther words.\n');
  write(`${PUBLICATION}/data/jobs.csv`, read(`${PUBLICATION}/data/jobs.csv`));
  const { collection: second } = await collect({ root, memory });
  const [before, after] = [first?.publications[0], second?.publications[0]];
  expect(second?.design).toBe(first?.design);
  expect(after?.sources).toBe(before?.sources);
  expect(after?.tables).toBe(before?.tables);
  expect(after?.sections[1]).toBe(before?.sections[1]);
  expect(after?.sections[0]).not.toBe(before?.sections[0]);
});
