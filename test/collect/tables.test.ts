// Tests what becomes of a CSV that is right, and that none takes more memory or messages than it may.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { collect } from '../../src/collect/index.ts';

const here = import.meta.dirname;
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'despatch-tables-')));
let made = 0;

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Collects the case "data", with another CSV where one is given. */
async function tablesOf(csv?: string) {
  const root = join(temporary, String(++made));
  cpSync(join(here, '../briefings/minimal'), root, { recursive: true });
  cpSync(join(here, 'cases/data/briefings'), join(root, 'briefings'), { recursive: true });
  const data = join(root, 'briefings/small-review/data');
  mkdirSync(data, { recursive: true });
  if (csv !== undefined) writeFileSync(join(data, 'spend.csv'), csv);
  const { collection, messages } = await collect({ root });
  return { tables: collection?.publications[0]?.tables ?? [], messages };
}

describe('a CSV', () => {
  test('becomes a table', async () => {
    const { tables, messages } = await tablesOf();
    expect(messages).toEqual([]);
    expect(tables).toEqual([
      {
        id: 'spend',
        file: 'briefings/small-review/data/spend.csv',
        title: 'Spending',
        publisher: 'Office for Numbers',
        released: '2024',
        licence: 'OGL-3.0',
        attribution: 'Source: Office for Numbers licensed under the Open Government Licence v3.0.',
        columns: [
          { name: 'amount', label: 'Amount', unit: 'gbp-million', kind: 'number' },
          { name: 'note', label: 'Note', unit: 'text', kind: 'text' },
        ],
        placeKind: 'id',
        otherPlaces: { england: 'England' },
        periods: ['2023', '2024'],
        missing: 'not available',
        mayMiss: [],
        rows: [
          { place: 'uk', period: '2023', cells: { amount: 10, note: null }, line: 2 },
          { place: 'north', period: '2023', cells: { amount: 4.5, note: 'a, b' }, line: 3 },
          { place: 'england', period: '2023', cells: { amount: null, note: 'two\nlines' }, line: 4 },
          { place: 'uk', period: '2024', cells: { amount: 11, note: 'x' }, line: 6 },
          { place: 'north', period: '2024', cells: { amount: -5, note: 'say "so"' }, line: 7 },
        ],
      },
    ]);
  });

  test('with a mark at its start and line ends of another system is the same', async () => {
    const { tables, messages } = await tablesOf('\uFEFFcode,year,amount,note\r\nuk,2024,1,x\r\n');
    expect(messages).toEqual([]);
    expect(tables[0]?.rows).toEqual([{ place: 'uk', period: '2024', cells: { amount: 1, note: 'x' }, line: 2 }]);
  });

  test('that is faulty is marked, so that its values give no messages of their own', async () => {
    const { tables } = await tablesOf('code,year,amount,note\nuk,2024,much,x\n');
    expect(tables[0]).toMatchObject({ id: 'spend', faulty: true });
  });

  test('of more rows or bytes than the limit is refused in one message', async () => {
    const rows = Array.from({ length: 100_001 }, (_, index) => `uk,${index},1,x`).join('\n');
    for (const csv of [`code,year,amount,note\n${rows}`, 'x'.repeat(20_000_001)]) {
      const { tables, messages } = await tablesOf(csv);
      expect(messages).toHaveLength(1);
      expect(tables[0]).toMatchObject({ faulty: true, rows: [] });
    }
  });

  test('that is wrong in every row says so twenty times', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `uk,${index},much,x`).join('\n');
    const { messages } = await tablesOf(`code,year,amount,note\n${rows}`);
    expect(messages).toHaveLength(21);
    expect(messages.at(-1)?.text).toContain('more faults');
  });
});
