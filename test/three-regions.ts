// Makes a small project on disk with three regions that differ in every way that a review tells.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINIMAL = fileURLToPath(new URL('./briefings/minimal', import.meta.url));
const REVIEW = 'briefings/small-review';

const FILES: Readonly<Record<string, string>> = {
  'briefings/regions.yaml': `national: { id: uk, name: United Kingdom, nameInText: the UK, codes: { gss: K02000001 } }
regions:
  - { id: north, name: North, nameInText: the North, codes: { gss: E12000001 } }
  - { id: south, name: South, nameInText: the South, codes: { gss: E12000002 } }
  - { id: east, name: East, nameInText: the East, codes: { gss: E12000003 } }
`,
  [`${REVIEW}/data/data.yaml`]: `spend:
  file: spend.csv
  title: Spending by region
  publisher: An Office
  released: 2025-01-01
  licence: OGL-3.0
  place: { column: code, code: gss }
  period: { column: year }
  columns:
    total: { label: Spending, unit: gbp-million }
    rate: { label: Rate, unit: percent }
  missing: not published
  mayMiss: [total, rate]
`,
  [`${REVIEW}/data/spend.csv`]: `code,year,total,rate
K02000001,2023,900,5.0
K02000001,2024,1000,5.5
E12000001,2023,100,4.0
E12000001,2024,120,4.5
E12000002,2023,200,3.0
E12000002,2024,250,
E12000003,2023,300,2.0
`,
  [`${REVIEW}/sections/02-money.md`]: `# Money in {{ region.name }}

Spending was {{ spend.total }} in the year, at a rate of {{ spend.rate }} [@smith2020].

:::only{region="north south"}
Only two read this.
:::

:::except{region=national}
The nation does not read this.
:::

:::only{edition=policy-briefing}
Never in a report.
:::
`,
  [`${REVIEW}/sections/03-end.md`]: '# The end\n\nThat is all there is to say about it.\n',
  [`${REVIEW}/regions/north/03-end.md`]: `# The end in the North

One two three {{ spend.total }} four [@smith2020]. :holds[Five six]{that="spend.total > 100"}.

| Fact | Value |
| --- | ---: |
| Spending | {{ spend.total }} |
| Staff | 12 |
`,
  [`${REVIEW}/regions/south/03-end.md`]: `# The end in the South

One two three {{ spend.total }} four [@smith2020]. :holds[Five six]{that="spend.total > 100"}.

| Fact | Value |
| --- | ---: |
| Staff | 15 |
| Spending | {{ spend.total }} |
`,
  [`${REVIEW}/regions/south/+after-02-harbour.md`]: '# The harbour\n\nShips come and go here.\n',
};

/** Writes the project and returns its folder; `more` are further files, by path. */
export function makeThreeRegions(more: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'despatch-regions-'));
  cpSync(MINIMAL, root, { recursive: true });
  for (const [path, text] of Object.entries({ ...FILES, ...more })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
