// Works out ten figures of a region's edition from the CSVs, with code of its own: what the PDF must say.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const DATA = fileURLToPath(new URL('../../briefings/innovation-evidence-review/data/', import.meta.url));

type Row = Readonly<Record<string, string>>;

/** Rows of a CSV without quoted cells, by the names in its head. */
function rowsOf(file: string): readonly Row[] {
  const text = readFileSync(`${DATA}${file}`, 'utf8').replace(/^\uFEFF/, '');
  if (text.includes('"')) throw new Error(`${file} has quoted cells.`);
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

const gdp = rowsOf('gdp_per_head_by_region.csv').filter(({ year }) => year === '2023');
const output = rowsOf('productivity_by_region.csv').filter(({ year }) => year === '2023');
const firms = rowsOf('business_demography_by_region.csv').filter(({ year }) => year === '2024');
const research = rowsOf('business_rd_by_region.csv').filter(({ year }) => year === '2024');
const profile = rowsOf('regional_profile_latest.csv');

/** ITL1 codes of the twelve regions and nations. */
const REGIONS = 'TLC TLD TLE TLF TLG TLH TLI TLJ TLK TLL TLM TLN'.split(' ');

/** Ten texts, without white space, that the report for a region must hold. */
export function tenFigures(itl1: string): readonly string[] {
  const of = (rows: readonly Row[], column: string, code = itl1): number => {
    const cell = rows.find((row) => row.itl1_code === code)?.[column];
    if (cell === undefined || cell === '') throw new Error(`There is no ${column} of ${code}.`);
    return Number(cell);
  };
  const rank = (rows: readonly Row[], column: string): string => {
    const place = 1 + REGIONS.filter((other) => of(rows, column, other) > of(rows, column)).length;
    return `${place}${['th', 'st', 'nd', 'rd'][place] ?? 'th'}of12`;
  };
  const pounds = (amount: number): string => `£${amount.toString().replace(/\B(?=(\d{3})+$)/g, ',')}`;
  const share = (percent: number): string => `${percent.toFixed(1)}%`;
  return [
    pounds(of(gdp, 'gdp_per_head_current_gbp')),
    `UK${pounds(of(gdp, 'gdp_per_head_current_gbp', 'UK'))}·${rank(gdp, 'gdp_per_head_current_gbp')}`,
    `£${of(output, 'gva_per_hour_gbp').toFixed(2)}`,
    `UK£${of(output, 'gva_per_hour_gbp', 'UKX').toFixed(2)}·${rank(output, 'gva_per_hour_gbp')}`,
    pounds(of(profile, 'berd_per_head_2022_gbp_derived')),
    share(of(profile, 'level3_or_above_2023_pct')),
    share(of(profile, 'gigabit_premises_2026_01_pct')),
    share(of(firms, 'high_growth_businesses_pct')),
    share(of(firms, 'business_birth_rate_pct')),
    `${pounds(of(research, 'berd_gbp_million'))}million`,
  ];
}

/** Region id → ITL1 code, as regions.yaml has them. */
export function itl1Codes(): ReadonlyMap<string, string> {
  const text = readFileSync(fileURLToPath(new URL('../../briefings/regions.yaml', import.meta.url)), 'utf8');
  const { regions } = parse(text) as { regions: readonly { id: string; codes: { itl1: string } }[] };
  return new Map(regions.map(({ id, codes }) => [id, codes.itl1]));
}
