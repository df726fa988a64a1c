// Keeps the author's guide true: its examples build without a message, show everything there is, and have their pictures.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCK_KINDS } from '../../src/compose/dialect/block-kinds.ts';
import { FILTER_NAMES } from '../../src/compose/values/apply-filter.ts';
import type { Message } from '../../src/model.ts';
import { buildExamples, GUIDE, PICTURES, pageOf, readExamples, readLines } from './examples.ts';

const examples = readExamples();
const all = examples.map(({ text }) => text).join('\n');
let folder: string;
let messages: readonly Message[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-guide-'));
  messages = await buildExamples(examples, folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('builds every example without a message', () => {
  expect(messages).toEqual([]);
  expect(examples).toHaveLength([...readFileSync(GUIDE, 'utf8').matchAll(/^`{3,}markdown$/gm)].length);
});

it('fills in every value of every example', () => {
  for (const { name } of examples) {
    const page = readFileSync(join(folder, 'output', pageOf(name)), 'utf8');
    // What the page says of itself to machines is JSON, with braces of its own.
    const seen = page.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
    expect(seen, name).not.toMatch(/\{\{|\}\}|undefined|NaN/);
  }
});

describe('shows', () => {
  it.each(Object.keys(BLOCK_KINDS))('the block %s', (name) => {
    expect(all).toMatch(new RegExp(`^:{2,}${name}[[{\\s]`, 'm'));
  });

  it.each([...FILTER_NAMES])('the filter %s', (name) => {
    expect(all).toMatch(new RegExp(`\\{\\{[^}]*\\| ${name}\\b`));
  });

  it.each(['chart', 'map'])('every type of %s', (name) => {
    for (const type of BLOCK_KINDS[name]?.words?.type ?? [])
      if (!['bar', 'area'].includes(type)) expect(all).toMatch(new RegExp(`^:::${name}.*type=${type}`, 'm'));
  });
});

it('has a picture of every example, each with an alternative text', () => {
  const guide = readFileSync(GUIDE, 'utf8');
  for (const [, name] of guide.matchAll(/pictures\/([\w-]+)\.png/g))
    expect(existsSync(join(PICTURES, `${name}.png`)), `${name}: run "npm run pictures"`).toBe(true);
  expect(examples.filter(({ alt }) => alt.length < 10)).toEqual([]);
  expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
});

describe('lines of publication.yaml', () => {
  const lines = readLines();
  const shown: Readonly<Record<string, RegExp>> = {
    'status: review': /For review, not for publication\./,
    'status: published\nembargo:': /Embargoed until 1 December 2026, 00:01 \(UTC\+00:00\)\./,
    'status: published\nversion:':
      /Version 1\.1, 10 February 2025, correction: The year of the last review was wrong\./,
    'status: withdrawn': /This publication was withdrawn: 1 March 2025\./,
  };

  it('are all shown', () => {
    expect(lines).toHaveLength(Object.keys(shown).length);
  });

  it.each(Object.entries(shown))('%j builds without a message, and its page says so', async (start, words) => {
    const own = mkdtempSync(join(tmpdir(), 'despatch-lines-'));
    try {
      const text = '# Example\n\nText of the example.\n';
      const more = lines.find((one) => one.startsWith(start)) ?? '';
      expect(await buildExamples([{ name: 'lines', text, line: 1, alt: '' }], own, more)).toEqual([]);
      expect(readFileSync(join(own, 'output', pageOf('lines')), 'utf8')).toMatch(words);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });
});
