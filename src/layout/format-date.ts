// Turns the date of a publication into words.

const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric' },
];

/** Writes "2024", "2024-05" or "2024-05-17" as a language does: "17 May 2024". What is no date comes back as it is. */
export function formatDate(date: string, language: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (parts === null) return date;
  const [, year, month, day] = parts;
  const form = FORMS[day !== undefined ? 2 : month !== undefined ? 1 : 0];
  const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return Number.isNaN(moment.getTime())
    ? date
    : new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(moment);
}
