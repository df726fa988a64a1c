// Turns the end of an embargo into words.
import type { Words } from './create-words.ts';
import { formatDate } from './format-date.ts';

/** "1 December 2026" for a day; with "09:30 (UTC+01:00)" after it for a time, on the clock where its author is. */
export function formatMoment(moment: string, language: string, words: Words): string {
  const [, day = moment, time, zone = ''] = /^([\d-]+)T(\d\d:\d\d)(?::\d\d)?(Z|[+-].*)$/.exec(moment) ?? [];
  const date = formatDate(day, language);
  return time === undefined ? date : words('release.moment', { date, time, zone: `UTC${zone.replace('Z', '')}` });
}
