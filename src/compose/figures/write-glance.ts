// Turns indicators into the page that shows a region at a glance.
import type { SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { rankRows } from './choose-rows.ts';
import { drawSmallBars } from './draw-small-bars.ts';
import type { NumberFormat, ValueRow, Words } from './figure-data.ts';

/** One of the page's numbers, for every place: the one it is about is `lit`, the country `reference`. */
export interface Indicator {
  readonly label: string;
  readonly rows: readonly ValueRow[];
  readonly format: NumberFormat;
  readonly missing: string;
  /** What period and what of: "2023, current prices". */
  readonly note: string;
  /** What stands beside the number instead of the country's. */
  readonly beside?: string;
}

/** `map` is null where the project has no boundaries; `sources` names publishers and licences. */
export interface Glance {
  readonly id: string;
  readonly title: string;
  /** How the region reads in a sentence: "the West Midlands". */
  readonly nameInText: string;
  readonly nationalInText: string;
  readonly map: SafeHtml | null;
  readonly indicators: readonly Indicator[];
  readonly sources: string;
  readonly word: Words;
}

/** The page as one section: the map with its key, each indicator with the country and its place, and the sources. */
export function writeGlance(glance: Glance): SafeHtml {
  const { id, title, map, indicators, sources, word } = glance;
  const most = Math.max(0, ...indicators.map(({ rows }) => rows.filter((row) => !row.reference).length));
  const names = { count: most, region: glance.nameInText, national: glance.nationalInText };
  const isRegional = indicators.some(({ rows }) => rows.some((row) => row.lit && !row.reference));
  const key = word(isRegional ? 'glance.key' : 'glance.key-national', names);
  const attribute = id === '' ? '' : ` id="${escapeHtml(id)}"`;
  return [
    `<section class="glance"${attribute}><h2 class="glance-title">${escapeHtml(title)}</h2><div class="glance-body">`,
    `<div class="glance-map">${map ?? ''}<p class="glance-key">${escapeHtml(key)}</p></div>`,
    `<div class="glance-numbers">${indicators.map((one) => writeIndicator(one, word)).join('')}</div>`,
    sources === '' ? '' : `<p class="glance-sources">${escapeHtml(sources)}</p>`,
    '</div></section>',
  ].join('') as SafeHtml;
}

function writeIndicator({ label, rows, format, missing, note, beside }: Indicator, word: Words): string {
  const say = (value: number | null): string => (value === null ? missing : format(value));
  const reference = rows.find((row) => row.reference);
  const lit = rows.find((row) => row.lit) ?? reference;
  const value = lit?.value ?? null;
  const facts = [
    ...(reference && reference !== lit ? [beside ?? `${reference.label} ${say(reference.value)}`] : []),
    ...(lit && lit !== reference && value !== null ? [rankOf(value, { rows, word })] : []),
  ];
  return [
    `<div class="indicator"><p class="indicator-label">${escapeHtml(label)}</p>`,
    `<p class="indicator-value${value === null ? ' missing' : ''}">${value === null ? escapeHtml(missing) : writeNumber(format(value))}</p>`,
    `<p class="indicator-facts">${escapeHtml(facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join(' · '))}</p>`,
    drawSmallBars(beside === undefined ? rows : rows.filter((row) => !row.reference)),
    `<p class="indicator-note">${escapeHtml(note)}</p></div>`,
  ].join('');
}

/** "£884 million" with what follows the number set apart. */
function writeNumber(text: string): string {
  const [number = '', ...words] = text.split('\u00a0');
  const unit =
    words.length === 0 ? '' : `\u00a0<span class="indicator-unit">${escapeHtml(words.join('\u00a0'))}</span>`;
  return `${escapeHtml(number)}${unit}`;
}

/** "9th of 12", or "joint 3rd of 12"; places without a value do not count. */
function rankOf(value: number, { rows, word }: { rows: readonly ValueRow[]; word: Words }): string {
  const ranked = rankRows(rows.filter((row) => !row.reference && row.value !== null));
  const place = ranked.findIndex((row) => row.value === value) + 1;
  const isJoint = ranked.filter((row) => row.value === value).length > 1;
  return word(isJoint ? 'glance.rank-joint' : 'glance.rank', {
    place: word(ordinalKey(place), { number: place }),
    count: ranked.length,
  });
}

function ordinalKey(number: number): string {
  const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
  if (tens === 1 || ones === 0 || ones > 3) return 'ordinal.other';
  return ['ordinal.other', 'ordinal.first', 'ordinal.second', 'ordinal.third'][ones] ?? 'ordinal.other';
}
