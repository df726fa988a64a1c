// Checks that whatever a page paints is tagged, or marked as decoration.
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { bytesOf, type Checked, type Fault, type OpenPdf } from './open-pdf.ts';
import { dictAt, entryOf, nameAt, numberAt } from './pdf-values.ts';
import { operationsIn } from './read-content.ts';

const PAINTING = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Tj', 'TJ', "'", '"', 'BI']);
/** Forms within forms are followed no deeper. */
const DEEPEST = 8;

/** What one page paints. */
interface Painted {
  /** How many operations paint outside of marked content. */
  bare: number;
  /** Ids of its marked content. */
  readonly ids: Set<number>;
}

/** Checks each page of a tagged PDF; a page with marked content must also say where its elements are found. */
export function checkContent(pdf: OpenPdf): Checked[] {
  const { tags, pages } = pdf;
  if (tags === null) return [];
  const faults = pages.flatMap((page, index): Fault[] => {
    const number = index + 1;
    const painted: Painted = { bare: 0, ids: new Set() };
    paint(contentOf(page, pdf), resourcesOf(page), { pdf, painted, depth: 0 });
    const lost = [...painted.ids].filter((id) => !tags.marks.has(`${number}:${id}`)).length;
    return [
      ...(painted.bare === 0
        ? []
        : [
            { page: number, text: `${times(painted.bare)} it paints something that is neither tagged nor decoration.` },
          ]),
      ...(lost === 0 ? [] : [{ page: number, text: `${times(lost)} it marks content that no element holds.` }]),
      ...(painted.ids.size > 0 && numberAt(page, 'StructParents') === null
        ? [{ page: number, text: 'It does not say which elements its content belongs to (StructParents).' }]
        : []),
    ];
  });
  return [{ rule: 'pdf-content-tagged', items: pages.length, faults }];
}

interface Painting {
  readonly pdf: OpenPdf;
  readonly painted: Painted;
  readonly depth: number;
}

function paint(content: Buffer, resources: PDFDict | null, { pdf, painted, depth }: Painting): void {
  const covers: boolean[] = [];
  for (const { operator, operand } of operationsIn(content)) {
    if (operator === 'BDC' || operator === 'BMC') {
      const id = markOf(operand(1), resources);
      // Marks in a form are its own: only those of the page are looked up.
      if (id !== null && depth === 0) painted.ids.add(id);
      covers.push(id !== null || operand(0) === '/Artifact');
    } else if (operator === 'EMC') covers.pop();
    else if (covers.includes(true)) continue;
    else if (PAINTING.has(operator)) painted.bare++;
    else if (operator === 'Do') {
      const objects = resources === null ? null : dictAt(resources, 'XObject');
      const name = operand(0).slice(1);
      const drawn = objects === null ? undefined : entryOf(objects, name);
      const dict = objects === null ? null : dictAt(objects, name);
      if (dict === null || nameAt(dict, 'Subtype') !== 'Form' || depth === DEEPEST) painted.bare++;
      else paint(bytesOf(drawn), dictAt(dict, 'Resources') ?? resources, { pdf, painted, depth: depth + 1 });
    }
  }
}

/** The id of marked content: written in place, or in a property list that is named. */
function markOf(written: string, resources: PDFDict | null): number | null {
  const id = /\/MCID\s+(\d+)/.exec(written)?.[1];
  if (id !== undefined) return Number(id);
  const lists = resources === null || !/^\/[^/]/.test(written) ? null : dictAt(resources, 'Properties');
  const list = lists === null ? null : dictAt(lists, written.slice(1));
  return list === null ? null : numberAt(list, 'MCID');
}

function contentOf(page: PDFDict, { context }: OpenPdf): Buffer {
  const content = entryOf(page, 'Contents');
  const parts = content instanceof PDFArray ? content.asArray().map((part) => context.lookup(part)) : [content];
  // The parts of a page's content are separated as if by a space (ISO 32000-1, 7.8.2).
  return Buffer.concat(parts.flatMap((part) => [bytesOf(part), Buffer.from('\n')]));
}

/** A page's resources, which it may inherit. */
function resourcesOf(page: PDFDict): PDFDict | null {
  const seen = new Set<PDFDict>();
  for (let node: PDFDict | null = page; node !== null && !seen.has(node); node = dictAt(node, 'Parent')) {
    seen.add(node);
    const found = node.lookup(PDFName.of('Resources'));
    if (found instanceof PDFDict) return found;
  }
  return null;
}

function times(count: number): string {
  return count === 1 ? 'Once' : `${count.toLocaleString('en-GB')} times`;
}
