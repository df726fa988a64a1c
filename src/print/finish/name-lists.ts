// Turns lists that the page knows to be contents or notes into what PDF calls them.
import type { ListInPage } from '../describe-document.ts';
import { isElement } from './mend-structure.ts';
import { writeText } from './pdf-values.ts';
import { type Element, element, elementsIn } from './structure.ts';

/** Pairs the lists of the structure with those of the page, both in reading order; where they do not agree nothing is done. */
export function nameLists(top: Element, lists: readonly ListInPage[]): void {
  const found = elementsIn(top).flatMap(([one]) => (one.type === 'L' ? one : []));
  const agree =
    found.length === lists.length &&
    found.every((list, index) => list.kids.filter((kid) => isElement(kid, 'LI')).length === lists[index]?.items);
  if (!agree) return;
  let notes = 0;
  for (const [index, list] of found.entries()) {
    if (lists[index]?.kind === 'contents') asContents(list);
    if (lists[index]?.kind === 'notes')
      for (const item of list.kids)
        if (isElement(item, 'LI'))
          for (const body of item.kids)
            if (isElement(body, 'LBody')) {
              const note = element('Note', body.kids);
              note.dict.set('/ID', writeText(`note${++notes}`));
              body.kids = [note];
            }
  }
}

/** L, LI and LBody become TOC and TOCI; a link stands in a reference (ISO 32000-1, 14.8.4.2). */
function asContents(list: Element): void {
  list.type = 'TOC';
  list.dict.delete('/A');
  for (const item of list.kids) {
    if (!isElement(item, 'LI')) continue;
    item.type = 'TOCI';
    item.kids = item.kids.flatMap((kid) => (isElement(kid, 'LBody') ? kid.kids : [kid]));
    item.kids = item.kids.flatMap((kid) => (isElement(kid, 'P') ? kid.kids : [kid]));
    item.kids = item.kids.map((kid) => (isElement(kid, 'Link') ? element('Reference', [kid]) : kid));
  }
}
