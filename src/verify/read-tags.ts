// Turns the structure tree of a PDF into tags, with types as they are mapped.
import { type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { asDict, dictAt, entryOf, itemsAt, nameAt } from './pdf-values.ts';

/** An element of the structure (ISO 32000-1, 14.7.2). */
export interface Tag {
  /** Its type, mapped to another as long as it is not a standard one. */
  readonly type: string;
  readonly dict: PDFDict;
  /** 1-based page of its first content, or null. */
  readonly page: number | null;
  readonly parent: Tag | null;
  readonly kids: readonly Tag[];
  /** Annotations in it, by reference. */
  readonly annotations: readonly string[];
}

export interface TagTree {
  /** Parents first, in reading order. */
  readonly all: readonly Tag[];
  /** Marked content that belongs to an element: "page:id". */
  readonly marks: ReadonlySet<string>;
  readonly attributeOf: (tag: Tag, key: string) => PDFObject | undefined;
}

const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

export function isStandard(type: string): boolean {
  return STANDARD.has(type);
}

/** Reads the tree, which is null where there is none; `pages` are pages' references and numbers. */
export function readTags(context: PDFContext, catalog: PDFDict, pages: ReadonlyMap<string, number>): TagTree | null {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (root === null) return null;
  const roles = dictAt(root, 'RoleMap');
  const classes = dictAt(root, 'ClassMap');
  const all: Tag[] = [];
  const marks = new Set<string>();
  const seen = new Set<PDFDict>();

  function typeOf(dict: PDFDict): string {
    let type = nameAt(dict, 'S');
    for (let steps = 0; roles !== null && !isStandard(type) && steps < 10; steps++) {
      const next = nameAt(roles, type);
      if (next === '') break;
      type = next;
    }
    return type;
  }

  function read(dict: PDFDict, parent: Tag | null, inherited: number | null): number | null {
    if (seen.has(dict)) return null;
    seen.add(dict);
    const own = pageOf(dict) ?? inherited;
    const tag = {
      type: typeOf(dict),
      dict,
      page: null as number | null,
      parent,
      kids: [] as Tag[],
      annotations: [] as string[],
    };
    all.push(tag);
    if (parent !== null) (parent.kids as Tag[]).push(tag);
    for (const raw of itemsAt(dict, 'K')) {
      const kid = context.lookup(raw);
      if (kid instanceof PDFNumber) {
        marks.add(`${own}:${kid.asNumber()}`);
        tag.page ??= own;
      }
      if (!(kid instanceof PDFDict)) continue;
      const page = pageOf(kid) ?? own;
      const id = entryOf(kid, 'MCID');
      const annotation = kid.get(PDFName.of('Obj'));
      if (id instanceof PDFNumber) {
        if (!kid.has(PDFName.of('Stm'))) marks.add(`${page}:${id.asNumber()}`);
        tag.page ??= page;
      } else if (annotation !== undefined) {
        tag.annotations.push(annotation.toString());
        tag.page ??= page;
      } else {
        const first = read(kid, tag, own);
        tag.page ??= first;
      }
    }
    return tag.page;
  }

  function pageOf(dict: PDFDict): number | null {
    return pages.get(String(dict.get(PDFName.of('Pg')))) ?? null;
  }

  function attributeOf({ dict }: Tag, key: string): PDFObject | undefined {
    const classed = itemsAt(dict, 'C').flatMap((one) =>
      one instanceof PDFName && classes !== null ? itemsAt(classes, one.decodeText()) : [],
    );
    for (const raw of [...itemsAt(dict, 'A'), ...classed]) {
      const found = asDict(context.lookup(raw))?.lookup(PDFName.of(key));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  for (const raw of itemsAt(root, 'K')) {
    const top = asDict(context.lookup(raw));
    if (top !== null) read(top, null, null);
  }
  return { all, marks, attributeOf };
}
