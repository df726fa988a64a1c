// Turns `withdrawn` of a publication.yaml into when and why it was withdrawn.
import type { Status, Withdrawal } from '../model.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';

/** What the form has left of the two keys that belong together. */
export interface Withdrawn {
  readonly status: Status;
  readonly withdrawn?: { readonly date: string } | undefined;
}

/** The withdrawal of a publication; undefined where it is not withdrawn. Reports `withdrawal-is-explained`. */
export function readWithdrawal(
  reading: Reading,
  yaml: YamlFile,
  { status, withdrawn }: Withdrawn,
): Withdrawal | undefined {
  const isThere = (yaml.value as Record<string, unknown> | undefined)?.withdrawn !== undefined;
  if (status === 'withdrawn' && !isThere) {
    const hint = 'Add "withdrawn:" with a "date:" and a "reason:", which its page will show.';
    const text = 'The publication is withdrawn, but nothing says when and why.';
    report(reading, 'withdrawal-is-explained', { place: yaml.place(['status']), text, hint });
  }
  if (status !== 'withdrawn' && isThere) {
    const hint = 'Write "status: withdrawn", or take "withdrawn:" out.';
    const text = `"withdrawn" says why the publication was withdrawn, but its status is "${status}".`;
    report(reading, 'withdrawal-is-explained', { place: yaml.keyPlace(['withdrawn']), text, hint });
  }
  const reason = yaml.markdown(['withdrawn', 'reason']);
  return status === 'withdrawn' && withdrawn !== undefined && reason !== undefined
    ? { date: withdrawn.date, reason }
    : undefined;
}
