// Builds PDFs of the review and of every hard case, and has veraPDF validate each against PDF/UA-1 and PDF/A-3a.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file against one profile, as Validate.java prints it. */
interface Validation {
  readonly file: string;
  readonly profile: 'ua1' | '3a';
  readonly compliant: boolean;
  readonly rules: number;
  readonly passed: number;
  readonly failures: readonly {
    readonly clause: string;
    readonly test: number;
    readonly description: string;
    readonly checks: number;
    readonly places: readonly string[];
  }[];
  readonly error?: string;
}

const NAMES = { ua1: 'PDF/UA-1', '3a': 'PDF/A-3a' } as const;
const CANNOT = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const PROJECTS = [root, join(root, 'test/briefings/everything')];

/** Ends plainly where a conformance check is not possible: nothing of Despatch needs Java. */
function cannot(why: string): never {
  console.log(`Conformance was not checked: ${why}`);
  process.exit(CANNOT);
}

function runs(program: string, ...args: string[]): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? stdout + stderr : null;
}

/** Fetches veraPDF and compiles the one class that drives it; returns the class path. */
function prepareValidator(): string {
  const version = runs('java', '-version');
  if (version === null) cannot('there is no Java.');
  const major = Number(/version "(?:1\.)?(\d+)/.exec(version)?.[1] ?? 0);
  if (major < 11) cannot(`it needs Java 11 or later, and this is ${major}.`);
  if (runs('mvn', '-version') === null) cannot('there is no Maven to fetch veraPDF with.');
  const folder = join(root, 'node_modules/.cache/despatch-conformance');
  mkdirSync(folder, { recursive: true });
  const maven = ['-q', '-B', '-f', join(here, 'pom.xml'), `-Dfolder=${folder}`, 'compile'];
  const { status, stdout, stderr } = spawnSync('mvn', maven, { encoding: 'utf8' });
  if (status !== 0) cannot(`Maven could not fetch veraPDF.\n${stdout}${stderr}`.trim());
  const fetched = readFileSync(join(folder, 'classpath.txt'), 'utf8').trim();
  return [join(folder, 'classes'), fetched].join(delimiter);
}

function pdfsIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return found
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(path, name));
}

/** One JVM for all files; each is validated against both profiles. */
function validate(classPath: string, files: readonly string[]): Validation[] {
  const output = execFileSync('java', ['-Xmx2g', '-XX:+UseParallelGC', '-cp', classPath, 'Validate'], {
    input: files.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Validation);
}

function buildProjects(into: string): void {
  for (const [index, project] of PROJECTS.entries()) {
    const args = ['dist/app/cli.js', 'build', '--quiet', '--format', 'pdf', '--root', project];
    const out = join(into, String(index));
    const { status } = spawnSync('node', [...args, '--out', out], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0 || !existsSync(out)) {
      console.error(`${relative(root, project) || 'The review'} could not be built.`);
      process.exit(1);
    }
  }
}

const classPath = prepareValidator();
const given = process.argv.slice(2).map((path) => resolve(path));
const made = given.length > 0 ? null : mkdtempSync(join(tmpdir(), 'despatch-conformance-'));
if (made !== null) buildProjects(made);
const files = (made === null ? given : [made]).flatMap(pdfsIn);
const results = validate(classPath, files);
const complete = files.length > 0 && results.length === files.length * 2;
for (const { file, profile, failures, error } of results) {
  if (error !== undefined) console.log(`${relative(made ?? root, file)}: ${error}`);
  for (const { clause, test, description, checks, places } of failures)
    console.log(
      `${relative(made ?? root, file)}: ${NAMES[profile]} ${clause}-${test}, ${checks} times: ${description}\n  ${places[0]}`,
    );
}
for (const profile of ['ua1', '3a'] as const) {
  const of = results.filter((result) => result.profile === profile);
  const failed = of.filter(({ compliant }) => !compliant).length;
  const passed = of.reduce((sum, result) => sum + result.passed, 0);
  console.log(
    `${NAMES[profile].padEnd(9)} ${of.length} files, ${of[0]?.rules ?? 0} rules, ${passed} checks passed, ${failed} files failed`,
  );
}
if (made !== null) rmSync(made, { recursive: true });
if (!complete) console.log('veraPDF did not answer for every file.');
process.exit(complete && results.every(({ compliant }) => compliant) ? 0 : 1);
