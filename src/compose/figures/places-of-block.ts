// Turns the places that a block names into rows of its figure; all regions where it names none.
import { findPlace } from '../values/find-figure.ts';
import { isMessage } from '../values/quantity.ts';
import { type FigurePlace, placesOf } from './choose-cells.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';

/**
 * Rows in the order in which `places` names them: regions, or other places of the table; "others" is all of these. The nation is the
 * reference, unless it is named. A place within this edition's region is lit. Null after a message `block-attribute-fits`.
 */
export function placesOfBlock(context: FigureContext, { block, chosen }: Rendering): readonly FigurePlace[] | null {
  const { table } = chosen;
  const { places } = context.values;
  const { region, regions, national } = places;
  const all = placesOf(table, places);
  const wanted = (block.attributes.places ?? '').split(/[\s,]+/).filter((word) => word !== '');
  if (wanted.length === 0) return all;
  const others = Object.entries(table.otherPlaces ?? {});
  const known = ['others', ...[national, ...regions].map(({ id }) => id), ...others.map(([code]) => code)];
  const rows: FigurePlace[] = [];
  for (const word of wanted) {
    if (word === 'others') {
      rows.push(...others.map(([code, name]) => otherPlace(code, name)));
      continue;
    }
    const found = findPlace(word, { table, places, place: block.place });
    if (isMessage(found)) return fault(context, { block, attribute: 'places', text: found.text, known });
    const row = all.find(({ code }) => code === found.code);
    rows.push(row === undefined ? otherPlace(found.code, found.name) : { ...row, reference: false });
  }
  return [...rows, ...all.filter((row) => row.reference && !rows.some(({ code }) => code === row.code))];

  function otherPlace(code: string, name: string): FigurePlace {
    const lit = table.within?.[code] === region.id && region.id !== national.id;
    return { label: name, code, mapCode: code, lit, reference: false };
  }
}
