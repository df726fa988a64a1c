#!/usr/bin/env node
// The command line: what can be asked, and the exit code of each answer. Commands are loaded when they are run.
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { reportFailure } from './report-failure.ts';

let exitCode: number = EXIT.clean;

/** Wraps a command so that its exit code is kept and what it throws is reported. */
function running<Flags extends { readonly json?: boolean }>(run: (flags: Flags) => Promise<number>) {
  return async (flags: Flags): Promise<void> => {
    try {
      exitCode = await run(flags);
    } catch (cause) {
      exitCode = reportFailure(cause, flags);
    }
  };
}

function parseFormats(value: string): string[] {
  const formats = value.split(',').map((format) => format.trim());
  if (formats.every((format) => format === 'html' || format === 'pdf')) return formats;
  throw new InvalidArgumentError('It can be: html, pdf, or html,pdf.');
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('It is a number from 1 to 65535.');
}

function parseWorkers(value: string): number {
  if (/^[1-8]$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It can be a whole number from 1 to 8.');
}

function parseBaseUrl(value: string): string {
  if (/^https?:\/\/[^\s?#]+$/.test(value) && URL.canParse(value)) return value;
  throw new InvalidArgumentError('It is an address such as https://example.org/evidence/.');
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const rootFlag = ['--root <dir>', 'folder of the project (default: the nearest one with a despatch.yaml)'] as const;

const program = new Command('despatch')
  .description('Publishes policy evidence: HTML and PDF briefings for every region, from one source.')
  .version(version)
  .showHelpAfterError('(despatch --help lists the commands and options)')
  .exitOverride();

program
  .command('build')
  .description('build the site, the HTML editions and the PDFs')
  .option('--publication <id>', 'only this publication')
  .option('--region <id>', 'only this region, or "national"')
  .option('--edition <name>', 'only this edition: report or policy-briefing')
  .option('--format <list>', 'html, pdf or both (default: html,pdf)', parseFormats)
  .option('--verify', 'check every finished file, and say on the accessibility page what was found')
  .option('--workers <number>', 'pages that are printed at a time, 1 to 8 (default: 2)', parseWorkers)
  .option('--out <dir>', 'folder to build into; it is replaced whole (default: output/ in the project)')
  .option(
    '--base-url <url>',
    'where the site will stand on the web (default: "baseUrl" in despatch.yaml)',
    parseBaseUrl,
  )
  .option('--no-site', 'make the editions only: PDFs, web editions and their data, without the pages that lead to them')
  .option('--no-search', 'leave out the page that searches the site, and its index')
  .option('--no-versions', 'leave out the copies of published versions at addresses of their own')
  .option('--json', 'print the result as one JSON object')
  .option('--quiet', 'print only what is wrong')
  .option(...rootFlag)
  .action(running(async (flags) => (await import('./commands/build.ts')).runBuild(flags)));

program
  .command('init')
  .description('begin a project, with an example that teaches')
  .argument('[folder]', 'an empty folder or a new one (default: this one)')
  .option('--name <name>', 'the publisher’s name in full')
  .option('--short <name>', 'how it is called in running text')
  .option('--url <address>', 'its website')
  .action((folder, flags) => running(async () => (await import('./commands/init.ts')).runInit(flags, folder))(flags));

program
  .command('new')
  .description('add a publication, a region or a brand')
  .argument('<kind>', 'publication, region or brand')
  .argument('<name>', 'what it is called, in quotation marks: "Skills Evidence Review"')
  .option(...rootFlag)
  .action((kind, name, flags) =>
    running(async () => (await import('./commands/new.ts')).runNew(flags, kind, name))(flags),
  );

program
  .command('preview')
  .description('show the site in a browser while it is written: what is saved is seen at once')
  .argument('[publication]', 'id of the publication to open first; not needed where there is only one')
  .option('--region <id>', 'the region to open first, or "national"')
  .option('--port <number>', 'port to serve on (default: the first free one from 4321)', parsePort)
  .option('--open', 'open it in your browser')
  .option(...rootFlag)
  .action((publication, flags) =>
    running(async () => (await import('./commands/preview.ts')).runPreview(flags, publication))(flags),
  );

program
  .command('list')
  .description('list publications, editions and regions')
  .option('--json', 'print the list as one JSON object')
  .option(...rootFlag)
  .action(running(async (flags) => (await import('./commands/list.ts')).runList(flags)));

program
  .command('regions')
  .description('show where each region stands: its own text, its data, what is missing, its pages')
  .argument('[publication]', 'id of a publication; not needed where there is only one')
  .option('--report', 'also write it as an HTML page')
  .option('--out <dir>', 'folder for the page (default: review/ in the project)')
  .option('--json', 'print the review as one JSON object')
  .option('--built <dir>', 'folder of the last build, whose pages are told (default: output/ in the project)')
  .option(...rootFlag)
  .action((publication, flags) =>
    running(async () => (await import('./commands/regions.ts')).runRegions(flags, publication))(flags),
  );

program
  .command('diff')
  .description('say what a reader of one region sees that a reader of another does not')
  .argument('<names...>', 'a publication (not needed where there is only one) and two regions, or "national" for one')
  .option('--edition <name>', 'report or policy-briefing (default: report)')
  .option('--report', 'also write it as an HTML page')
  .option('--out <dir>', 'folder for the page (default: review/ in the project)')
  .option('--json', 'print the comparison as one JSON object')
  .option(...rootFlag)
  .action((names, flags) => running(async () => (await import('./commands/diff.ts')).runDiff(flags, names))(flags));

program
  .command('schemas')
  .description('write JSON Schemas of the YAML files, with which an editor explains and checks them')
  .argument('[dir]', 'folder to write them into (default: schemas/)')
  .action((folder) => running(async () => (await import('./commands/schemas.ts')).runSchemas(folder))({}));

program
  .command('verify')
  .description('check finished files: accessible, archivable, as they were built; say what needs a person')
  .argument('[path]', 'a PDF, or a folder that was built (default: output/ in the project)')
  .option('--json', 'print the statement as one JSON object')
  .option('--write <file>', 'also write that object to a file')
  .option(...rootFlag)
  .action((path, flags) => running(async () => (await import('./commands/verify.ts')).runVerify(flags, path))(flags));

program
  .command('publish')
  .description('publish a finished build in one step, or say every reason why not')
  .argument('[target]', 'a folder, git+URL#branch, or user@host:/folder (default: "publish" in despatch.yaml)')
  .option('--dry-run', 'only list what is new, changed and gone; write nothing')
  .option('--rollback [release]', 'serve an earlier release again (default: the one before)')
  .option('--partial', 'allow a build that was narrowed, as with --region')
  .option('--reissue', 'replace a published version by the same version with other content')
  .option('--keep-versions', 'leave published versions as they are served, whatever the build has of them')
  .option('--from <dir>', 'folder of the build (default: output/ in the project)')
  .option('--json', 'print the result as one JSON object')
  .option(...rootFlag)
  .action((target, flags) =>
    running(async () => (await import('./commands/publish.ts')).runPublish(flags, target))(flags),
  );

program
  .command('links')
  .description('list the links of a finished build to other sites; visit them only where that is asked for')
  .argument('[path]', 'a PDF, or a folder that was built (default: output/ in the project)')
  .option('--check', 'visit each, and say which are broken, moved or unclear')
  .option('--json', 'print the list as one JSON object')
  .option(...rootFlag)
  .action((path, flags) => running(async () => (await import('./commands/links.ts')).runLinks(flags, path))(flags));

program
  .command('doctor')
  .description('check what a build needs of this machine, and say what mends it')
  .option('--out <dir>', 'out folder to check (default: output/ in the project)')
  .option(...rootFlag)
  .action(running(async (flags) => (await import('./commands/doctor.ts')).runDoctor(flags)));

program
  .command('setup')
  .description('find a browser to print with, or install one')
  .option('--quiet', 'print only what is wrong')
  .action(running(async (flags) => (await import('./commands/setup.ts')).runSetup(flags)));

process.on('uncaughtException', (cause) => process.exit(reportFailure(cause, {})));
// A reader that has seen enough (| head) closes the pipe: no reason to complain.
process.stdout.on('error', () => process.exit(exitCode));

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) throw cause;
  exitCode = cause.exitCode === 0 ? EXIT.clean : EXIT.usage;
}
// Whatever still runs (a thread that hangs) must not keep the process; what was printed must be out first.
process.stderr.write('', () => process.stdout.write('', () => process.exit(exitCode)));
