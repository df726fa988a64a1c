// Cuts a tree into parts with gaps: what differs by variant leaves the tree, and only a marked gap stays behind.
import type {
  Definition,
  FootnoteDefinition,
  Heading,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Node,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { CitedItem, Comparison, MarkdownInput, Place, Slot } from '../model.ts';
import type { WrittenItem } from './dialect/read-citation.ts';
import { isFault, splitValues } from './dialect/read-value.ts';
import { assertionOf, expressionOf } from './dialect/values-of-node.ts';
import { placeOf } from './place-of.ts';

/** Parts as trees, before they become HTML; indices of `slots` stand in the marks. */
export interface CutTree {
  readonly trees: readonly Root[];
  /** Indices of the parts that hold inline content. */
  readonly inline: ReadonlySet<number>;
  readonly slots: readonly Slot[];
  readonly notes: Readonly<Record<string, number>>;
}

interface Citation extends Node {
  /** As written. */
  value: string;
  narrative: boolean;
  items: WrittenItem[];
}

/** Cuts the tree; `mark` names this text, so that no author can write a gap by hand. The tree is used up. */
export function cutIntoParts(tree: Root, { input, mark }: { input: MarkdownInput; mark: string }): CutTree {
  const definitions: Definition[] = [];
  const noteDefinitions: FootnoteDefinition[] = [];
  visit(tree, (node) => {
    if (node.type === 'definition') definitions.push(node);
    if (node.type === 'footnoteDefinition') noteDefinitions.push(node);
  });
  const trees: Root[] = [];
  const slots: Slot[] = [];
  const inline = new Set<number>();

  function addPart(children: readonly RootContent[], top: boolean): number {
    const index = trees.length;
    const root: Root = { type: 'root', children: [] };
    trees.push(root);
    // Every part is converted on its own, so each needs the section's link definitions.
    root.children = [...children.flatMap((child) => cut(child, top)), ...definitions];
    return index;
  }

  /** A part of inline content: it is converted inside a paragraph, which is taken off again. */
  function addInlinePart(children: readonly PhrasingContent[]): number {
    const index = addPart([{ type: 'paragraph', children: [...children] }], false);
    inline.add(index);
    return index;
  }

  function gap(slot: Slot, inline: boolean): RootContent {
    slots.push(slot);
    const name = `${mark}-${slots.length - 1}`;
    const data = { hName: inline ? 'span' : 'div', hProperties: { dataDespatch: name } };
    return { type: inline ? 'despatchInlineGap' : 'despatchGap', children: [], data } as never;
  }

  function cut(node: RootContent, top: boolean): RootContent[] {
    const place = placeOf(input, node);
    switch (node.type as string) {
      case 'definition':
      case 'footnoteDefinition':
        return [];
      case 'citation': {
        const { narrative, items, value } = node as unknown as Citation;
        const written = { value, place, input };
        return [gap({ kind: 'citation', narrative, items: items.map((item) => cited(item, written)) }, true)];
      }
      case 'value':
        return valueGap(node);
      case 'textDirective': {
        const claims = assertionOf(node as TextDirective, input);
        const part = addInlinePart((node as TextDirective).children);
        return [
          gap({ kind: 'holds', part, claims: claims.some(isFault) ? [] : (claims as Comparison[]), place }, true),
        ];
      }
      case 'footnoteReference':
        return [
          gap({ kind: 'note-call', note: (node as { identifier: string } & RootContent).identifier, place }, true),
        ];
      case 'image':
        return [imageGap(node as Image, place)];
      case 'imageReference': {
        const reference = node as ImageReference;
        const found = definitions.find((definition) => definition.identifier === reference.identifier);
        return found
          ? [imageGap({ ...reference, type: 'image', url: found.url, title: found.title ?? null }, place)]
          : [node];
      }
      case 'linkReference': {
        const reference = node as LinkReference;
        const found = definitions.find((definition) => definition.identifier === reference.identifier);
        return found
          ? cut({ ...reference, type: 'link', url: found.url, title: found.title ?? null } as Link, top)
          : [node];
      }
      case 'link': {
        const link = node as Link;
        const children = link.children.map(withoutCitations);
        if (!link.url.startsWith('#') || link.url.length < 2)
          return [{ ...link, children: children.flatMap((child) => cut(child, false)) } as RootContent];
        return [
          gap({ kind: 'anchor-link', id: decoded(link.url.slice(1)), part: addInlinePart(children), place }, true),
        ];
      }
      case 'heading': {
        const { depth, children, data } = node as Heading;
        const { anchor: id = '' } = (data ?? {}) as { anchor?: string };
        return [gap({ kind: 'heading', depth, id, part: addInlinePart(children), top, place }, false)];
      }
      case 'containerDirective': {
        const block = node as ContainerDirective;
        const [first, ...others] = block.children as RootContent[];
        const labelled =
          first?.type === 'paragraph' &&
          (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
        const inside = block.name === 'only' || block.name === 'except';
        const label = labelled ? addInlinePart((first as Paragraph).children) : null;
        const body = addPart(labelled ? others : (block.children as RootContent[]), top && inside);
        return [blockGap(block, { label, body })];
      }
      case 'leafDirective': {
        const leaf = node as LeafDirective;
        const label = leaf.children.length > 0 ? addInlinePart(leaf.children) : null;
        return [blockGap(leaf, { label, body: addPart([], false) })];
      }
    }
    if ('children' in node) {
      const children = (node.children as RootContent[]).flatMap((child) => cut(child, false));
      return [{ ...node, children } as RootContent];
    }
    return [node];
  }

  function blockGap(
    block: ContainerDirective | LeafDirective,
    inside: { label: number | null; body: number },
  ): RootContent {
    const { name } = block;
    const place = placeOf(input, block);
    const attributes = Object.fromEntries(
      Object.entries(block.attributes ?? {}).map(([key, value]) => [key, value ?? '']),
    );
    const places = Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, valuePlace({ key, value, place })]),
    );
    return gap({ kind: 'block', name, attributes, places, ...inside, place }, false);
  }

  function valuePlace({ key, value, place }: { key: string; value: string; place: Place }): Place {
    const line = input.text.split('\n')[(place.line ?? 1) - (input.line ?? 1)] ?? '';
    const found = line.indexOf(value, Math.max(0, line.search(new RegExp(`[{\\s]${key}=`))));
    const shift = input.column ?? 1;
    if (value === '' || found < 0) return { ...place, endColumn: line.length + shift };
    return { ...place, column: found + shift, endColumn: found + shift + value.length };
  }

  /** A value that cannot be read leaves nothing; `checkSection` has said so. */
  function valueGap(node: RootContent): RootContent[] {
    const value = expressionOf(node, input);
    return isFault(value) ? [] : [gap({ kind: 'value', value, place: value.place }, true)];
  }

  function imageGap({ url, alt, title }: Image, place: Place): PhrasingContent {
    const pieces = splitValues(alt ?? '', place).flatMap((piece) => (isFault(piece) ? [] : [piece]));
    return gap({ kind: 'image', path: decoded(url), alt: pieces, title: title ?? '', place }, true) as PhrasingContent;
  }

  addPart(tree.children, true);
  const notes = Object.fromEntries(noteDefinitions.map((note) => [note.identifier, addPart(note.children, false)]));
  return { trees, inline, slots, notes };
}

/** The place of each key: as it is written on the citation's first line, found by its text on a later one. */
function cited(
  { offset, ...item }: WrittenItem,
  { value, place, input }: { readonly value: string; readonly place: Place; readonly input: MarkdownInput },
): CitedItem {
  const { line = 1, column = 1 } = place;
  const above = value.slice(0, offset).split('\n').length - 1;
  const later = input.text.split('\n')[line - (input.line ?? 1) + above]?.indexOf(`@${item.key}`) ?? -1;
  if (above > 0 && later < 0) return { ...item, place };
  const at = above === 0 ? column + offset : later + (input.column ?? 1);
  return { ...item, place: { ...place, line: line + above, column: at, endColumn: at + item.key.length + 1 } };
}

/** Inside a link an `@name` is text: a link cannot hold another. */
function withoutCitations(node: PhrasingContent): PhrasingContent {
  if ((node.type as string) === 'citation') return { type: 'text', value: (node as unknown as Citation).value };
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map(withoutCitations as never) } as PhrasingContent;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
