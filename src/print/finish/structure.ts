// Turns the structure tree of a draft into elements that can be moved and renamed, and writes them back with their parent tree.
import { add, arrayOf, type Draft, dictOf } from './draft.ts';
import { type Dict, referenceIn, referenceTo, type Value } from './pdf-values.ts';

/** Marked content: a number in the content of a page, or of a form that is drawn on it. */
export interface Mark {
  readonly kind: 'mark';
  readonly page: number;
  readonly form: number | null;
  readonly id: number;
}

/** An annotation. */
export interface Annotation {
  readonly kind: 'annotation';
  readonly object: number;
  readonly page: number | null;
}

/** An element of the structure (ISO 32000-1, 14.7.2); `dict` holds what is neither type, kids, parent nor page. */
export interface Element {
  readonly kind: 'element';
  type: string;
  kids: Kid[];
  readonly dict: Dict;
  /** Its object, to which the outline may refer; null for a new one. */
  readonly object: number | null;
}

export type Kid = Element | Mark | Annotation;

/** A new element. */
export function element(type: string, kids: Kid[] = []): Element {
  return { kind: 'element', type, kids, dict: new Map(), object: null };
}

/** Reads the tree; null when the PDF is not tagged. */
export function readStructure(draft: Draft): Element | null {
  const root = dictOf(draft, draft.root.get('/StructTreeRoot'));
  if (root === null) return null;
  const read = (dict: Dict, object: number | null, inherited: number | null): Element => {
    const page = referenceIn(dict.get('/Pg')) ?? inherited;
    const kids: Kid[] = [];
    for (const kid of arrayOf(draft, dict.get('/K'))) {
      const child = dictOf(draft, kid);
      if (child === null) {
        if (page !== null) kids.push({ kind: 'mark', page, form: null, id: Number(kid) });
        continue;
      }
      if (child.has('/S')) {
        kids.push(read(child, referenceIn(kid), page));
        continue;
      }
      const onPage = referenceIn(child.get('/Pg')) ?? page;
      const annotation = referenceIn(child.get('/Obj'));
      if (annotation !== null) kids.push({ kind: 'annotation', object: annotation, page: onPage });
      else if (onPage !== null)
        kids.push({ kind: 'mark', page: onPage, form: referenceIn(child.get('/Stm')), id: Number(child.get('/MCID')) });
    }
    const type = String(dict.get('/S')).slice(1);
    // The tree is written anew: what is left of the old dictionary serves the new one.
    for (const key of ['/S', '/K', '/P', '/Pg', '/Type']) dict.delete(key);
    return { kind: 'element', type, kids, dict, object };
  };
  const elements = arrayOf(draft, root.get('/K')).flatMap((kid) => {
    const top = dictOf(draft, kid);
    return top === null ? [] : [read(top, referenceIn(kid), null)];
  });
  const [only] = elements;
  return elements.length === 1 && only?.type === 'Document' ? only : element('Document', elements);
}

/** Every element of a tree as it now is, parents first, with its parent. */
export function elementsIn(top: Element): [element: Element, parent: Element | null][] {
  const found: [Element, Element | null][] = [[top, null]];
  const walk = (parent: Element): void => {
    for (const kid of parent.kids) {
      if (kid.kind !== 'element') continue;
      found.push([kid, parent]);
      walk(kid);
    }
  };
  walk(top);
  return found;
}

/** Every mark under an element, in order. */
export function marksIn(top: Element): Mark[] {
  return top.kids.flatMap((kid) => (kid.kind === 'mark' ? kid : kid.kind === 'element' ? marksIn(kid) : []));
}

/** Writes the tree over the old one, with a parent tree that leads from every mark and annotation to its element. */
export function writeStructure(draft: Draft, top: Element, roles: Dict): void {
  const root = dictOf(draft, draft.root.get('/StructTreeRoot'));
  if (root === null) throw new Error('The PDF has no structure.');
  const owners = new Map<number, Value | (string | undefined)[]>();
  const keyOf = (object: number, name: string): number => Number(dictOf(draft, referenceTo(object))?.get(name));
  const named: [string, string][] = [];
  const write = (one: Element, parent: string): string => {
    const dict: Dict = new Map([['/S', `/${one.type}`]]);
    const reference = one.object === null ? add(draft, dict) : referenceTo(one.object);
    if (one.object !== null) draft.objects[one.object] = { value: dict, stream: null };
    dict.set('/P', parent);
    const page = one.kids.find((kid) => kid.kind === 'mark')?.page ?? null;
    if (page !== null) dict.set('/Pg', referenceTo(page));
    const kids = one.kids.map((kid): Value => {
      if (kid.kind === 'element') return write(kid, reference);
      if (kid.kind === 'annotation') {
        owners.set(keyOf(kid.object, '/StructParent'), reference);
        const objr: Dict = new Map([['/Type', '/OBJR']]);
        if (kid.page !== null) objr.set('/Pg', referenceTo(kid.page));
        return objr.set('/Obj', referenceTo(kid.object));
      }
      const key = keyOf(kid.form ?? kid.page, '/StructParents');
      const list = owners.get(key);
      const marks = Array.isArray(list) ? list : [];
      marks[kid.id] = reference;
      owners.set(key, marks);
      if (kid.form === null && kid.page === page) return String(kid.id);
      const mark: Dict = new Map([['/Type', '/MCR']]);
      if (kid.page !== page) mark.set('/Pg', referenceTo(kid.page));
      if (kid.form !== null) mark.set('/Stm', referenceTo(kid.form));
      return mark.set('/MCID', String(kid.id));
    });
    if (kids.length > 0) dict.set('/K', kids.length === 1 ? (kids[0] as Value) : kids);
    for (const [key, value] of one.dict) dict.set(key, value);
    const id = one.dict.get('/ID');
    if (typeof id === 'string') named.push([id, reference]);
    return reference;
  };
  root.set('/K', write(top, String(draft.root.get('/StructTreeRoot'))));
  const keys = [...owners.keys()].sort((a, b) => a - b);
  const numbers = keys.flatMap((key): Value[] => {
    const owner = owners.get(key) ?? 'null';
    return [String(key), Array.isArray(owner) ? Array.from(owner, (one) => (one as Value) ?? 'null') : owner];
  });
  root.set('/ParentTree', add(draft, new Map<string, Value>([['/Nums', numbers]])));
  root.set('/ParentTreeNextKey', String((keys.at(-1) ?? -1) + 1));
  if (roles.size > 0) root.set('/RoleMap', roles);
  if (named.length > 0) root.set('/IDTree', add(draft, new Map<string, Value>([['/Names', named.flat()]])));
}
