// Names what charts and maps are drawn from: plain data, already chosen and labelled.

/** Writes a number as readers see it: 618 → "£618". */
export type NumberFormat = (value: number) => string;

/** Interface words by dotted key, with names in braces filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What every figure has. `unit` says what the numbers are and of when: "£ per head, 2022". */
export interface Figure {
  readonly title: string;
  readonly unit: string;
  readonly format: NumberFormat;
  /** What a missing value reads as: "not available". */
  readonly missing: string;
  /** Alternative text; drafted from the data where it is not given. */
  readonly alt?: string;
  readonly word: Words;
}

/** One bar or dot; `reference` makes it a line that all others are held against. */
export interface ValueRow {
  readonly label: string;
  readonly value: number | null;
  readonly lit?: boolean;
  readonly reference?: boolean;
}

/** Horizontal bars, the longest first unless `keepOrder`. */
export interface RankedBars extends Figure {
  readonly kind: 'bar';
  readonly rows: readonly ValueRow[];
  readonly keepOrder?: boolean;
}

export interface IntervalRow extends ValueRow {
  readonly low: number | null;
  readonly high: number | null;
}

/** Dots with a line from the lower to the upper end of their confidence interval. */
export interface Intervals extends Figure {
  readonly kind: 'interval';
  readonly rows: readonly IntervalRow[];
}

/** `values` has one entry for each of the chart's series or periods. */
export interface SeriesRow {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly lit?: boolean;
  readonly reference?: boolean;
}

/** Bars of several series for each row, side by side or end to end. */
export interface SeriesBars extends Figure {
  readonly kind: 'grouped' | 'stacked';
  readonly series: readonly string[];
  readonly rows: readonly SeriesRow[];
}

/** Lines over time, all in one picture or each in its own. Periods are in the order of time. */
export interface Lines extends Figure {
  readonly kind: 'line' | 'multiples';
  readonly periods: readonly string[];
  readonly rows: readonly SeriesRow[];
}

export type Chart = RankedBars | Intervals | SeriesBars | Lines;

/** Width of every chart in points: the text column on paper. Height follows from what is drawn. */
export const CHART_WIDTH = 370;

/** Size of a chart's text, in the same points. */
export const TEXT_SIZE = 9.5;
export const LINE_HEIGHT = 11.5;
