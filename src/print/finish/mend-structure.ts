// Mends what Chromium's structure lacks for PDF/UA: list bodies, figures, roles of its own, tables, notes, contents.
import { type Dict, readText, type Value, writeText } from './pdf-values.ts';
import { type Element, element, elementsIn, type Kid } from './structure.ts';

/** The mark that the page puts before the alternative of a formula: Chromium tags it as a figure. */
export const FORMULA = '\u2061formula\u2061';

/** Types of ISO 32000-1, 14.8.4. */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);
const INLINE_ROLES = new Set(['Strong', 'Em', 'Mark', 'Del', 'Ins', 'Sub', 'Sup', 'Title']);

/** Lists hold items, and an item a label and a body. */
export function mendLists(top: Element): void {
  for (const [list] of elementsIn(top)) {
    if (list.type !== 'L') continue;
    list.kids = list.kids.map((kid) => (isElement(kid, 'LI', 'L', 'Caption') ? kid : element('LI', [kid])));
    for (const item of list.kids) {
      if (!isElement(item, 'LI')) continue;
      const labels = item.kids.filter((kid): kid is Element => isElement(kid, 'Lbl'));
      const bodies = item.kids.filter((kid): kid is Element => isElement(kid, 'LBody'));
      const rest = item.kids.filter((kid) => !isElement(kid, 'Lbl', 'LBody'));
      item.kids = [...labels, ...bodies, ...(rest.length > 0 ? [element('LBody', rest)] : [])];
    }
  }
}

/** A figure without an alternative that holds other things is a group; one whose alternative is marked so is a formula. */
export function mendFigures(top: Element): void {
  for (const [one] of elementsIn(top)) {
    if (one.type !== 'Figure') continue;
    const alternative = readText(one.dict.get('/Alt'));
    if (alternative.startsWith(FORMULA)) {
      one.type = 'Formula';
      one.dict.set('/Alt', writeText(alternative.slice(FORMULA.length)));
    } else if (alternative === '' && one.kids.every((kid) => kid.kind === 'element')) one.type = 'Div';
  }
}

/** A link that Chromium did not take for one is a link; one without an annotation leads nowhere and is text. */
export function mendLinks(top: Element): void {
  for (const [one] of elementsIn(top)) {
    const leads = one.kids.some((kid) => kid.kind === 'annotation');
    if (leads) one.type = 'Link';
    else if (one.type === 'Link') one.type = 'Span';
  }
}

/** One dictionary of attributes for a cell instead of three, without what is so anyway. */
export function mendTables(top: Element): void {
  // A caption that is set as a block of its own loses its type in Chromium; nothing else stands beside the rows.
  for (const [table] of elementsIn(top))
    if (table.type === 'Table')
      for (const kid of table.kids)
        if (isElement(kid, 'P', 'Div', 'Span') && kid.kind === 'element') kid.type = 'Caption';
  for (const [cell] of elementsIn(top)) {
    if (cell.type !== 'TH' && cell.type !== 'TD') continue;
    const attributes = cell.dict.get('/A');
    const all: Value[] = Array.isArray(attributes) ? attributes : attributes === undefined ? [] : [attributes];
    const table: Dict = new Map([['/O', '/Table']]);
    const others: Value[] = [];
    for (const one of all)
      if (one instanceof Map && one.get('/O') === '/Table') {
        for (const [key, value] of one) if (!(/Span$/.test(key) && value === '1')) table.set(key, value);
      } else others.push(one);
    const mended = table.size > 1 ? [table, ...others] : others;
    if (mended.length === 0) cell.dict.delete('/A');
    else cell.dict.set('/A', mended.length === 1 ? (mended[0] as Value) : mended);
  }
}

/** Numbers the ids of elements in reading order: Chromium counts the nodes since it started. */
export function renumberIds(top: Element): void {
  const ids = new Map<string, string>();
  for (const [one] of elementsIn(top)) {
    const id = one.dict.get('/ID');
    if (typeof id !== 'string') continue;
    if (!ids.has(id)) ids.set(id, `(n${String(ids.size + 1).padStart(6, '0')})`);
    one.dict.set('/ID', ids.get(id) ?? id);
  }
  const rename = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(rename);
    return value instanceof Map ? value : (ids.get(value) ?? value);
  };
  for (const [one] of elementsIn(top)) {
    const attributes = one.dict.get('/A');
    for (const each of Array.isArray(attributes) ? attributes : [attributes])
      if (each instanceof Map && each.has('/Headers')) each.set('/Headers', rename(each.get('/Headers') ?? []));
  }
}

/** Standard types for those of Chromium's own that occur, for the role map. */
export function rolesOf(top: Element): Dict {
  const roles: Dict = new Map();
  for (const [one] of elementsIn(top))
    if (!STANDARD.has(one.type)) roles.set(`/${one.type}`, INLINE_ROLES.has(one.type) ? '/Span' : '/Div');
  return new Map([...roles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a kid is an element of one of some types. */
export function isElement(kid: Kid | undefined, ...types: string[]): kid is Element {
  return kid?.kind === 'element' && types.includes(kid.type);
}
