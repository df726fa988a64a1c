// Whole builds of a small project with a fake printer: what is made, what is not, and what is left when it fails.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readToVerify } from '../src/app/read-to-verify.ts';
import { build } from '../src/build.ts';
import { BuildError } from '../src/messages.ts';
import type { BuildOptions, ManifestEntry, Pdf, PrintJob, Progress } from '../src/model.ts';
import { plan } from '../src/plan.ts';
import { verify } from '../src/verify/index.ts';

const MINIMAL = fileURLToPath(new URL('./briefings/minimal', import.meta.url));

vi.setConfig({ testTimeout: 30_000 });

let root: string;
let outDir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-build-'));
  outDir = join(root, 'output');
  cpSync(MINIMAL, root, { recursive: true, filter: (path) => !path.includes('expected') });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A printer whose PDFs are the HTML of their job. */
function fakePrinter(print: (job: PrintJob) => Promise<Partial<Pdf>> = async () => ({})) {
  const printer = {
    jobs: [] as PrintJob[],
    warm: vi.fn(async () => undefined),
    close: vi.fn(async () => undefined),
    async print(job: PrintJob): Promise<Pdf> {
      printer.jobs.push(job);
      const pdf = {
        bytes: Buffer.from(job.html),
        pages: 2,
        anchors: {},
        blocks: [],
        lastPageMm: null,
        strayFonts: [],
        settled: true,
        faults: [],
      };
      return { ...pdf, ...(await print(job)) };
    },
  };
  return printer;
}

function run(options: Partial<BuildOptions> = {}, printer = fakePrinter()) {
  return build({ root, outDir, makePrinter: async () => printer, ...options });
}

function read(path: string): string {
  return readFileSync(join(outDir, path), 'utf8');
}

/** What a page or style sheet links to in the site, as paths from its root. */
function linksOf(path: string): readonly string[] {
  const links = [...read(path).matchAll(/(?:href="|src="|url\("?)([^"#)?]+)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => posix.join(posix.dirname(path), decodeURI(link)));
}

/** The first shared section of the first publication, to be spoilt. */
async function firstSection(): Promise<string> {
  const { collection } = await plan({ root });
  const section = collection?.publications[0]?.sections.find(({ placement }) => placement === 'shared');
  return join(root, section?.file ?? '');
}

const hashes = (files: readonly ManifestEntry[]) => Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]));

describe('a whole build', () => {
  it('makes every edition in both formats, a landing page for each region, and an index', async () => {
    const { ok, messages, files, variants } = await run();
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
    expect(variants.length).toBeGreaterThan(1);
    const paths = files.map(({ path }) => path);
    for (const { folder, webFile, pdfFile } of variants)
      expect(paths).toEqual(
        expect.arrayContaining([`${folder}/${webFile}`, `${folder}/${pdfFile}`, `${folder}/index.html`]),
      );
    expect(paths).toContain('index.html');
    expect(JSON.parse(read('manifest.json'))).toMatchObject({ narrowedTo: null, files });
    const onDisk = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(onDisk.length).toBe(files.length + 1);
  });

  it('has no link to a file that is not there', async () => {
    const { files } = await run();
    const paths = new Set(files.map(({ path }) => path));
    const pages = files.filter((file) => /\.(html|css)$/.test(file.path));
    const missing = pages.flatMap(({ path }) =>
      linksOf(path)
        .filter((link) => !paths.has(link))
        .map((link) => `${path}: ${link}`),
    );
    expect(missing).toEqual([]);
  });

  it('keeps each published version in a folder of its own, which needs nothing outside it but leads to the latest', async () => {
    const { files } = await run();
    const kept = files.filter(({ version }) => version === '1.0');
    const inside = new Set(kept.map(({ path }) => path));
    expect([...inside].every((path) => path.startsWith('small-review/v1.0/'))).toBe(true);
    const plain = files.filter(({ version, path }) => version === undefined && path.startsWith('small-review/'));
    expect(kept.filter(({ kind }) => kind !== 'asset').map(({ path }) => path.replace('/v1.0', ''))).toEqual(
      plain.map(({ path }) => path),
    );
    for (const { path, sha256 } of kept.filter(({ kind }) => kind === 'pdf' || kind === 'ledger'))
      expect(files).toContainEqual(expect.objectContaining({ path: path.replace('/v1.0', ''), sha256 }));
    for (const { path } of kept.filter((file) => /\.(html|css)$/.test(file.path))) {
      const out = linksOf(path).filter((link) => !inside.has(link));
      // The frame of the hub and the latest version, as pages; no style sheet, font, picture or download from outside.
      expect(out.filter((link) => !link.endsWith('index.html'))).toEqual([]);
      if (path.endsWith('.html')) {
        expect(out).toContain('small-review/index.html');
        expect(read(path)).toContain('This is version 1.0, which stays at this address.');
        expect(read(path)).toContain('<meta name="robots" content="noindex">');
      }
    }
    expect(read('small-review/north/report.html')).not.toContain('stays at this address');
  });

  it('makes the same bytes when nothing has changed', async () => {
    const first = await run();
    expect(hashes((await run()).files)).toEqual(hashes(first.files));
  });

  it('tells how far it is, and how long each stage took', async () => {
    const told: Progress[] = [];
    const { variants, timings } = await run({ onProgress: (progress) => told.push(progress) });
    const total = variants.length;
    for (const stage of ['compose', 'print'] as const)
      expect(told.filter((progress) => progress.stage === stage).map(({ done }) => done)).toEqual(
        variants.map((_, at) => at + 1),
      );
    expect(told.every((progress) => progress.total === total)).toBe(true);
    for (const stage of ['collect', 'compose', 'layout', 'publish', 'total'] as const)
      expect(timings[stage]).toBeGreaterThan(0);
  });

  it('prints while it composes, but not without bound', async () => {
    let [inPrint, most] = [0, 0];
    const printer = fakePrinter(async () => {
      most = Math.max(most, ++inPrint);
      await wait(5);
      inPrint--;
      return {};
    });
    const order: string[] = [];
    const onProgress = ({ stage, done, total }: Progress) => order.push(done === total ? `${stage} ends` : stage);
    const { variants } = await run({ onProgress }, printer);
    expect(printer.warm).toHaveBeenCalledTimes(1);
    expect(printer.close).toHaveBeenCalledTimes(1);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
    if (variants.length > 5) expect(order.indexOf('print')).toBeLessThan(order.indexOf('compose ends'));
  });

  it('after a change to a section makes new pages, and nothing of the old', async () => {
    const before = await run();
    const section = await firstSection();
    writeFileSync(section, `${readFileSync(section, 'utf8')}\nA sentence about lighthouses.\n`);
    const after = await run();
    const { folder, webFile } =
      after.variants.find(({ edition }) => edition === 'report') ?? after.variants[0] ?? expect.fail();
    expect(read(`${folder}/${webFile}`)).toContain('lighthouses');
    // The parts of the search index are named after what they hold.
    const names = (files: readonly ManifestEntry[]) =>
      files.map(({ path }) => path.replace(/_\w+\.pf|\.en_\w+\.pf/, '.pf')).sort();
    expect(names(after.files)).toEqual(names(before.files));
  });
});

describe('the scale of evidence', () => {
  const scale =
    '\nevidence: { scale: [{ id: thin, word: Thin }, { id: fair, word: Fair }, { id: firm, word: Firm }] }\n';
  const finding = (strength: string) =>
    `\n\n:::finding[It holds.]{id=f-scale strength=${strength} briefing}\nBody [@smith2020].\n:::\n\n::evidence-summary\n`;

  async function runWith(settings: string, strength: string, printer = fakePrinter()) {
    const [config, section] = [join(root, 'despatch.yaml'), await firstSection()];
    writeFileSync(config, readFileSync(config, 'utf8') + settings);
    const text = readFileSync(section, 'utf8').replaceAll('strength=strong', `strength=${strength}`);
    writeFileSync(section, text + finding(strength));
    return { ...(await run({}, printer)), printer };
  }

  it('has five levels where the project names none', async () => {
    const { ok, printer } = await runWith('', 'strong');
    expect(ok).toBe(true);
    expect(printer.jobs[0]?.html).toMatch(/Strong evidence<\/p>[\s\S]*?4 of 5/);
  });

  it('is the project’s own, in the margin, in the summary, in both editions and in the data', async () => {
    const { ok, files, printer } = await runWith(scale, 'fair');
    expect(ok).toBe(true);
    const dots = '<span class="dot on"></span><span class="dot on"></span><span class="dot"></span>';
    for (const { html } of printer.jobs) {
      expect(html).toContain('<p class="rating-word">Fair</p>');
      expect(html.replace(/\s*\n\s*/g, '')).toContain(dots);
      expect(html).toContain('2 of 3');
    }
    expect(printer.jobs[0]?.html).toContain(
      '<span class="strength-word">Fair</span> <span class="strength-scale">2 of 3</span>',
    );
    const ledgers = files.filter(({ kind, path, version }) => !version && kind === 'ledger' && path.endsWith('.csv'));
    expect(ledgers.length).toBe(printer.jobs.length);
    for (const { path } of ledgers) expect(read(path)).toContain('It holds.,"Fair, 2 of 3",');
  });

  it('says which levels there are to one that is not on it', async () => {
    const { ok, messages } = await runWith(scale, 'strong');
    expect(ok).toBe(false);
    const said = '"strong" is not on the scale of evidence.';
    const message = { rule: 'block-attribute-fits', text: said, hint: 'It can be: thin, fair, firm.' };
    expect(messages).toMatchObject([message, message]);
  });
});

describe('a briefing', () => {
  const ids = ({ html }: PrintJob) => [...html.matchAll(/data-report-page="([^"]*)"/g)].map(([, id = '']) => id);
  const isBriefing = ({ name }: PrintJob) => name.endsWith('policy-briefing');

  it('is printed after its report, of the same region, and knows the pages of it that it names', async () => {
    // The editions are listed the other way about: a briefing waits all the same.
    const file = join(root, 'briefings/small-review/publication.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}editions: [policy-briefing, report]\n`);
    const section = await firstSection();
    writeFileSync(section, `${readFileSync(section, 'utf8')}\n:::key-message{id=km-of-ours}\nA message.\n:::\n`);
    let printed = 0;
    const printer = fakePrinter(async (job) => {
      await wait(isBriefing(job) ? 0 : 20);
      return { anchors: isBriefing(job) ? {} : { 'km-of-ours': ++printed, 'of-no-briefing': 1 } };
    });
    const { ok, variants } = await run({}, printer);
    expect(ok).toBe(true);
    const briefings = printer.jobs.filter(isBriefing);
    expect(briefings.length).toBe(variants.length / 2);
    for (const job of briefings) {
      expect(ids(job)).toContain('km-of-ours');
      expect(Object.keys(job.reportPages ?? {})).toEqual(['km-of-ours']);
    }
    expect(new Set(briefings.map((job) => job.reportPages?.['km-of-ours'])).size).toBe(briefings.length);
  });

  it('that is built alone knows no pages', async () => {
    const printer = fakePrinter();
    await run({ filters: { edition: 'policy-briefing' } }, printer);
    expect(printer.jobs.length).toBeGreaterThan(0);
    for (const job of printer.jobs) expect(job).not.toHaveProperty('reportPages');
  });

  it('fails with its report, by the same error', async () => {
    const printer = fakePrinter(async (job) => {
      if (!isBriefing(job)) throw new BuildError('print-failed', `${job.name} failed.`, 'Try again.');
      return {};
    });
    await expect(run({}, printer)).rejects.toMatchObject({ code: 'print-failed' });
    expect(printer.jobs.filter(isBriefing)).toEqual([]);
  });
});

describe('a narrowed build', () => {
  it('is a complete small site of just what was asked for', async () => {
    await run();
    const { files, variants } = await run({ filters: { region: 'national', edition: 'report' } });
    expect(variants.map(({ region, edition }) => [region, edition])).toEqual([[null, 'report']]);
    expect(files.filter(({ kind }) => kind === 'pdf').length).toBe(1);
    expect(files.filter(({ kind }) => kind === 'landing').length).toBe(1);
    expect(JSON.parse(read('manifest.json'))).toMatchObject({ files });
  });

  it('needs no printer for HTML alone', async () => {
    const makePrinter = vi.fn();
    const { ok, files } = await run({ makePrinter, filters: { formats: ['html'] } });
    expect(ok).toBe(true);
    expect(makePrinter).not.toHaveBeenCalled();
    expect(files.some(({ kind }) => kind === 'pdf')).toBe(false);
    expect(files.some(({ kind }) => kind === 'web-edition')).toBe(true);
  });

  it('has PDFs and the pages to download them from, without web editions, for PDF alone', async () => {
    const { files, variants } = await run({ filters: { formats: ['pdf'] } });
    expect(files.filter(({ kind }) => kind === 'pdf').length).toBe(variants.length);
    expect(files.some(({ kind }) => kind === 'web-edition')).toBe(false);
    expect(files.some(({ kind }) => kind === 'index')).toBe(true);
  });

  it('without a site has the same PDFs and data, web editions that know of no site, and nothing else', async () => {
    const picture = vi.fn();
    const whole = await run({ versions: false });
    const { ok, files } = await run({ filters: { site: false } }, { ...fakePrinter(), picture } as never);
    expect(ok).toBe(true);
    expect(new Set(files.map(({ kind }) => kind))).toEqual(
      new Set(['pdf', 'web-edition', 'asset', 'ledger', 'recommendations']),
    );
    expect(picture).not.toHaveBeenCalled();
    const kept = (all: readonly ManifestEntry[]) =>
      hashes(all.filter(({ kind }) => kind === 'pdf' || kind === 'ledger'));
    expect(kept(files)).toEqual(kept(whole.files));
    const webs = (all: readonly ManifestEntry[]) =>
      all.flatMap(({ kind, path }) => (kind === 'web-edition' ? path : []));
    expect(webs(files)).toEqual(webs(whole.files));
    for (const path of webs(files)) expect(read(path)).not.toMatch(/<nav class="(?:site-nav|crumbs)"|index\.html/);
    expect(JSON.parse(read('manifest.json'))).toMatchObject({ narrowedTo: { site: false } });
  });

  it('without a site is verified all the same', async () => {
    const { statement, files } = await run({ verify: true, filters: { site: false, formats: ['html'] } });
    expect(statement?.findings).toEqual([]);
    expect(statement?.webPages).toBe(files.filter(({ kind }) => kind === 'web-edition').length);
  });

  it('calls no work uncited that another region cites, and fails for none that nobody does', async () => {
    const folder = join(root, 'briefings/small-review');
    const entry = (key: string) =>
      `@book{${key},\n  author = {Jones, Ann},\n  title = {B},\n  publisher = {C},\n  year = {2021}\n}\n`;
    writeFileSync(join(folder, 'references.bib'), entry('smith2020') + entry('north2021') + entry('nobody2021'));
    writeFileSync(join(folder, 'regions/north/region.yaml'), 'summary: As @north2021 says.\n');
    for (const filters of [{}, { region: 'national' }, { region: 'north', edition: 'report' }] as const) {
      const { ok, messages } = await run({ filters });
      expect(ok).toBe(true);
      expect(messages).toMatchObject([{ rule: 'source-is-cited', severity: 'info', line: 13 }]);
      expect(messages[0]?.text).toContain('"nobody2021"');
    }
  });

  it.each([
    {},
    { region: 'north' },
    { region: 'national', edition: 'policy-briefing' },
    { formats: ['html'] },
    { formats: ['pdf'], region: 'north' },
    { site: false },
    { site: false, formats: ['html'] },
  ] as const)('links to nothing that was not built (%j)', async (filters) => {
    expect((await run({ filters })).ok).toBe(true);
    const { findings } = await verify(readToVerify(outDir).files, { isFolder: true });
    expect(findings.filter(({ rule }) => !rule.startsWith('pdf-'))).toEqual([]);
  });

  it('refuses an id that does not exist', async () => {
    await expect(run({ filters: { publication: 'nowhere' } })).rejects.toMatchObject({ code: 'selection-unknown' });
    expect(existsSync(outDir)).toBe(false);
  });
});

describe('a build with faults', () => {
  it('tells every fault of every file in one run, each once, and leaves the old output as it was', async () => {
    await run();
    const before = read('manifest.json');
    const section = await firstSection();
    writeFileSync(section, `${readFileSync(section, 'utf8')}\nSee [@no-such-key] and {{ region.nmae }}.\n`);
    const { ok, messages, files } = await run();
    expect(ok).toBe(false);
    expect(files).toEqual([]);
    const rules = messages.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(rules.sort()).toEqual(['citation-key-exists', 'value-exists']);
    expect(messages.every(({ text }) => !text.includes('(in:'))).toBe(true);
    expect(read('manifest.json')).toBe(before);
    expect(readdirSync(root).filter((name) => name.startsWith('.despatch'))).toEqual([]);
  });

  it('that only the print shows is told for every edition, and nothing is written', async () => {
    const strayFonts = [{ font: 'DejaVu Sans', reason: 'fallback', characters: ['☃'] }] as const;
    const printer = fakePrinter(async () => ({ strayFonts }));
    const { ok, messages, variants } = await run({}, printer);
    expect(ok).toBe(false);
    expect(messages.map(({ rule }) => rule)).toContain('characters-have-glyphs');
    expect(printer.jobs.length).toBe(variants.length);
    expect(existsSync(outDir)).toBe(false);
  });
});

describe('a build that the world stops', () => {
  it('by a job that fails: rejects with its error, closes the printer, and leaves the old output', async () => {
    await run();
    const before = read('manifest.json');
    const printer = fakePrinter(async ({ name }) => {
      throw new BuildError('print-failed', `${name} failed.`, 'Try again.');
    });
    await expect(run({}, printer)).rejects.toMatchObject({ code: 'print-failed' });
    expect(printer.close).toHaveBeenCalledTimes(1);
    expect(read('manifest.json')).toBe(before);
    await run();
  });

  it('by a printer that cannot be made: rejects with its error', async () => {
    const makePrinter = () => Promise.reject(new BuildError('browser-missing', 'No browser.', 'Install one.'));
    await expect(run({ makePrinter })).rejects.toMatchObject({ code: 'browser-missing' });
    expect(existsSync(outDir)).toBe(false);
  });

  it('by a second build in the same folder: refuses by name, and the first one ends well', async () => {
    const [first, second] = await Promise.allSettled([run(), run()]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = (first.status === 'rejected' ? first : second) as PromiseRejectedResult;
    expect(reason).toMatchObject({ code: 'output-locked' });
  });

  it.each(['at once', 'while it prints'])(
    'by a signal %s: rejects with its reason, and leaves nothing behind',
    async (when) => {
      const controller = new AbortController();
      const stop = () => controller.abort(new Error('stopped'));
      const printer = fakePrinter(() => {
        stop();
        return new Promise(() => undefined);
      });
      if (when === 'at once') stop();
      await expect(run({ signal: controller.signal }, printer)).rejects.toThrow('stopped');
      expect(printer.close).toHaveBeenCalledTimes(when === 'at once' ? 0 : 1);
      expect(existsSync(outDir)).toBe(false);
      expect(readdirSync(root).filter((name) => name.startsWith('.despatch'))).toEqual([]);
    },
  );
});

describe('verifying while building', () => {
  it('tells on the accessibility page, and to machines, what was found in the finished files', async () => {
    const plain = await run();
    expect(plain.statement).toBeNull();
    expect(existsSync(join(outDir, 'accessibility/statement.json'))).toBe(false);
    const before = read('accessibility/index.html');
    // The fake printer's PDFs are none, and that is what must be told.
    const { ok, statement, files } = await run({ verify: true });
    expect(ok).toBe(true);
    expect(JSON.parse(read('accessibility/statement.json'))).toEqual(JSON.parse(JSON.stringify(statement)));
    const pdfs = files.filter(({ kind }) => kind === 'pdf').map(({ path }) => path);
    expect(pdfs.length).toBeGreaterThan(0);
    expect(statement?.findings.filter(({ rule }) => rule === 'pdf-opens').map(({ file }) => file)).toEqual(pdfs);
    const page = read('accessibility/index.html');
    for (const path of pdfs) expect(page).toContain(path);
    for (const path of pdfs) expect(before).not.toContain(path);
    const again = await verify(readToVerify(outDir).files, { isFolder: true });
    expect(again.findings.filter(({ rule }) => rule.startsWith('html-') || rule.startsWith('files-'))).toEqual([]);
  });

  it('knows where the site will stand, from where the page for what is not found leads', async () => {
    const { statement } = await run({
      verify: true,
      baseUrl: 'https://example.org/hub',
      filters: { formats: ['html'] },
    });
    expect(read('404.html')).toContain('href="/hub/index.html"');
    expect(statement?.findings).toEqual([]);
  });
});
