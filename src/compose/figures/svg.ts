// Turns shapes and texts into SVG, the same bytes for the same numbers.
import type { SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { CHART_WIDTH, LINE_HEIGHT, TEXT_SIZE } from './figure-data.ts';
import { textWidth } from './text-width.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number with at most one decimal, and no minus before zero. */
export function digits(value: number): string {
  const tenths = Math.round(value * 10);
  const rest = Math.abs(tenths % 10);
  // Whole numbers are written several times faster than fractions, and a chart has hundreds.
  const whole = Math.trunc(tenths / 10) + 0;
  if (rest === 0) return String(whole);
  return `${tenths < 0 && whole === 0 ? '-' : ''}${whole}.${rest}`;
}

/** One element; attributes are escaped and numbers rounded, `content` is SVG already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === '') continue;
    written += ` ${key}="${typeof value === 'number' ? digits(value) : escapeHtml(value)}"`;
  }
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes of one class as one path: a third of the bytes of as many elements. */
export function boxes(name: string, all: readonly Box[]): string {
  const d = all.map(({ x, y, width, height }) => {
    const [left, top] = [digits(x), digits(y)];
    return `M${left} ${top}h${digits(width)}v${digits(height)}H${left}z`;
  });
  return all.length === 0 ? '' : element('path', { class: name, d: d.join('') });
}

export interface TextPlace {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly class: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A text of one or more lines, an element each. */
export function textAt(lines: string | readonly string[], { x, y, class: name, anchor }: TextPlace): string {
  const end = anchor === 'start' ? undefined : anchor;
  return [lines]
    .flat()
    .map((line, index) =>
      line === ''
        ? ''
        : element('text', { class: name, 'text-anchor': end, x, y: y + index * LINE_HEIGHT }, escapeHtml(line)),
    )
    .join('');
}

/** The middle of a text that wants to stand at `x` but must stay inside the chart. */
export function keepInside(x: number, text: string, width = CHART_WIDTH): number {
  const half = textWidth(text) / 2;
  return Math.min(Math.max(x, half), width - half);
}

const RUN =
  /<text class="([^"]*)"((?: text-anchor="[a-z]+")?) x=[^>]*>[^<]*<\/text>(?:<text class="\1"\2 x=[^>]*>[^<]*<\/text>){2,}/g;

const LINES = /<path class="((?:grid|line|leader)(?: dark)?)" d="[^"]*"\/>(?:<path class="\1" d="[^"]*"\/>)+/g;

/** Says once for three or more texts in a row what they have in common, and draws lines of one kind as one. */
function gather(body: string): string {
  const lines = body.replace(LINES, (run, name: string) => {
    const paths = [...run.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d);
    return element('path', { class: name, d: paths.join('') });
  });
  return lines.replace(RUN, (run, name: string, anchor: string) => {
    const common = `class="${name}"${anchor}`;
    return `<g ${common}>${run.replaceAll(`<text ${common}`, '<text')}</g>`;
  });
}

/** Wraps a drawing as one picture with its alternative text. */
export function picture(body: string, frame: { name: string; height: number; title: string; alt: string }): SafeHtml {
  const { name, height, title, alt } = frame;
  return element(
    'svg',
    {
      class: `chart ${name}`,
      viewBox: `0 0 ${CHART_WIDTH} ${digits(Math.ceil(height))}`,
      'font-size': TEXT_SIZE,
      role: 'img',
      'aria-label': alt,
    },
    element('title', {}, escapeHtml(title)) + gather(body),
  ) as SafeHtml;
}
