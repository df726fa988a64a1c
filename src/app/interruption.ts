// Turns Ctrl-C and a termination signal into an orderly end.
import { EXIT } from './exit-codes.ts';

/** How long an orderly end may take before the process just ends. */
const GRACE_MS = 3000;

export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came, or null. */
  exitCode(): number | null;
}

/** Listens from now on: the first signal aborts, a second one, or three seconds, end the process at once. */
export function listenForInterruption(onInterrupt: () => void): Interruption {
  const controller = new AbortController();
  let code: number | null = null;
  const listen = (name: NodeJS.Signals, exit: number) =>
    process.on(name, () => {
      if (code !== null) process.exit(code);
      code = exit;
      setTimeout(() => process.exit(exit), GRACE_MS).unref();
      onInterrupt();
      controller.abort(new Error(`The build was stopped by ${name}.`));
    });
  listen('SIGINT', EXIT.interrupted);
  listen('SIGTERM', EXIT.terminated);
  return { signal: controller.signal, exitCode: () => code };
}
