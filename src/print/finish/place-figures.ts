// Gives every figure the box in which it is drawn, read from the content of its page.
import { type Draft, dictOf } from './draft.ts';
import type { Contents, Scanned } from './mark-artifacts.ts';
import { type Dict, referenceTo } from './pdf-values.ts';
import { type Stretch, tokensOf } from './scan-content.ts';
import { type Element, elementsIn, marksIn } from './structure.ts';

type Matrix = readonly [number, number, number, number, number, number];
type Box = [left: number, bottom: number, right: number, top: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Adds the layout attribute BBox, in the page's units, to each figure and formula: of its marks on its first page. */
export function placeFigures(draft: Draft, top: Element, contents: Contents): void {
  const figures = elementsIn(top).flatMap(([one]) => {
    const marks = one.type === 'Figure' || one.type === 'Formula' ? marksIn(one) : [];
    const page = marks[0]?.page;
    return page === undefined ? [] : [{ one, page, ids: marks.flatMap((mark) => (mark.page === page ? mark.id : [])) }];
  });
  const boxes = new Map<number, Map<number, Box>>();
  for (const { page } of figures) {
    const scanned = contents.get(page);
    if (scanned === undefined || boxes.has(page)) continue;
    const wanted = new Set(figures.flatMap((figure) => (figure.page === page ? figure.ids : [])));
    boxes.set(page, boxesOfMarks(draft, scanned, wanted));
  }
  for (const { one, page, ids } of figures) {
    const whole = mediaBox(draft, page);
    const found = ids.flatMap((id): Box[] => {
      const box = boxes.get(page)?.get(id);
      return box === undefined ? [] : [box];
    });
    const box = found.length > 0 ? clipped(united(found), whole) : whole;
    const layout: Dict = new Map([['/O', '/Layout']]);
    layout.set('/Placement', '/Block').set(
      '/BBox',
      box.map((n) => n.toFixed(2)),
    );
    const before = one.dict.get('/A');
    one.dict.set('/A', before === undefined ? layout : [...(Array.isArray(before) ? before : [before]), layout]);
  }
}

function mediaBox(draft: Draft, page: number): Box {
  const box = dictOf(draft, referenceTo(page))?.get('/MediaBox');
  return Array.isArray(box) ? (box.map(Number) as Box) : [0, 0, 595.28, 841.89];
}

function united(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

function clipped(box: Box, by: Box): Box {
  return [Math.max(box[0], by[0]), Math.max(box[1], by[1]), Math.min(box[2], by[2]), Math.min(box[3], by[3])];
}

/** Follows the graphics state through a page and keeps, for each mark that is wanted, the box of what it paints. */
function boxesOfMarks(
  draft: Draft,
  { bytes, content, resources }: Scanned,
  wanted: ReadonlySet<number>,
): Map<number, Box> {
  const boxes = new Map<number, Box>();
  const forms = dictOf(draft, resources.get('/XObject'));
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  let text = IDENTITY;
  let size = 0;
  let operands: number[] = [];
  const stretches = content.stretches.filter(({ id }) => wanted.has(id));
  let here: Stretch | undefined = stretches.shift();
  const tokens = tokensOf(bytes, 0, bytes.length);
  const numberAt = (index: number): number => {
    const from = operands[index];
    return from === undefined ? 0 : Number.parseFloat(bytes.toString('latin1', from, from + 24));
  };
  const sixNumbers = (): Matrix => [numberAt(0), numberAt(1), numberAt(2), numberAt(3), numberAt(4), numberAt(5)];
  // A path counts when it is painted; one that clips is as large as its page.
  let path: [x: number, y: number][] = [];
  const grow = (x: number, y: number, by: Matrix): void => {
    if (here === undefined) return;
    const [px, py] = [by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]];
    const box = boxes.get(here.id);
    if (box === undefined) boxes.set(here.id, [px, py, px, py]);
    else {
      box[0] = Math.min(box[0], px);
      box[1] = Math.min(box[1], py);
      box[2] = Math.max(box[2], px);
      box[3] = Math.max(box[3], py);
    }
  };
  while (here !== undefined && tokens.next()) {
    const { operator, start } = tokens;
    if (operator === null) {
      operands.push(start);
      continue;
    }
    while (here !== undefined && start >= here.to) here = stretches.shift();
    const inside: boolean = here !== undefined && start >= here.start;
    if (operator === 'q') stack.push(matrix);
    else if (operator === 'Q') matrix = stack.pop() ?? IDENTITY;
    else if (operator === 'cm') matrix = times(sixNumbers(), matrix);
    // Text changes nothing that outlives it.
    else if (operator === 'BT' && !inside) tokens.end = Math.max(tokens.end, bytes.indexOf('\nET', start));
    else if (inside)
      switch (operator) {
        case 're':
          path.push([numberAt(0), numberAt(1)], [numberAt(0) + numberAt(2), numberAt(1) + numberAt(3)]);
          break;
        case 'm':
        case 'l':
        case 'c':
        case 'v':
        case 'y':
          for (let i = 0; i + 1 < operands.length; i += 2) path.push([numberAt(i), numberAt(i + 1)]);
          break;
        case 'n':
          path = [];
          break;
        case 'f':
        case 'F':
        case 'f*':
        case 'S':
        case 's':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          for (const [x, y] of path) grow(x, y, matrix);
          path = [];
          break;
        case 'Tf':
          size = numberAt(1);
          break;
        case 'Tm':
          text = sixNumbers();
          break;
        case 'Td':
          text = times([1, 0, 0, 1, numberAt(0), numberAt(1)], text);
          break;
        case 'Tj':
        case 'TJ':
          grow(0, -0.25 * size, times(text, matrix));
          grow(0.5 * size, 0.75 * size, times(text, matrix));
          break;
        case 'Do': {
          const [left, bottom, right, top] = boxOfForm(dictOf(draft, forms?.get(nameAt(bytes, operands[0] ?? start))));
          for (const x of [left, right]) for (const y of [bottom, top]) grow(x, y, matrix);
        }
      }
    operands = [];
  }
  return boxes;
}

function nameAt(bytes: Buffer, from: number): string {
  return /^\/\w+/.exec(bytes.toString('latin1', from, from + 64))?.[0] ?? '';
}

/** An image fills the unit square; a form says its box. */
function boxOfForm(dict: Dict | null): Box {
  const box = dict?.get('/BBox');
  if (dict?.get('/Subtype') !== '/Form' || !Array.isArray(box)) return [0, 0, 1, 1];
  const own = dict.get('/Matrix');
  const matrix = Array.isArray(own) ? (own.map(Number) as unknown as Matrix) : IDENTITY;
  const [left, bottom, right, top] = box.map(Number) as Box;
  const points = [
    [left, bottom],
    [right, top],
  ] as const;
  return united(
    points.map(([x, y]): Box => {
      const at = [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]] as const;
      return [at[0], at[1], at[0], at[1]];
    }),
  );
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}
