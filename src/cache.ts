// The door to what was made before: remembers, for one build, what each stage made and how long that took.
import { createHash } from 'node:crypto';
import type { StageName, Timings } from './model.ts';

export interface Cache {
  /**
   * Calls `make` once for each stage and key, where two keys are the same if their JSON is; calls that come while it is
   * being made wait for it. What failed is forgotten, so that it may be tried again.
   */
  remember<T>(stage: StageName, key: unknown, make: () => Promise<T>): Promise<T>;
  /** Does a piece of a stage's work; times in which two pieces of a stage overlap count once. */
  time<T>(stage: StageName, work: () => T): T;
  /** Milliseconds that each stage has taken up to now. */
  timings(): Timings;
}

/** Makes an empty cache, with its clocks at nought. */
export function createCache(): Cache {
  const begun = performance.now();
  const made = new Map<string, Promise<unknown>>();
  const taken = { collect: 0, compose: 0, layout: 0, print: 0, publish: 0 };
  const running = { collect: 0, compose: 0, layout: 0, print: 0, publish: 0 };
  const started = { ...taken };
  return {
    remember<T>(stage: StageName, key: unknown, make: () => Promise<T>): Promise<T> {
      const digest = `${stage} ${createHash('sha256').update(JSON.stringify(key)).digest('hex')}`;
      const known = made.get(digest);
      if (known !== undefined) return known as Promise<T>;
      const making = make();
      made.set(digest, making);
      making.catch(() => made.delete(digest));
      return making;
    },
    time<T>(stage: StageName, work: () => T): T {
      if (running[stage]++ === 0) started[stage] = performance.now();
      const stop = () => {
        if (--running[stage] === 0) taken[stage] += performance.now() - started[stage];
      };
      let outcome: T;
      try {
        outcome = work();
      } catch (cause) {
        stop();
        throw cause;
      }
      if (outcome instanceof Promise) outcome.then(stop, stop);
      else stop();
      return outcome;
    },
    timings: () => ({ ...taken, total: performance.now() - begun }),
  };
}
