// What the cache of one build promises.
import { describe, expect, it, vi } from 'vitest';
import { createCache } from '../src/cache.ts';

describe('remember', () => {
  it('makes each thing once, also when it is asked for while it is made', async () => {
    const { remember } = createCache();
    const make = vi.fn(async () => ({}));
    const [first, second] = await Promise.all([remember('print', { a: 1 }, make), remember('print', { a: 1 }, make)]);
    expect(first).toBe(second);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('tells stages and keys apart', async () => {
    const { remember } = createCache();
    expect(await remember('print', 'a', async () => 1)).toBe(1);
    expect(await remember('layout', 'a', async () => 2)).toBe(2);
    expect(await remember('print', 'b', async () => 3)).toBe(3);
  });

  it('tries again what failed', async () => {
    const { remember } = createCache();
    await expect(remember('print', 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await remember('print', 'a', async () => 1)).toBe(1);
  });
});

describe('time', () => {
  it('counts overlapping pieces of a stage once, and stops on failure', async () => {
    vi.useFakeTimers();
    try {
      const { time, timings } = createCache();
      const waiting = (delayMs: number) => () => new Promise((resolve) => setTimeout(resolve, delayMs));
      time('print', waiting(100));
      time('print', waiting(300));
      await vi.advanceTimersByTimeAsync(400);
      expect(time('compose', () => 'made')).toBe('made');
      expect(() =>
        time('layout', () => {
          throw new Error('no');
        }),
      ).toThrow('no');
      await vi.advanceTimersByTimeAsync(100);
      expect(timings()).toEqual({ collect: 0, compose: 0, layout: 0, print: 300, publish: 0, total: 500 });
    } finally {
      vi.useRealTimers();
    }
  });
});
