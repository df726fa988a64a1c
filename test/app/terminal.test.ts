// What goes to which stream, and how progress and the summary look.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countMessages, renderSummary } from '../../src/app/render-summary.ts';
import { createTerminal } from '../../src/app/terminal.ts';
import type { BuildResult, ManifestEntry } from '../../src/model.ts';
import { variant } from '../publish/sample-editions.ts';

let printed: { stdout: string; stderr: string };

beforeEach(() => {
  printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    });
  vi.stubEnv('CI', '');
  vi.stubEnv('NO_COLOR', '');
  vi.stubEnv('FORCE_COLOR', '');
  vi.stubEnv('TERM', 'xterm');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  terminalIs(false);
});

/** Makes both streams look like a terminal, or like a file. */
function terminalIs(there: boolean): void {
  for (const stream of [process.stdout, process.stderr])
    Object.defineProperty(stream, 'isTTY', { value: there, configurable: true });
}

function work(): string {
  const terminal = createTerminal();
  for (let done = 1; done <= 50; done++) terminal.progress({ stage: 'compose', done, total: 50 });
  terminal.say('Done.');
  return printed.stderr;
}

describe('createTerminal', () => {
  it('keeps standard output for the object with --json', () => {
    const terminal = createTerminal({ json: true });
    terminal.say('said');
    terminal.warn('warned');
    terminal.json({ ok: true });
    expect(JSON.parse(printed.stdout)).toEqual({ ok: true });
    expect(printed.stderr).toBe('said\nwarned\n');
  });

  it('with --quiet says only what is wrong', () => {
    const terminal = createTerminal({ quiet: true });
    terminal.say('said');
    terminal.warn('warned');
    terminal.progress({ stage: 'print', done: 1, total: 1 });
    expect(printed).toEqual({ stdout: 'warned\n', stderr: '' });
  });

  it('draws one live line on a terminal, at most ten times a second, and takes it away', () => {
    terminalIs(true);
    const drawn = work();
    expect(drawn.split('\r').length - 1).toBeLessThan(10);
    expect(drawn).toContain('Composing 50 of 50');
    expect(drawn).not.toContain('\n');
    expect(drawn.endsWith('\r\u001b[2K')).toBe(true);
  });

  it.each(['CI', 'nothing that is a terminal'])('prints one plain line a stage with %s', (name) => {
    terminalIs(name === 'CI');
    if (name === 'CI') vi.stubEnv('CI', 'true');
    expect(work()).toBe('Composed 50 of 50\n');
  });

  it('has colours on a terminal, and none with NO_COLOR or in a file', () => {
    terminalIs(true);
    expect(createTerminal().colours.bold('x')).not.toBe('x');
    vi.stubEnv('NO_COLOR', '1');
    expect(createTerminal().colours.bold('x')).toBe('x');
    vi.stubEnv('NO_COLOR', '');
    terminalIs(false);
    expect(createTerminal().colours.bold('x')).toBe('x');
  });
});

describe('countMessages', () => {
  const of = (severity: 'error' | 'warning' | 'info') => ({ rule: 'r', severity, text: 't', file: 'f' });

  it('counts errors, warnings, and what is only told', () => {
    expect(countMessages([of('info'), of('error'), of('info'), of('warning')])).toBe('1 error, 1 warning, 2 notes');
    expect(countMessages([of('info')])).toBe('1 note');
    expect(countMessages([])).toBe('');
  });
});

describe('renderSummary', () => {
  const entry = (kind: ManifestEntry['kind'], bytes: number, pages: number | null = null) =>
    ({ kind, bytes, pages }) as ManifestEntry;
  const result: BuildResult = {
    ok: true,
    statement: null,
    messages: [],
    files: [
      entry('index', 1000),
      entry('landing', 2000),
      entry('pdf', 1_500_000, 38),
      entry('pdf', 500_000, 1),
      entry('recommendations', 4000),
      entry('asset', 90),
    ],
    timings: { collect: 12.4, compose: 300, layout: 20, print: 1234.5, publish: 5, total: 1400 },
    variants: [variant('report', null), variant('report', 'wales'), variant('policy-briefing', 'wales')],
  };

  it('counts PDFs, pages, web pages and files, with the time of each stage', () => {
    expect(renderSummary(result, 'output/', {})).toMatchInlineSnapshot(`
      "Built 1 publication for the nation and 1 region.
        PDFs       2 (39 pages, 2.0 MB)
        Web pages  2
        Data       1 file (4 kB)
        In         output/ (6 files, 2.0 MB)

        collect       12 ms
        compose      300 ms
        layout        20 ms
        print      1,235 ms
        publish        5 ms
        total      1,400 ms   (print runs beside compose and layout)"
    `);
  });

  it('says so when the output holds only a part', () => {
    const filters = { region: 'wales', formats: ['pdf'] as const };
    expect(renderSummary(result, 'output/', filters)).toContain(
      'This output holds only region wales, format pdf; build without options for everything.',
    );
  });
});
