// Writes in a project while a browser shows its preview: what is saved is seen, what is wrong is told, and nothing is left behind.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/index.ts';
import { type Running, startCli } from '../app/run-cli.ts';

const PROJECT = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const PUBLICATION = 'briefings/spending-review';
const SECTION = `${PUBLICATION}/sections/01-introduction.md`;

let root: string;
let running: Running;
let url: string;
let browser: Browser;
let page: Page;

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
/** The project as it was, for the next test, however this one ended. */
afterEach(() => {
  for (const path of ['despatch.yaml', SECTION, `${PUBLICATION}/publication.yaml`, `${PUBLICATION}/data/jobs.csv`])
    restore(path);
});

const restore = (path: string) => write(path, readFileSync(join(PROJECT, path), 'utf8'));

/** Starts the command as it is shipped; resolves with the address that it says. */
function begin(args: readonly string[] = []): Promise<{ running: Running; url: string }> {
  const started = startCli(['preview', ...args], root);
  return new Promise((resolve, reject) => {
    let said = '';
    started.child.stdout?.on('data', (text: string) => {
      said += text;
      const found = /Preview: (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve({ running: started, url: found });
    });
    started.ended.then(({ stderr }) => reject(new Error(stderr)));
  });
}

/** Waits until the text of the page holds some words, or does not. */
const shows = (words: string, holds = true) =>
  page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)}) === ${holds}`, { polling: 20 });

/** Waits until the preview's own bar holds some words, or does not; returns its text. */
async function tells(words: string, holds = true): Promise<string> {
  const text = `document.querySelector('despatch-preview')?.shadowRoot.querySelector('aside').innerText ?? ''`;
  await page.waitForFunction(`(${text}).includes(${JSON.stringify(words)}) === ${holds}`, { polling: 20 });
  return (await page.evaluate(text)) as string;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-preview-'));
  cpSync(PROJECT, root, { recursive: true, filter: (path) => !path.includes('expected') });
  const found = await findBrowser();
  browser = await launch({ executablePath: found?.path ?? '', pipe: true, args: ['--no-sandbox'] });
  ({ running, url } = await begin());
});

afterAll(async () => {
  await browser?.close();
  running?.child.kill('SIGTERM');
  await running?.ended;
  rmSync(root, { recursive: true, force: true });
});

beforeEach(async () => {
  page ??= await browser.newPage();
  await page.goto(url);
  await tells('Preview');
});

describe('what is saved is seen', () => {
  it('a sentence, without the page being loaded anew, and where the reader was', async () => {
    await page.evaluate(`globalThis.here = true; globalThis.scrollTo(0, 400)`);
    const before = await page.evaluate('scrollY');
    write(SECTION, `${read(SECTION)}\n\nA sentence that is new here.\n`);
    await shows('A sentence that is new here.');
    expect(await page.evaluate('[globalThis.here, scrollY]')).toEqual([true, before]);
    restore(SECTION);
    await shows('A sentence that is new here.', false);
  });

  it('a file that is written beside and renamed, as most editors save, twice', async () => {
    for (const words of ['First renamed words.', 'Second renamed words.']) {
      write('briefings/.swap', `${readFileSync(join(PROJECT, SECTION), 'utf8')}\n\n${words}\n`);
      renameSync(join(root, 'briefings/.swap'), join(root, SECTION));
      await shows(words);
    }
    restore(SECTION);
    await shows('Second renamed words.', false);
  });

  it('the newest of many saves in a row', async () => {
    for (let turn = 1; turn <= 25; turn++) write(SECTION, `${read(SECTION)}\n\nThis is save number ${turn}.\n`);
    await shows('This is save number 25.');
    restore(SECTION);
    await shows('This is save number 25.', false);
  });

  it('the page as a build has it, after all of that', async () => {
    const mine = await page.evaluate('document.body.outerHTML');
    await page.reload();
    await tells('Preview');
    expect(mine).toBe(await page.evaluate('document.body.outerHTML'));
  });

  it('a section that is new, and one that is deleted', async () => {
    write(`${PUBLICATION}/sections/08-new-chapter.md`, '# A chapter that is new\n\nIts words.\n');
    await shows('A chapter that is new');
    rmSync(join(root, PUBLICATION, 'sections/08-new-chapter.md'));
    await shows('A chapter that is new', false);
  });

  it('the text of a region, in a folder that is new', async () => {
    await page.goto(url.replace('/report.html', '/north/report.html'));
    const folder = join(root, PUBLICATION, 'regions/north');
    cpSync(folder, `${folder}-aside`, { recursive: true });
    rmSync(folder, { recursive: true });
    rmSync(`${folder}-aside`, { recursive: true });
    cpSync(join(PROJECT, PUBLICATION, 'regions/north'), folder, { recursive: true });
    write(`${PUBLICATION}/regions/north/+after-01-here.md`, '# Words of the North\n\nOnly here.\n');
    await shows('Words of the North');
    rmSync(join(folder, '+after-01-here.md'));
    await shows('Words of the North', false);
  });

  it('a figure, when its cell in the CSV is changed', async () => {
    write(SECTION, `${read(SECTION)}\n\nThe figure is {{ jobs.jobs }} exactly.\n`);
    await page.waitForFunction(`/The figure is [\\d,]+ exactly/.test(document.body.innerText)`, { polling: 20 });
    const figure = (await page.evaluate(
      `/The figure is ([\\d,]+) exactly/.exec(document.body.innerText)[1]`,
    )) as string;
    const cell = figure.replaceAll(',', '');
    const table = `${PUBLICATION}/data/jobs.csv`;
    write(table, read(table).replaceAll(cell, '987654'));
    await shows('The figure is 987,654 exactly');
    restore(table);
    await shows(`The figure is ${figure} exactly`);
    restore(SECTION);
  });

  it('a style sheet of the project’s own, and its change', async () => {
    const base = readFileSync(fileURLToPath(new URL('../../styles/web.css', import.meta.url)), 'utf8');
    const colour = (wanted: string) =>
      page.waitForFunction(`getComputedStyle(document.querySelector('h2')).color === '${wanted}'`, { polling: 20 });
    cpSync(fileURLToPath(new URL('../../styles/brands', import.meta.url)), join(root, 'styles/brands'), {
      recursive: true,
    });
    write('styles/web.css', `${base}\nbody main h2, body main section.chapter h2 { color: rgb(1, 2, 3) !important; }`);
    await colour('rgb(1, 2, 3)');
    write('styles/web.css', `${base}\nbody main h2, body main section.chapter h2 { color: rgb(3, 2, 1) !important; }`);
    await colour('rgb(3, 2, 1)');
    rmSync(join(root, 'styles'), { recursive: true });
  });

  it('the title of the publication, also on its own page and on that of the hub', async () => {
    const file = `${PUBLICATION}/publication.yaml`;
    for (const [path, title] of [
      ['/spending-review/', 'Another title'],
      ['/', 'A third title'],
    ]) {
      await page.goto(new URL(path as string, url).href);
      await tells('Preview');
      write(file, read(file).replace(/^title: .*$/m, `title: ${title}`));
      await shows(title as string);
    }
    restore(file);
    await shows('A third title', false);
  });
});

describe('what is wrong is told', () => {
  it('with file, line, column, rule and source, above the last good page, until it is mended', async () => {
    const lines = read(SECTION).trimEnd().split('\n').length;
    write(SECTION, `${read(SECTION).trimEnd()}\n\nWords that are good.\n`);
    await shows('Words that are good.');
    write(SECTION, `${read(SECTION)}\nNobody said <b>this</b> [@nobody2020].\n`);
    const said = await tells('citation-key-exists');
    expect(said).toContain(`${SECTION}:${lines + 4}:26`);
    expect(said).toContain('"nobody2020" is not in');
    expect(said).toContain('Nobody said <b>this</b> [@nobody2020].');
    expect(said).toContain('you see the last one that could');
    expect(await page.evaluate('document.body.innerText')).toContain('Words that are good.');
    restore(SECTION);
    await tells('citation-key-exists', false);
    await shows('Words that are good.', false);
  });

  it('in a page of its own where none was good before, which becomes the page when it is mended', async () => {
    write('despatch.yaml', `${read('despatch.yaml')}\nlanguages: [\n`);
    await tells('yaml-parses');
    await page.goto(url.replace('/report.html', '/south/policy-briefing.html'));
    expect(await page.title()).toBe('This page cannot be made yet');
    expect(await page.evaluate('document.body.innerText')).toContain('despatch.yaml:');
    restore('despatch.yaml');
    await page.waitForFunction(`document.title !== 'This page cannot be made yet'`, { polling: 20 });
    await tells('yaml-parses', false);
  });

  it('in the terminal as well', async () => {
    const heard = new Promise<string>((resolve) => {
      let said = '';
      const hear = (text: string) => {
        said += text;
        if (said.includes('citation-key-exists')) resolve(said);
      };
      running.child.stdout?.on('data', hear);
      running.child.stderr?.on('data', hear);
    });
    write(SECTION, `${read(SECTION)}\nNobody said this [@nobody2020].\n`);
    expect(await heard).toContain(`${SECTION}:`);
    restore(SECTION);
    await tells('Preview');
  });
});

/** Processes that belong to a preview: those whose command line names the profiles of its browsers. */
function browsersOf(processId: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`despatch-chromium-${processId}-`);
      } catch {
        return false;
      }
    });
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(!socket.destroy()));
    socket.on('error', () => resolve(true));
  });

describe('the PDF of the page', () => {
  it('is printed when it is asked for, of what is on the page', async () => {
    await tells('PDF of this page');
    const href = (await page.evaluate(
      `document.querySelector('despatch-preview').shadowRoot.querySelector('a').href`,
    )) as string;
    const response = await fetch(href);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const briefing = await fetch(href.replace('report.pdf', 'policy-briefing.pdf'));
    expect(briefing.headers.get('content-type')).toBe('application/pdf');
  });

  it.runIf(process.platform === 'linux').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves no process and no port behind on %s', async (signal, code) => {
    const other = await begin();
    const { port } = new URL(other.url);
    const pdf = await fetch(other.url.replace('report.html', 'spending-review-report.pdf'));
    expect(pdf.status).toBe(200);
    expect(browsersOf(other.running.child.pid ?? 0).length).toBeGreaterThan(0);
    // A page that follows the news, and a PDF in print, must not hold it up.
    const follower = fetch(new URL('/.despatch/events?page=index.html', other.url));
    const printing = fetch(other.url.replace('report.html', 'north/spending-review-north-report.pdf')).catch(
      () => null,
    );
    await follower;
    other.running.child.kill(signal);
    expect((await other.running.ended).code).toBe(code);
    await printing;
    expect(browsersOf(other.running.child.pid ?? 0)).toEqual([]);
    expect(await isFree(Number(port))).toBe(true);
  });
});
