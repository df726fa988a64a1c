// What a job can do to the browser, and what must not follow from it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createPrinter as create, type Printer, type PrinterOptions } from '../../src/print/index.ts';
import { assets, browser, job } from './sample.ts';

const printers: Printer[] = [];

function createPrinter(options: PrinterOptions): Printer {
  const printer = create(options);
  printers.push(printer);
  return printer;
}

afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.close();
});

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** Living processes (zombies are dead) that descend from one. */
function descendants(of: number): Process[] {
  const all = readdirSync('/proc').flatMap((id): Process[] => {
    try {
      // "pid (name) state parent …": the name may hold anything, brackets too.
      const found = /^\d+ \(.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${Number(id)}/stat`, 'utf8'));
      if (found === null || found[1] === 'Z') return [];
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ id: Number(id), parent: Number(found[2]), command }];
    } catch {
      return [];
    }
  });
  const below = (id: number): Process[] => all.filter((p) => p.parent === id).flatMap((p) => [p, ...below(p.id)]);
  return below(of);
}

const chromium = (of = process.pid) => descendants(of).filter((p) => /chrom/i.test(p.command));
const renderers = () => chromium().filter((p) => p.command.includes('--type=renderer'));
const mains = () =>
  chromium().filter((p) => p.command.includes('--remote-debugging-pipe') && !p.command.includes('--type='));

async function until(holds: () => boolean, limitMs = 20_000): Promise<boolean> {
  for (let waited = 0; waited < limitMs && !holds(); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
}

const short = (name: string) => job(name, '<div class="sheets"><p>Short</p></div>');
const rows = '<tr><td>evidence</td><td>of the local</td><td>economy</td></tr>'.repeat(1500);
const slow = (name: string) => job(name, `<div class="sheets"><table>${rows}</table></div>`);
const endless = (name: string) =>
  job(name, `<div class="sheets"><table>${rows.repeat(30)}</table><span data-page-of="x"></span></div>`);

test('many jobs at once are printed, each its own', async () => {
  const printer = createPrinter({ browser: await browser(), assets });
  await printer.warm();
  const pdfs = await Promise.all(Array.from({ length: 12 }, (_, i) => printer.print(job(`Job ${i}`, `<p>${i}</p>`))));
  for (const [i, pdf] of pdfs.entries())
    expect(Buffer.from(pdf.bytes).toString('latin1')).toContain(`<rdf:li xml:lang="x-default">Job ${i}<`);
  await printer.close();
  expect(chromium()).toEqual([]);
});

test('jobs outlive a browser that is killed under them', async () => {
  const printer = createPrinter({ browser: await browser(), assets });
  await printer.warm();
  const jobs = [printer.print(slow('one')), printer.print(slow('two')), printer.print(short('three'))];
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const main of mains()) process.kill(main.id, 'SIGKILL');
  for (const pdf of await Promise.all(jobs)) expect(pdf.pages).toBeGreaterThan(0);
  await printer.close();
  expect(chromium()).toEqual([]);
});

test('a job outlives the crash of its page', async () => {
  const printer = createPrinter({ browser: await browser(), assets, pages: 1 });
  await printer.warm();
  const pdf = printer.print(slow('crashes'));
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const renderer of renderers()) process.kill(renderer.id, 'SIGKILL');
  expect((await pdf).pages).toBeGreaterThan(10);
  await printer.close();
});

test('a job that crashes its page every time fails by name, and the others are printed', async () => {
  const printer = createPrinter({ browser: await browser(), assets, timeoutMs: 10_000 });
  await printer.warm();
  let done = false;
  expect(renderers().length).toBeGreaterThan(0);
  const bad = printer.print(slow('the bad one')).then(
    () => 'printed',
    (error: Error) => error,
  );
  const killing = (async () => {
    while (!done) {
      for (const renderer of renderers()) {
        try {
          process.kill(renderer.id, 'SIGKILL');
        } catch {
          // It is gone already.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const error = await bad;
  done = true;
  await killing;
  expect(error).toMatchObject({ name: 'BuildError', code: expect.stringMatching(/^print-(failed|timed-out)$/) });
  expect(String(error)).toContain('the bad one');
  expect((await printer.print(short('after'))).pages).toBe(1);
  await printer.close();
});

test('a job that never ends fails by name within its limit, and the others are printed', async () => {
  const printer = createPrinter({ browser: await browser(), assets, timeoutMs: 3_000 });
  await printer.warm();
  const bad = expect(printer.print(endless('the endless one'))).rejects.toMatchObject({
    code: 'print-timed-out',
    message: expect.stringContaining('the endless one'),
  });
  const others = Promise.all(Array.from({ length: 6 }, (_, i) => printer.print(short(`other ${i}`))));
  for (const pdf of await others) expect(pdf.pages).toBe(1);
  await bad;
  await printer.close();
  expect(chromium()).toEqual([]);
});

test('a page that is frozen from outside is closed or killed, and its job printed on another browser', async () => {
  const printer = createPrinter({ browser: await browser(), assets, pages: 1, timeoutMs: 3_000 });
  await printer.print(short('before'));
  for (const renderer of renderers()) process.kill(renderer.id, 'SIGSTOP');
  expect((await printer.print(short('frozen'))).pages).toBe(1);
  await printer.close();
  expect(await until(() => chromium().length === 0)).toBe(true);
});

test('the browser is replaced after so many jobs', async () => {
  const printer = createPrinter({ browser: await browser(), assets, recycleAfterJobs: 3 });
  const seen = new Set<number>();
  for (let i = 0; i < 8; i++) {
    await printer.print(short(`job ${i}`));
    for (const main of mains()) seen.add(main.id);
  }
  expect(seen.size).toBeGreaterThanOrEqual(2);
  expect(mains().length).toBeLessThanOrEqual(1);
  await printer.close();
});

test('closing and aborting stop everything at once, and leave no process', async () => {
  const stop = new AbortController();
  const printer = createPrinter({ browser: await browser(), assets, signal: stop.signal });
  const jobs = ['a', 'b', 'c', 'd'].map((name) => printer.print(slow(name)));
  const failures = Promise.all(jobs.map((print) => expect(print).rejects.toMatchObject({ code: 'print-failed' })));
  await new Promise((resolve) => setTimeout(resolve, 300));
  stop.abort();
  await failures;
  await printer.close();
  expect(chromium()).toEqual([]);
  await expect(printer.print(short('late'))).rejects.toMatchObject({ code: 'print-failed' });
});

test('no browser outlives a build that is killed', async () => {
  const script = join(import.meta.dirname, 'print-for-ever.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const processes = chromium(child.pid).map((p) => p.id);
  expect(processes.length).toBeGreaterThan(1);
  child.kill('SIGKILL');
  const lives = (id: number): boolean => {
    try {
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
    } catch {
      return false;
    }
  };
  expect(await until(() => !processes.some(lives))).toBe(true);
});

test('a browser that does not start is the world’s problem, by name', async () => {
  const found = { path: '/bin/false', sandbox: true, identity: '' };
  const printer = createPrinter({ browser: found, assets });
  await expect(printer.print(short('x'))).rejects.toMatchObject({ name: 'BuildError', code: 'browser-failed' });
  await printer.close();
});
