// Changes a project under a preview: the pages that it makes out of what it remembers are those of one that remembers nothing.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPreview, type Preview } from '../src/preview.ts';

const PROJECT = fileURLToPath(new URL('briefings/everything', import.meta.url));
const NOW = '2026-01-01T00:00:00Z';
const OF = 'briefings/every-block';
let root: string;
let preview: Preview;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-remembers-'));
  cpSync(PROJECT, root, { recursive: true });
  preview = openPreview(root);
});

afterAll(async () => {
  await preview.close();
  rmSync(root, { recursive: true, force: true });
});

/** Every web edition of the project, and what is said of it. */
async function pagesOf(of: Preview) {
  const draft = await of.read(NOW);
  const pages: { path: string; html: string; messages: unknown }[] = [];
  for (const { folder, webFile } of draft.variants) {
    const file = await draft.file(`${folder}/${webFile}`);
    const html = Buffer.from(file?.bytes ?? []).toString();
    pages.push({ path: `${folder}/${webFile}`, html, messages: file?.messages });
  }
  return pages;
}

const change = (path: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(root, path), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(root, path), text.replace(from, to));
};

describe('a preview shows what one that is just begun shows', () => {
  let before = '';
  it.each([
    ['at first', () => undefined],
    ['with words at the end of the figures', () => change(`${OF}/sections/02-figures.md`, /$/, '\n\nNew words.\n')],
    ['with lines above the figures', () => change(`${OF}/sections/02-figures.md`, /\n/, '\n\nOne more.\n\nAnother.\n')],
    ['with another number in a table', () => change(`${OF}/data/counts.csv`, /(,20\d\d),\d+,/g, '$1,29,')],
    ['with a figure that is faulty', () => change(`${OF}/sections/02-figures.md`, /data=counts\b/, 'data=cuonts')],
    ['with that fault on another line', () => change(`${OF}/sections/02-figures.md`, /\n/, '\n\nAbove it.\n')],
    ['without it', () => change(`${OF}/sections/02-figures.md`, /data=cuonts\b/, 'data=counts')],
    ['with a region under another name', () => change('briefings/regions.yaml', /name: (\w+)/, 'name: $1shire')],
    ['with another title', () => change(`${OF}/publication.yaml`, /^title: .*$/m, 'title: Another title')],
  ])('%s', async (_, save) => {
    save();
    const fresh = openPreview(root);
    const [mine, other] = [await pagesOf(preview), await pagesOf(fresh)];
    await fresh.close();
    expect(mine).toEqual(other);
    expect(mine.length).toBeGreaterThan(1);
    expect(JSON.stringify(mine)).not.toBe(before);
    before = JSON.stringify(mine);
  });
});
