// Turns the forms that values of a project take (ids, dates, addresses) into checks with plain words.
import { z } from 'zod';

/** A group that knows its keys, as the message of an unknown one, so that the nearest can be named; keys get a title for editors. */
export function group<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape).join(' ');
  const titled = Object.entries(shape).map(([name, form]) => {
    const typed = form as z.ZodType;
    return [name, typed.meta({ title: titleOf(name), ...typed.meta() })];
  });
  return z.strictObject(Object.fromEntries(titled) as S, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** A form with what an author reads beside its key in an editor, and examples of what to write. */
export function told<T extends z.ZodType>(form: T, description: string, ...examples: readonly unknown[]): T {
  return form.meta({ description, ...(examples.length === 0 ? {} : { examples: [...examples] }) }) as T;
}

/** "citationStyle" is "Citation style" to an editor. */
function titleOf(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  const known = ACRONYMS[name];
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const ACRONYMS: Readonly<Record<string, string>> = {
  id: 'Id',
  url: 'Web address',
  baseUrl: 'Base address',
  doi: 'DOI',
  isbn: 'ISBN',
  orcid: 'ORCID',
  gss: 'GSS code',
  itl1: 'ITL1 code',
};

export const words = z.string().min(1, 'must not be empty');

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits with hyphens, like west-midlands');

const NO_ADDRESS = 'must be a web address that starts with https:// or http://';

export const url = z
  .string()
  .regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s<>"]+$/, { message: NO_ADDRESS, abort: true })
  .refine((value) => URL.canParse(value), { message: NO_ADDRESS });

export const email = z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'must be an e-mail address');

const NO_MOMENT =
  'must be a day or a time with its offset from UTC, like 2026-12-01, 2026-12-01T09:30Z or 2026-06-01T00:01+01:00';

const NO_DATE = 'must be a year, a month or a day, like 2024, 2024-05 or 2024-05-17';

export const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { message: NO_DATE, abort: true })
  .refine(isDate, { message: NO_DATE });

/** A day, or a time with its offset from UTC: without one nobody could say when it is. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/, { message: NO_MOMENT, abort: true })
  .refine((value) => isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)), { message: NO_MOMENT });

export const version = z
  .string()
  .regex(/^\d+(?:\.\d+){0,3}$/, 'must be numbers with dots between them, like 1.0 or 1.2.1');

export const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language tag, like en-GB or cy');

/** A folder, a branch of a Git remote or a folder over SSH; what it names is found out when it is published to. */
export const target = z
  .string()
  .regex(
    /^(git\+[^\s#]+#[\w./-]+|[^\s#]+\.git#[\w./-]+|([\w.-]+@)?[\w][\w.-]*:(?!\/\/).+|[^:#]+)$/,
    'must be a folder, a branch like git+ssh://git@example.org/site.git#pages, or a folder over SSH like user@example.org:/srv/site',
  );

export const edition = z.enum(['report', 'policy-briefing']);

function isDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
