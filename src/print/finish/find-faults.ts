// Checks a finished draft against what PDF/UA-1 and PDF/A-3a ask for and can be checked by machine.
import type { PdfFault, PrintJob } from '../../model.ts';
import { arrayOf, type Draft, dictOf } from './draft.ts';
import { isElement } from './mend-structure.ts';
import { readText, referenceTo } from './pdf-values.ts';
import { type Element, elementsIn, marksIn } from './structure.ts';

/** What the checks look at besides the draft: its pages, its tree, and the text of an element. */
export interface Finished {
  readonly job: PrintJob;
  readonly pages: readonly number[];
  readonly top: Element;
  readonly textOf: (element: Element) => string;
}

/** With all elements of the tree, which is read once for all checks. */
type Read = Finished & { readonly elements: ReturnType<typeof elementsIn> };
type Check = (draft: Draft, read: Read) => PdfFault[];

const CHECKS: readonly Check[] = [titles, figures, headings, links, lists, tables, notes, owners];

/** Everything that forbids the claim of conformance. */
export function findFaults(draft: Draft, finished: Finished): PdfFault[] {
  const read = { ...finished, elements: elementsIn(finished.top) };
  return CHECKS.flatMap((check) => check(draft, read));
}

function titles(draft: Draft, { job }: Read): PdfFault[] {
  const title = job.title.trim() === '' ? [fault('title', '', null)] : [];
  return readText(draft.root.get('/Lang')) === '' ? [...title, fault('language', '', null)] : title;
}

function figures(_: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  return elements.flatMap(([one]) => {
    if (one.type !== 'Figure' && one.type !== 'Formula') return [];
    return readText(one.dict.get('/Alt')).trim() === '' ? [at('alternative', one, { pages, textOf })] : [];
  });
}

/** A heading is at most one level below the one before it (ISO 14289-1, 7.4.2). */
function headings(_: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  const faults: PdfFault[] = [];
  let level = 0;
  for (const [one] of elements) {
    const found = /^H([1-6])$/.exec(one.type);
    if (found === null) continue;
    if (Number(found[1]) > level + 1) faults.push(at('heading-level', one, { pages, textOf }));
    level = Number(found[1]);
  }
  return faults;
}

function links(draft: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  const tagged = new Set<number>();
  const faults: PdfFault[] = [];
  for (const [one] of elements) {
    if (!one.kids.some(({ kind }) => kind === 'annotation')) continue;
    const annotations = one.kids.flatMap((kid) => (kid.kind === 'annotation' ? kid.object : []));
    for (const object of annotations) tagged.add(object);
    const named = (object: number) => readText(dictOf(draft, referenceTo(object))?.get('/Contents')).trim() !== '';
    if (!annotations.every(named)) faults.push(at('link-name', one, { pages, textOf }));
  }
  for (const [index, page] of pages.entries())
    for (const annotation of arrayOf(draft, dictOf(draft, referenceTo(page))?.get('/Annots')))
      if (!tagged.has(Number.parseInt(String(annotation), 10))) faults.push(fault('link-name', '', index + 1));
  return faults;
}

function lists(_: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  const faults: PdfFault[] = [];
  for (const [one, parent] of elements) {
    const wrong =
      (one.type === 'LI' && !(parent?.type === 'L' && one.kids.every((kid) => isElement(kid, 'Lbl', 'LBody')))) ||
      (one.type === 'L' && !one.kids.every((kid) => isElement(kid, 'LI', 'L', 'Caption')));
    if (wrong) faults.push(at('list', one, { pages, textOf }));
  }
  return faults;
}

/** Every row of a table covers as many columns, counting what reaches down from rows above. */
function tables(_: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  return elements.flatMap(([one]) => {
    if (one.type !== 'Table') return [];
    const rows = elementsIn(one).flatMap(([row, parent]) =>
      row.type === 'TR' && (parent === one || /^T(Head|Body|Foot)$/.test(parent?.type ?? '')) ? [row] : [],
    );
    const reaching: number[] = [];
    const widths = rows.map((row) => {
      let column = 0;
      for (const cell of row.kids) {
        if (!isElement(cell, 'TH', 'TD')) continue;
        while ((reaching[column] ?? 0) > 0) column++;
        const [down, across] = [spanOf(cell, '/RowSpan'), spanOf(cell, '/ColSpan')];
        for (let i = 0; i < across; i++) reaching[column++] = down;
      }
      const width = Array.from(reaching, (left = 0) => left).filter((left) => left > 0).length;
      for (const [index, left] of reaching.entries()) reaching[index] = Math.max(0, (left ?? 0) - 1);
      return width;
    });
    const whole = one.kids.every((kid) => isElement(kid, 'TR', 'THead', 'TBody', 'TFoot', 'Caption'));
    const regular = whole && widths.every((width) => width === widths[0]) && reaching.every((left) => left === 0);
    const headed = elementsIn(one).some(([cell]) => cell.type === 'TH');
    if (!regular) return [at('table-regular', one, { pages, textOf })];
    return headed ? [] : [at('table-head', one, { pages, textOf })];
  });
}

function spanOf(cell: Element, key: string): number {
  const attributes = cell.dict.get('/A');
  for (const one of Array.isArray(attributes) ? attributes : [attributes])
    if (one instanceof Map && one.has(key)) return Number(one.get(key));
  return 1;
}

function notes(_: Draft, { elements, pages, textOf }: Read): PdfFault[] {
  const ids = new Set<unknown>();
  return elements.flatMap(([one]) => {
    const id = one.dict.get('/ID');
    const wrong = (one.type === 'Note' && id === undefined) || (id !== undefined && ids.has(id));
    ids.add(id);
    return wrong ? [at('note-id', one, { pages, textOf })] : [];
  });
}

/** Every page has its structure, in the order of which its links are reached. */
function owners(draft: Draft, { pages }: Read): PdfFault[] {
  return pages.flatMap((page, index) => {
    const dict = dictOf(draft, referenceTo(page));
    const inOrder = !dict?.has('/Annots') || dict.get('/Tabs') === '/S';
    return inOrder ? [] : [fault('tab-order', '', index + 1)];
  });
}

function at(what: PdfFault['what'], one: Element, { pages, textOf }: Pick<Finished, 'pages' | 'textOf'>): PdfFault {
  const page = marksIn(one)[0]?.page;
  const number = page === undefined ? 0 : pages.indexOf(page) + 1;
  return fault(what, textOf(one).slice(0, 80), number === 0 ? null : number);
}

function fault(what: PdfFault['what'], text: string, page: number | null): PdfFault {
  return { what, text, page };
}
