// Plants twenty faults in a copy of the real project: one run tells all of them, each with its place, and nothing else.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const review = 'briefings/innovation-evidence-review';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-faults-'));
  for (const name of ['despatch.yaml', 'briefings']) cpSync(join(project, name), join(root, name), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`Nothing changed in ${file}`);
  writeFileSync(path, after);
}

const append = (file: string, text: string): void => edit(file, (before) => `${before.trimEnd()}\n\n${text}\n`);
const section = (name: string): string => `${review}/sections/${name}.md`;

/** Each plants one fault and names the rule that should speak, and the file. */
const FAULTS: readonly (readonly [rule: string, file: string, plant: () => void])[] = [
  ['yaml-key-known', 'despatch.yaml', () => append('despatch.yaml', 'citatonStyle: apa')],
  [
    'brand-exists',
    'briefings/regions.yaml',
    () => edit('briefings/regions.yaml', (text) => text.replace('brand: ypip', 'brand: ypipp')),
  ],
  [
    'yaml-value-fits',
    'briefings/people.yaml',
    () => edit('briefings/people.yaml', (text) => text.replace(/^(\s*)citedAs: .*$/m, '$1citedAs: [Billing]')),
  ],
  [
    'theme-exists',
    `${review}/publication.yaml`,
    () => edit(`${review}/publication.yaml`, (text) => text.replace('theme: innovation', 'theme: inovation')),
  ],
  [
    'yaml-key-known',
    `${review}/publication.yaml`,
    () =>
      edit(`${review}/publication.yaml`, (text) =>
        text.replace('kind: Evidence review', 'kind: Evidence review\nsubtitel: A review'),
      ),
  ],
  [
    'yaml-parses',
    `${review}/regions/wales/region.yaml`,
    () => append(`${review}/regions/wales/region.yaml`, 'contact: "unclosed'),
  ],
  [
    'bibliography-parses',
    `${review}/references.bib`,
    () => append(`${review}/references.bib`, '@article{broken2020,\n  title = {Unbalanced,\n}'),
  ],
  [
    'file-name-follows-pattern',
    `${review}/sections/notes.md`,
    () => writeFileSync(join(root, review, 'sections/notes.md'), '# Notes\n'),
  ],
  [
    'region-exists',
    `${review}/regions/walse`,
    () => cpSync(join(root, review, 'regions/london'), join(root, review, 'regions/walse'), { recursive: true }),
  ],
  [
    'citation-key-exists',
    section('01-introduction'),
    () => append(section('01-introduction'), 'A claim [@forth2021].'),
  ],
  ['value-exists', section('01-introduction'), () => append(section('01-introduction'), 'In {{ region.nmae }}.')],
  [
    'heading-levels-do-not-skip',
    section('02-national-policy'),
    () => append(section('02-national-policy'), '#### Too deep'),
  ],
  [
    'block-is-closed',
    section('03-local-and-devolved-policy'),
    () => append(section('03-local-and-devolved-policy'), ':::note\nNever closed.'),
  ],
  [
    'block-attribute-fits',
    section('04-capacities-of-places'),
    () =>
      append(
        section('04-capacities-of-places'),
        ':::finding[A claim.]{id=f-new strength=stong}\nSee [@forth2020].\n:::',
      ),
  ],
  [
    'finding-exists',
    section('05-lessons-from-interventions'),
    () =>
      append(
        section('05-lessons-from-interventions'),
        ':::recommendation[Do it.]{id=r-new for="Councils" by=2027 findings="f-nonesuch"}\nNow.\n:::',
      ),
  ],
  [
    'region-exists',
    section('06-international-examples'),
    () => append(section('06-international-examples'), ':::only{region=wale}\nText.\n:::'),
  ],
  [
    'image-exists',
    section('07-gaps-and-measurement'),
    () => append(section('07-gaps-and-measurement'), '![A map](images/map.png)'),
  ],
  [
    'link-is-safe',
    section('09-methods-and-limits'),
    () => append(section('09-methods-and-limits'), '[Click](javascript:alert(1))'),
  ],
  [
    'footnote-exists',
    section('09-methods-and-limits'),
    () => append(section('09-methods-and-limits'), 'A note[^nowhere].'),
  ],
  [
    'anchor-exists',
    `${review}/regions/scotland/08-what-this-means-here.md`,
    () => append(`${review}/regions/scotland/08-what-this-means-here.md`, '[There](#no-such-place).'),
  ],
];

describe('twenty faults in a copy of the project', () => {
  it('give exactly twenty messages, each with file, line and column, and exit code 1', async () => {
    for (const [, , plant] of FAULTS) plant();
    const { code, stdout } = await runCli(
      ['build', '--root', root, '--out', join(root, 'out'), '--json', '--format', 'html'],
      root,
    );
    const { messages } = JSON.parse(stdout) as {
      messages: { rule: string; file: string; line?: number; column?: number }[];
    };
    const seen = messages.map((one) => `${one.rule} ${one.file}`).sort();
    expect(seen).toEqual(FAULTS.map(([rule, file]) => `${rule} ${file}`).sort());
    expect(messages.filter((one) => !one.line || !one.column)).toEqual([]);
    expect(code).toBe(1);
  });

  it('gave none before they were planted', async () => {
    const { code, stdout } = await runCli(
      ['build', '--root', project, '--out', join(root, 'clean'), '--json', '--format', 'html'],
      root,
    );
    expect(JSON.parse(stdout).messages).toEqual([]);
    expect(code).toBe(0);
  });
});
