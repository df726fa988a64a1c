// Checks the structure of a PDF: types, headings, alternatives, lists, notes, and what on a page must be part of it.
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { VerifyRule } from '../model.ts';
import type { Checked, Fault, OpenPdf } from './open-pdf.ts';
import { asDict, entryOf, itemsAt, nameAt, numberAt, textAt } from './pdf-values.ts';
import { isStandard, type Tag, type TagTree } from './read-tags.ts';

/** Checks the tree; a PDF without one is found by another rule. */
export function checkStructure(pdf: OpenPdf): Checked[] {
  const { tags } = pdf;
  if (tags === null) return [];
  return [types(pdf, tags), headings(tags), alternatives(tags), lists(tags), notes(tags), ...annotations(pdf, tags)];
}

function types({ catalog }: OpenPdf, { all }: TagTree): Checked {
  const unknown = all.filter(({ type }) => !isStandard(type));
  const roles = asDict(asDict(entryOf(catalog, 'StructTreeRoot'))?.lookup(PDFName.of('RoleMap')));
  const remapped = (roles?.keys() ?? []).map((key) => key.decodeText()).filter(isStandard);
  return {
    rule: 'pdf-tags-known',
    items: all.length,
    faults: [
      ...unknown.map((tag) => at(tag, `"${tag.type}" is not a standard type, nor mapped to one.`)),
      ...remapped.map((type) => ({ text: `The standard type "${type}" is mapped to another.` })),
    ],
  };
}

function headings({ all }: TagTree): Checked {
  const found = all.filter(({ type }) => /^H[1-6]$/.test(type));
  const faults = found.flatMap((tag, index) => {
    const level = Number(tag.type.slice(1));
    const before = Number(found[index - 1]?.type.slice(1) ?? 0);
    if (level <= before + 1) return [];
    return [
      at(
        tag,
        before === 0
          ? `The first heading is of level ${level}.`
          : `A heading of level ${level} follows one of level ${before}.`,
      ),
    ];
  });
  return { rule: 'pdf-heading-levels', items: found.length, faults };
}

function alternatives({ all }: TagTree): Checked {
  const found = all.filter(({ type }) => type === 'Figure' || type === 'Formula');
  const bare = found.filter(({ dict }) => `${textAt(dict, 'Alt')}${textAt(dict, 'ActualText')}`.trim() === '');
  return {
    rule: 'pdf-alternatives',
    items: found.length,
    faults: bare.map((tag) => at(tag, `A ${tag.type.toLowerCase()} has no alternative.`)),
  };
}

function lists({ all }: TagTree): Checked {
  const found = all.filter(({ type }) => type === 'L');
  const faults = all.flatMap((tag) => {
    const kids = tag.kids.map(({ type }) => type);
    const odd = (allowed: readonly string[]) => kids.find((kid) => !allowed.includes(kid));
    if (tag.type === 'LI' && tag.parent?.type !== 'L') return [at(tag, 'An item stands outside a list.')];
    const wrong =
      tag.type === 'L' ? odd(['LI', 'L', 'Caption']) : tag.type === 'LI' ? odd(['Lbl', 'LBody']) : undefined;
    if (wrong === undefined) return [];
    return [at(tag, `A ${tag.type === 'L' ? 'list' : "list's item"} holds "${wrong}".`)];
  });
  return { rule: 'pdf-lists', items: found.length, faults };
}

function notes({ all }: TagTree): Checked {
  const found = all.filter(({ type }) => type === 'Note');
  const ids = new Set<string>();
  const faults = found.flatMap((tag) => {
    const value = entryOf(tag.dict, 'ID');
    const id =
      value instanceof PDFString || value instanceof PDFHexString ? Buffer.from(value.asBytes()).toString('hex') : '';
    if (id === '') return [at(tag, 'A note has no identifier.')];
    if (ids.has(id)) return [at(tag, 'Two notes have the same identifier.')];
    ids.add(id);
    return [];
  });
  return { rule: 'pdf-notes', items: found.length, faults };
}

/** The element that an annotation must be in, by its subtype; null for what is no content. */
const OWNERS: Readonly<Record<string, string | null>> = {
  Link: 'Link',
  Widget: 'Form',
  Popup: null,
  PrinterMark: null,
};

function annotations({ context, pages }: OpenPdf, { all }: TagTree): Checked[] {
  const owners = new Map(all.flatMap((tag) => tag.annotations.map((reference) => [reference, tag] as const)));
  const [unnamed, untagged, unordered]: [Fault[], Fault[], Fault[]] = [[], [], []];
  let [links, count, ordered] = [0, 0, 0];
  for (const [index, page] of pages.entries()) {
    const list = itemsAt(page, 'Annots');
    if (list.length > 0) ordered++;
    if (list.length > 0 && nameAt(page, 'Tabs') !== 'S')
      unordered.push({ page: index + 1, text: 'The keyboard does not follow the structure (Tabs is not S).' });
    for (const reference of list) {
      const annotation = context.lookup(reference);
      const kind = annotation instanceof PDFDict ? nameAt(annotation, 'Subtype') : '';
      const wanted = kind in OWNERS ? (OWNERS[kind] ?? null) : 'Annot';
      const isHidden = annotation instanceof PDFDict && ((numberAt(annotation, 'F') ?? 0) & 2) !== 0;
      if (!(annotation instanceof PDFDict) || wanted === null || isHidden) continue;
      count++;
      if (kind === 'Link') links++;
      if (kind === 'Link' && textAt(annotation, 'Contents').trim() === '')
        unnamed.push({ page: index + 1, text: `A link${targetOf(annotation)} has no words for where it leads.` });
      const owner = owners.get(reference.toString())?.type;
      const called = kind === 'Link' ? `A link${targetOf(annotation)}` : `An annotation (${kind})`;
      if (owner !== wanted)
        untagged.push({
          page: index + 1,
          text: `${called} is ${owner === undefined ? 'in no element' : `in "${owner}"`}; it belongs in "${wanted}".`,
        });
    }
  }
  const checked = (rule: VerifyRule, items: number, faults: readonly Fault[]): Checked => ({ rule, items, faults });
  return [
    checked('pdf-link-names', links, unnamed),
    checked('pdf-annotations-tagged', count, untagged),
    checked('pdf-tab-order', ordered, unordered),
  ];
}

function targetOf(annotation: PDFDict): string {
  const action = asDict(entryOf(annotation, 'A'));
  const uri = action === null ? '' : textAt(action, 'URI');
  const named = entryOf(annotation, 'Dest');
  if (uri !== '') return ` to ${uri}`;
  return named === undefined || named instanceof PDFArray ? '' : ` to ${String(named)}`;
}

export function at(tag: Tag, text: string): Fault {
  return { page: tag.page, text };
}
