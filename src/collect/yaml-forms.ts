// Turns the forms that values of a project take (ids, dates, addresses) into checks with plain words.
import { z } from 'zod';

/** A group that knows its keys, as the message of an unknown one, so that the nearest can be named. */
export function group<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

export const words = z.string().min(1, 'must not be empty');

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits with hyphens, like west-midlands');

export const url = z.string().refine((value) => /^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value), {
  message: 'must be a web address that starts with https:// or http://',
});

export const email = z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'must be an e-mail address');

export const date = z.string().refine(isDate, {
  message: 'must be a year, a month or a day, like 2024, 2024-05 or 2024-05-17',
});

export const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language tag, like en-GB or cy');

export const edition = z.enum(['report', 'policy-briefing']);

function isDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
