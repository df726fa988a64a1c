// The door to the terminal: progress as one live line where a person watches, plain lines elsewhere.
import pc from 'picocolors';
import type { Progress, StageName } from '../model.ts';
import { cutToCells } from './clean-text.ts';
import type { Colours } from './render-messages.ts';

export interface TerminalOptions {
  /** Keeps standard output for one JSON object: everything else goes to standard error. */
  readonly json?: boolean;
  /** Says only what is wrong. */
  readonly quiet?: boolean;
}

export interface Terminal {
  readonly colours: Colours;
  /** Cells in a line: those of the terminal, or of COLUMNS where there is none; at most 100. */
  readonly width: number;
  /** Prints what a person asked to know; not when quiet. */
  say(text: string): void;
  /** Prints what is wrong, always. */
  warn(text: string): void;
  /** Prints the one JSON object of --json. */
  json(value: unknown): void;
  progress(progress: Progress): void;
  /** Takes the live line away. */
  clear(): void;
}

const DOING: Readonly<Partial<Record<StageName, string>>> = { compose: 'Composing', print: 'Printing' };
const DONE: Readonly<Partial<Record<StageName, string>>> = { compose: 'Composed', print: 'Printed' };
const REDRAW_MS = 100;
const BAR_CELLS = 20;
const MAX_WIDTH = 100;

/** Makes the terminal of one command; honours NO_COLOR, FORCE_COLOR, CI and TERM=dumb. */
export function createTerminal({ json = false, quiet = false }: TerminalOptions = {}): Terminal {
  const { stdout, stderr, env } = process;
  const human = json ? stderr : stdout;
  const live = stderr.isTTY === true && !quiet && !env.CI && env.TERM !== 'dumb';
  const state = new Map<StageName, Progress>();
  let drawnAt = 0;
  let drawn = false;

  function clear(): void {
    if (drawn) stderr.write('\r\x1b[2K');
    drawn = false;
  }

  return {
    colours: coloursFor(human.isTTY === true),
    width: Math.min(MAX_WIDTH, human.columns || Number.parseInt(env.COLUMNS ?? '', 10) || MAX_WIDTH),
    say(text) {
      clear();
      if (!quiet) human.write(`${text}\n`);
    },
    warn(text) {
      clear();
      human.write(`${text}\n`);
    },
    json(value) {
      clear();
      stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(progress) {
      state.set(progress.stage, progress);
      const { stage, done, total } = progress;
      if (live && (performance.now() - drawnAt >= REDRAW_MS || done === total)) {
        stderr.write(`\r\x1b[2K${cutToCells(liveLine(state), (stderr.columns ?? 80) - 1)}`);
        drawn = true;
        drawnAt = performance.now();
      }
      if (!live && !quiet && done === total) stderr.write(`${DONE[stage]} ${done} of ${total}\n`);
    },
    clear,
  };
}

/** "━━━━━━━━━╌╌╌╌  Composing 12 of 26, Printing 9 of 26"; the bar shows the stage that is furthest behind. */
function liveLine(state: ReadonlyMap<StageName, Progress>): string {
  const stages = [...state.values()];
  const share = Math.min(...stages.map(({ done, total }) => (total === 0 ? 1 : done / total)));
  const full = Math.round(share * BAR_CELLS);
  const words = stages.map(({ stage, done, total }) => `${DOING[stage] ?? stage} ${done} of ${total}`);
  return `${'━'.repeat(full)}${'╌'.repeat(BAR_CELLS - full)}  ${words.join(', ')}`;
}

function coloursFor(isTerminal: boolean): Colours {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const { red, yellow, cyan, bold, dim } = pc.createColors(!NO_COLOR && (forced || (isTerminal && TERM !== 'dumb')));
  return { severity: { error: red, warning: yellow, info: cyan }, bold, dim };
}
