// Takes each step out of finishing in turn and expects a named test to fail without it: `npm run test:mutations [-- step …]`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Mutant {
  readonly step: string;
  readonly source: string;
}

interface Outcome {
  /** A set of tests whose preparation fails has no test that fails, but has failed. */
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly assertionResults: readonly { status: string; fullName: string }[];
  }[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const STEPS = 'src/print/finish/finish.ts';
const TESTS = ['test/print/finish.test.ts', 'test/print/mend-unicode.test.ts'];
/** What a step is replaced by where its answer is used. */
const IN_PLACE: readonly (readonly [step: string, call: RegExp, instead: string])[] = [
  ['leaveOutRepeats', /\.\.\.leaveOutRepeats\([^)]*\)/, '...(void leaveOutRepeats, [])'],
  ['leaveOutOrnaments', /\.\.\.leaveOutOrnaments\([^)]*\)/, '...(void leaveOutOrnaments, [])'],
  ['spaceLines', /spaceLines\(.*\);/, '(void spaceLines, new Map());'],
  ['findFaults', /findFaults\(draft, \{.*\}\)/, '(Date.now() < 0 ? $& : [])'],
];

/** One mutant for each step that stands in a line of its own, and for those whose answer is used. */
function mutantsOf(source: string): Mutant[] {
  const body = source.slice(source.indexOf('export function finish('));
  const alone = [...body.matchAll(/^ {2,4}(\w+)\((?:draft|top).*\);$/gm)].map(([line, step = '']) => ({
    step,
    // Never run, but still there: the compiler refuses what is imported or made for nothing.
    source: source.replace(line, `if (Date.now() < 0) ${line.trim()}`),
  }));
  const used = IN_PLACE.map(([step, call, instead]) => ({ step, source: source.replace(call, instead) }));
  return [...alone, ...used];
}

/** A copy of the project whose sources may be changed; what they need besides are links. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'despatch-mutants-'));
  for (const name of readdirSync(root))
    if (!['src', 'test', 'dist', 'output', '.git'].includes(name)) symlinkSync(join(root, name), join(copy, name));
  // Copied, not linked: a link's modules would import the sources that it leads to.
  for (const name of ['src', 'test']) cpSync(join(root, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'dist'));
  return copy;
}

/** The names of the tests that fail, or null when the tests could not run. */
function failingTests(copy: string): string[] | null {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = ['vitest', 'run', ...TESTS, '--reporter=json', `--outputFile=${report}`];
  spawnSync('npx', args, { cwd: copy, stdio: 'ignore' });
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Outcome;
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    const unable = testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name }) => `all of ${name.split('/').at(-1)}`);
    return all.length === 0 ? null : failed.length > 0 ? failed : unable;
  } catch {
    return null;
  }
}

const source = readFileSync(join(root, STEPS), 'utf8');
const copy = copyProject();
let survivors = 0;
try {
  const untouched = failingTests(copy);
  if (untouched === null || untouched.length > 0) throw new Error('The tests fail before anything is taken out.');
  const asked = process.argv.slice(2);
  const mutants = mutantsOf(source).filter(({ step }) => asked.length === 0 || asked.includes(step));
  for (const { step, source: mutated } of mutants) {
    if (mutated === source) throw new Error(`${step} was not found in ${STEPS}.`);
    writeFileSync(join(copy, STEPS), mutated);
    const failing = failingTests(copy);
    if (failing?.length === 0) survivors++;
    const found = failing === null ? 'no test could run' : `${failing.length} tests fail: ${failing[0] ?? ''}`;
    console.log(`without ${step.padEnd(20)} ${failing?.length === 0 ? 'NO TEST FAILS' : found}`);
  }
  console.log(`\n${mutants.length} steps taken out, ${survivors} not noticed`);
} finally {
  rmSync(copy, { recursive: true });
}
process.exit(survivors === 0 ? 0 : 1);
