// Plants thirty faults in data, values, references and regions: one run tells all of them, each at the very place, and nothing else.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/model.ts';
import { runCli } from './run-cli.ts';

const project = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const review = 'briefings/spending-review';
const [data, described] = [`${review}/data`, `${review}/data/data.yaml`];
const section = (name: string): string => `${review}/sections/${name}.md`;
const TABLE =
  '\n  title: T\n  publisher: P\n  released: 2024\n  licence: OGL-3.0\n  place: { column: code, code: id }\n';

/** What is planted: `find` in `file` becomes `put`, in which « stands where the message must point; "" is the end of the file. */
interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

const fault = (rule: string, file: string, [find, put]: readonly [string, string]): Fault => ({
  rule,
  file,
  find,
  put,
});

const FAULTS: readonly Fault[] = [
  // data
  fault('data-is-described', `${data}/extra.csv`, ['', '«code,amount\nuk,1\n']),
  fault('data-parses', `${data}/jobs.csv`, ['south,600\n', 'south,600,«7\n']),
  fault('data-cell-fits', `${data}/jobs.csv`, ['north,400', 'north,«£4 hundred']),
  fault('data-place-exists', `${data}/firms.csv`, ['E12000008', '«E12000009']),
  fault('data-row-unique', `${data}/firms.csv`, ['', '«E12000001,2023,21\n']),
  fault('data-column-exists', described, [
    '',
    `births:\n  file: jobs.csv${TABLE}  columns:\n    «jbs: { label: B, unit: count }\n`,
  ]),
  fault('yaml-value-fits', described, ['decimals: 0', 'decimals: «none']),
  fault('citation-key-exists', described, ['title: Firms\n', 'title: Firms\n  source: «smith2021\n']),
  fault('file-exists', described, [
    '',
    `deaths:\n  file: «spnd.csv${TABLE}  columns:\n    deaths: { label: D, unit: count }\n`,
  ]),
  // values
  fault('value-exists', section('01-introduction'), ['', '\nIt was «{{ spend.amuont }}.\n']),
  fault('value-exists', section('01-introduction'), ['', '\nIt was {{ spend.amount | «period: "2021" }}.\n']),
  fault('value-filter-fits', section('01-introduction'), ['', '\nIt was {{ spend.amount | «plcae: "uk" }}.\n']),
  fault('value-exists', section('01-introduction'), ['', '\nIt was {{ spend.amount | «place: "nort" }}.\n']),
  fault('value-is-well-formed', section('01-introduction'), ['', '\nIt was «{{ spend..amount }}.\n']),
  fault('assertion-holds', section('01-introduction'), [
    '',
    '\n:::only{region=north}\n:holds[It fell]{that="«spend.amount < 39"}.\n:::\n',
  ]),
  fault('block-attribute-fits', section('02-findings'), ['column=amount', 'column=«amuont']),
  fault('finding-has-source', section('02-findings'), [
    '',
    '\n«:::finding[It is so.]{id=f-so strength=strong}\nNobody says so.\n:::\n',
  ]),
  // references
  fault('citation-key-exists', section('03-recommendations'), [
    'It helps.',
    'It helps [see @smith2020, p. 3; «@smth2020].',
  ]),
  fault('bibliography-parses', `${review}/references.bib`, [
    '',
    '\n@book{«broken2020,\n  title = {Unclosed,\n  year = {2020}\n}\n',
  ]),
  fault('source-has-needed-fields', `${review}/references.bib`, [
    'jones2021,\n  author = {Jones, Bob},\n  title = {An Article},\n  journal = {A Journal},',
    '«jones2021,\n  author = {Jones, Bob},\n  title = {An Article},',
  ]),
  fault('source-value-fits', `${review}/references.bib`, ['year = {2020}', 'year = {«20020}']),
  fault('source-value-fits', `${review}/references.bib`, ['{10.1000/182}', '{«1000/182}']),
  fault('source-value-fits', `${review}/references.bib`, ['{{Bank of England}}', '{«Bank of England}']),
  fault('bibliography-parses', `${review}/references.json`, ['"type": "report"', '"type": «"reprot"']),
  // regions
  fault('id-is-unique', 'briefings/regions.yaml', ['', '  - id: «south\n    name: Another South\n']),
  fault('region-exists', `${review}/publication.yaml`, ['[north, south]', '[north, south, «wst]']),
  fault('region-exists', `${review}/regions/nroth`, ['', '«']),
  fault('region-exists', section('03-recommendations'), ['region=north', 'region=«nort']),
  fault('section-replaces-shared', `${review}/regions/north/02-fndings.md`, ['', '«# Findings\n']),
  fault('yaml-key-known', `${review}/regions/south/region.yaml`, ['summary:', '«sumary:']),
];

let root = '';
let messages: readonly Message[] = [];
let code: number | null = null;

/** Plants one fault, with its mark still in. */
function plant({ file, find, put }: Fault): void {
  const path = join(root, file);
  if (put === '«') {
    mkdirSync(path);
    writeFileSync(join(path, 'region.yaml'), 'summary: Text.\n');
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!before.includes(find)) throw new Error(`"${find}" is not in ${file}`);
  writeFileSync(path, find === '' ? before + put : before.replace(find, () => put));
}

/** Where the marks of a file stand, which are taken out of it: "line:column". */
function takeMarks(file: string): readonly string[] {
  const path = join(root, file);
  if (!existsSync(path) || !/\.\w+$/.test(file)) return ['1:1'];
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, lines.join('\n').replaceAll('«', ''));
  return lines.flatMap((line, index) => {
    const pieces = line.split('«');
    return pieces.slice(1).map((_, nth) => `${index + 1}:${pieces.slice(0, nth + 1).join('').length + 1}`);
  });
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-thirty-'));
  cpSync(project, root, { recursive: true });
  const clean = await build();
  expect([clean.code, clean.messages]).toEqual([0, []]);
  for (const one of FAULTS) plant(one);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function build() {
  const ran = await runCli(['build', '--root', root, '--out', join(root, 'out'), '--json', '--format', 'html'], root);
  return { code: ran.code, messages: JSON.parse(ran.stdout).messages as readonly Message[], stderr: ran.stderr };
}

describe('thirty faults in data, values, references and regions', () => {
  it('are told in one run, each by its rule at the very place', async () => {
    expect(FAULTS.length).toBe(30);
    const files = [...new Set(FAULTS.map(({ file }) => file))];
    const planted = files.flatMap((file) => {
      const rules = FAULTS.filter((one) => one.file === file).map(({ rule }) => rule);
      return [`${file}: ${[...rules].sort().join(', ')} at ${[...takeMarks(file)].sort().join(' ')}`];
    });
    const ran = await build();
    [messages, code] = [ran.messages, ran.code];
    await expect(ran.stderr.slice(ran.stderr.indexOf('briefings/'))).toMatchFileSnapshot('thirty-faults.txt');
    const told = files.map((file) => {
      const own = messages.filter((one) => one.file === file);
      const places = own.map(({ line, column }) => `${line}:${column}`);
      return `${file}: ${own
        .map(({ rule }) => rule)
        .sort()
        .join(', ')} at ${places.sort().join(' ')}`;
    });
    expect(told).toEqual(planted);
    expect(messages.length).toBe(30);
    expect(code).toBe(1);
  });

  it('each say what to do', () => {
    expect(messages.filter(({ hint }) => hint === undefined)).toEqual([]);
  });
});
