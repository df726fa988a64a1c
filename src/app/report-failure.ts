// Turns what a command threw into a plain report: the world's problem with its hint, or our bug with its stack.
import { BuildError } from '../messages.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

/** Prints the report on standard error, with --json also as the one object on standard output; returns the exit code. */
export function reportFailure(cause: unknown, { json = false }: { readonly json?: boolean }): number {
  const code = exitCodeOf(cause);
  const failure =
    cause instanceof BuildError
      ? { code: cause.code, text: cause.message, hint: cause.hint }
      : { code: 'internal-error', text: cause instanceof Error ? cause.message : String(cause), hint: '' };
  if (code === EXIT.bug) {
    const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    process.stderr.write(`${stack}\n\nThis is a fault in Despatch, not in what you wrote. The output is as it was.\n`);
  } else {
    process.stderr.write(`error ${failure.code}\n${indent(failure.text)}\n${indent(failure.hint)}\n`);
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
    if (reason !== '') process.stderr.write(`${indent(`(${reason})`)}\n`);
  }
  if (json)
    process.stdout.write(
      `${JSON.stringify({ ok: false, messages: [], files: [], timings: {}, error: failure }, null, 2)}\n`,
    );
  return code;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
