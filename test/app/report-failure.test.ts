// What is said of things that went wrong, and with which exit code.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeVersion } from '../../src/app/examine.ts';
import { exitCodeOf } from '../../src/app/exit-codes.ts';
import { reportFailure } from '../../src/app/report-failure.ts';
import { BuildError } from '../../src/messages.ts';

afterEach(() => vi.restoreAllMocks());

/** What reportFailure prints on each stream. */
function report(cause: unknown, flags: { json?: boolean } = {}) {
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) => {
    const lines: string[] = [];
    vi.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    return lines;
  }) as [string[], string[]];
  const code = reportFailure(cause, flags);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

describe('reportFailure', () => {
  it('gives the world its cause, its hint and exit code 3', () => {
    const cause = new BuildError('disk-full', 'No room left.', 'Free some.\nBuild again.', new Error('ENOSPC: write'));
    expect(report(cause)).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error disk-full\n  No room left.\n  Free some.\n  Build again.\n  (ENOSPC: write)\n',
    });
  });

  it('gives our own faults their stack, a plain sentence and exit code 4', () => {
    const { code, stderr } = report(new TypeError('x is not a function'));
    expect(stderr).toMatch(/TypeError: x is not a function\n +at /);
    expect(stderr).toContain('This is a fault in Despatch');
    expect(code).toBe(4);
    expect(report('thrown text').code).toBe(4);
  });

  it('prints one JSON object with --json', () => {
    const { stdout } = report(new BuildError('output-locked', 'Locked.', 'Wait.'), { json: true });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: 'output-locked', text: 'Locked.', hint: 'Wait.' },
    });
  });
});

describe('exitCodeOf', () => {
  it.each([
    ['project-missing', 2],
    ['selection-unknown', 2],
    ['browser-missing', 3],
    ['output-locked', 3],
  ] as const)('is for %s %i', (code, expected) => {
    expect(exitCodeOf(new BuildError(code, '', ''))).toBe(expected);
  });
});

describe('nodeVersion', () => {
  it.each([
    ['20.19.0', true],
    ['22.1.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
  ])('%s is fit: %s', (version, ok) => {
    expect(nodeVersion(version).ok).toBe(ok);
  });
});
