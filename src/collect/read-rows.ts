// Turns the rows of a CSV into rows of a table: places known, cells of the right kind, one row for each place and period.
import { nearest } from '../messages.ts';
import type { Place, Row } from '../model.ts';
import type { TableDescription } from './forms/table-form.ts';
import { type Csv, type CsvRow, MAX_FAULTS, placeOfCell } from './read-csv.ts';
import type { Nameable } from './read-tables.ts';
import { type Reading, report } from './reading.ts';

/** Codes that every table may have rows for: the UK, the UK less Extra-Regio, England. */
const COMPARATORS = {
  gss: ['K02000001', 'E92000001'],
  itl1: ['UK', 'UKX', 'TLB'],
  id: ['uk', 'england'],
  name: ['United Kingdom', 'England'],
} as const;

type Say = (rule: 'data-cell-fits' | 'data-place-exists' | 'data-row-unique', fault: RowFault) => void;
type RowFault = { readonly place: Place; readonly text: string; readonly hint?: string | undefined };

/** Reads the rows. Reports `data-place-exists`, `data-cell-fits` and `data-row-unique`, at most twenty times a file. */
export function readRows(
  reading: Reading,
  of: { file: string; csv: Csv; description: TableDescription; places: Nameable },
): readonly Row[] {
  const { file, csv, description, places } = of;
  const { header, rows } = csv;
  let said = 0;
  const say: Say = (rule, fault) => {
    if (++said <= MAX_FAULTS) report(reading, rule, fault);
    else if (said === MAX_FAULTS + 1)
      report(reading, rule, { ...fault, text: `${fault.text} There are more faults below; they are not listed.` });
  };
  const placeColumn = header.cells.indexOf(description.place.column);
  const periodColumn = description.period === undefined ? -1 : header.cells.indexOf(description.period.column);
  const columns = Object.entries(description.columns).map(([name, { unit }]) => ({
    name,
    index: header.cells.indexOf(name),
    isText: unit === 'text',
  }));
  const known = knownCodes(description, places);
  const unknown = new Set<string>();
  const lines = new Map<string, number>();
  return rows.flatMap((row): Row[] => {
    const place = row.cells[placeColumn] ?? '';
    const period = row.cells[periodColumn] ?? '';
    if (known !== null && !known.includes(place) && !unknown.has(place)) {
      // Said once for each code: it stands in a row for every period.
      unknown.add(place);
      // Codes are all alike: the nearest is hardly the one that was meant.
      const near = isCode(description) || place === '' ? undefined : nearest(place, known);
      const hint =
        near === undefined
          ? 'Name it under "otherPlaces" in data.yaml, or add the region to regions.yaml.'
          : `Did you mean "${near}"?`;
      const text =
        place === ''
          ? 'This row names no place.'
          : `"${place}" is ${isCode(description) ? 'the code of no region' : 'no region'} in regions.yaml.`;
      say('data-place-exists', { place: placeOfCell(file, row, placeColumn), text, hint });
    }
    if (periodColumn >= 0 && period === '')
      say('data-cell-fits', { place: placeOfCell(file, row, periodColumn), text: 'This row names no period.' });
    const key = JSON.stringify([place, period]);
    const first = lines.get(key);
    if (first !== undefined) {
      const what = period === '' ? `"${place}"` : `"${place}" and ${period}`;
      const text = `A row for ${what} already stands on line ${first}.`;
      say('data-row-unique', { place: placeOfCell(file, row, placeColumn), text, hint: 'Take one of the two out.' });
      return [];
    }
    lines.set(key, row.line);
    const cells = Object.fromEntries(columns.map((column) => [column.name, readCell(say, { ...column, file, row })]));
    const written = Object.fromEntries(
      columns.flatMap(({ name, index }) => {
        const text = row.cells[index] ?? '';
        return typeof cells[name] === 'number' && String(cells[name]) !== text ? [[name, text]] : [];
      }),
    );
    return [{ place, period, cells, ...(Object.keys(written).length === 0 ? {} : { written }), line: row.line }];
  });
}

function isCode({ place }: TableDescription): boolean {
  return place.code === 'gss' || place.code === 'itl1';
}

function knownCodes({ place }: TableDescription, { regions, national }: Nameable): readonly string[] | null {
  if (regions === null) return null;
  const own = [national, ...regions].flatMap((region) => {
    if (place.code === 'id' || place.code === 'name') return region[place.code];
    return region.codes[place.code] ?? [];
  });
  const named = place.national === undefined ? [] : [place.national];
  return [...new Set([...own, ...named, ...COMPARATORS[place.code], ...Object.keys(place.otherPlaces)])];
}

function readCell(
  say: Say,
  cell: { readonly name: string; readonly index: number; readonly isText: boolean; file: string; row: CsvRow },
): number | string | null {
  const text = cell.row.cells[cell.index] ?? '';
  if (text === '') return null;
  if (cell.isText) return text;
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  const place = placeOfCell(cell.file, cell.row, cell.index);
  const plain = text.replace(/[£,%\s\u00a0]/g, '').replace('−', '-');
  const hint = /^-?\d+(\.\d+)?$/.test(plain)
    ? `Write ${plain}: units and commas are put in by the format.`
    : 'Leave the cell empty where there is no figure, and name the column under "mayMiss" in data.yaml.';
  say('data-cell-fits', { place, text: `"${shortened(text)}" in the column "${cell.name}" is not a number.`, hint });
  return null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
