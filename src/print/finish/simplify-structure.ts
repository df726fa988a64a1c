// Turns Chromium's elements without meaning into paragraphs, groups or nothing, so that text stands where it belongs.
import { type Element, element, type Kid } from './structure.ts';

/** Elements that hold text and inline elements. */
const TEXTUAL = new Set(
  'P H H1 H2 H3 H4 H5 H6 Lbl Link Span Quote Code Em Strong Reference Figure Formula Title Mark Del Ins Sub Sup'.split(
    ' ',
  ),
);
/** Elements that hold either text or blocks. */
const EITHER = new Set(['LI', 'LBody', 'TD', 'TH', 'Caption', 'Note']);
const INLINE = new Set('Link Span Quote Code Em Strong Reference Mark Del Ins Sub Sup Form Formula'.split(' '));

/** Changes the tree in place; the order of its marks and annotations stays as it is. */
export function simplifyStructure(top: Element): void {
  if (TEXTUAL.has(top.type)) {
    top.kids = top.kids.flatMap(flattened);
    return;
  }
  const hasText = top.kids.some((kid) => isInline(kid) || isLeaf(kid));
  top.kids = top.kids.flatMap((kid): Kid[] => {
    if (kid.kind !== 'element') return [kid];
    const inline = !hasBlock(kid);
    if (isPlain(kid)) {
      if (kid.kids.length === 0) return [];
      if (isLeaf(kid) || (hasText && inline)) return kid.kids.flatMap(flattened);
    }
    if (kid.type === 'NonStruct')
      kid.type = inline && kid.kids.some((one) => isInline(one) || isLeaf(one)) ? 'P' : 'Div';
    simplifyStructure(kid);
    return [kid];
  });
  if (!EITHER.has(top.type) || !top.kids.every((kid) => isInline(kid) || isLabel(kid)))
    top.kids = inParagraphs(top.kids);
}

/** An inline element's own content: what means nothing is replaced by what it holds. */
function flattened(kid: Kid): Kid[] {
  if (kid.kind !== 'element') return [kid];
  if (isPlain(kid)) return kid.kids.flatMap(flattened);
  if (kid.type === 'NonStruct') kid.type = 'Span';
  simplifyStructure(kid);
  return [kid];
}

/** Runs of text and inline elements become paragraphs between the blocks. */
function inParagraphs(kids: readonly Kid[]): Kid[] {
  const blocks: Kid[] = [];
  let run: Element | null = null;
  for (const kid of kids) {
    if (!isInline(kid)) {
      run = null;
      blocks.push(kid);
    } else if (run === null) {
      run = element('P', [kid]);
      blocks.push(run);
    } else run.kids.push(kid);
  }
  return blocks;
}

function isPlain(kid: Kid): boolean {
  return kid.kind === 'element' && kid.type === 'NonStruct' && kid.dict.size === 0;
}

function isLeaf(kid: Kid): boolean {
  return isPlain(kid) && (kid as Element).kids.length > 0 && (kid as Element).kids.every(({ kind }) => kind === 'mark');
}

function isInline(kid: Kid): boolean {
  return kid.kind !== 'element' || INLINE.has(kid.type);
}

function isLabel(kid: Kid): boolean {
  return kid.kind === 'element' && kid.type === 'Lbl';
}

function hasBlock(kid: Kid): boolean {
  if (kid.kind !== 'element' || INLINE.has(kid.type)) return false;
  return kid.type !== 'NonStruct' || kid.kids.some(hasBlock);
}
