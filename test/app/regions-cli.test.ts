// What `despatch regions` and `despatch diff` answer: tables, exit codes, streams, and what they leave behind.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeThreeRegions } from '../three-regions.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let root: string;
beforeAll(() => {
  root = makeThreeRegions();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pdf = (region: string | null, bytes: number) => ({
  path: `${region}.pdf`,
  kind: 'pdf',
  bytes,
  sha256: '0'.repeat(64),
  publication: 'small-review',
  edition: 'report',
  region,
  language: 'en-GB',
  pages: 12,
});

describe('despatch regions', () => {
  it('draws tables that fit, with legends and without colours where nobody watches', async () => {
    const { code, stdout, stderr } = await runCli(['regions'], root);
    expect(stdout).toContain(
      [
        'Sections        01   02  +02  03',
        'United Kingdom   =  =-2    ·   =',
        'North            =    =    ·   R',
        'South            =    =    A   R',
        'East             =  =-1    ·   =',
      ].join('\n'),
    );
    expect(stdout).toContain(
      [
        'Data              a',
        'United Kingdom    ✓',
        'North             ✓',
        'South           1/2',
        'East              –',
      ].join('\n'),
    );
    expect(stdout).toMatch(/= shared text {3}R the region’s own in its place/);
    expect(stdout).toContain(
      'briefings/small-review/sections/02-money.md:3:58 spend.rate reads "not published" in South, East',
    );
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('tells the same region by region where a table does not fit', async () => {
    const { stdout, code } = await runCli(['regions', 'small-review'], root, { COLUMNS: '40' });
    expect(stdout).toContain('South\n  own text in place of: 03\n  added: after 02; left out: 0 blocks');
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .filter((line) => !line.includes('/'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(40);
    expect(code).toBe(0);
  });

  it('is one object with --json', async () => {
    const { stdout, stderr, code } = await runCli(['regions', '--json'], root);
    const { ok, publication, regions } = JSON.parse(stdout);
    expect({ ok, publication, count: regions.length, code }).toEqual({
      ok: true,
      publication: 'small-review',
      count: 4,
      code: 0,
    });
    expect(stderr).toContain('Sections');
  });

  it('writes a page with --report, again and again, and leaves the out folder alone', async () => {
    const page = join(root, 'review/small-review/regions/index.html');
    for (let round = 0; round < 2; round++) {
      const { code, stdout } = await runCli(['regions', '--report'], root);
      expect(stdout).toContain('The report is in review/small-review/regions/index.html');
      expect(readFileSync(page, 'utf8')).toContain('<h1 class="hero-title">Review of regions</h1>');
      expect(code).toBe(0);
    }
    expect(existsSync(join(root, 'output'))).toBe(false);
    expect(readdirSync(join(root, 'review/small-review'))).toEqual(['regions']);
    const { stdout } = await runCli(['diff', 'north', 'south', '--report', '--out', 'desk'], root);
    expect(stdout).toContain('The report is in desk/small-review/north-and-south-report/index.html');
  });

  it('tells the pages of the last build, as far as its files are there, and whether something was changed since', async () => {
    const out = join(root, 'output');
    mkdirSync(out);
    writeFileSync(join(out, 'north.pdf'), 'four');
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ files: [pdf('north', 4), pdf('south', 4)] }));
    const pages = async () => {
      const { stdout, stderr } = await runCli(['regions', '--json'], root);
      const { regions } = JSON.parse(stdout) as { regions: { region: string; pages: { pages: number | null }[] }[] };
      return {
        isOld: stderr.includes('something was changed since'),
        pages: regions.map((one) => one.pages[0]?.pages),
      };
    };
    expect(await pages()).toEqual({ isOld: false, pages: [null, 12, null, null] });
    utimesSync(join(out, 'manifest.json'), 1, 1);
    expect(await pages()).toEqual({ isOld: true, pages: [null, 12, null, null] });
    rmSync(out, { recursive: true });
  });

  it('shows the tables all the same where the text has faults, with exit code 1', async () => {
    const faulty = makeThreeRegions({
      'briefings/small-review/regions/south/03-end.md': '# The end in the North\n\nText.',
    });
    const { code, stdout } = await runCli(['regions'], faulty);
    expect(stdout).toContain('error region-text-stays-home');
    expect(stdout).toContain('1 error.');
    expect(stdout).toContain('Sections');
    expect(code).toBe(1);
    rmSync(faulty, { recursive: true });
  });

  it.each([
    [['regions', 'small-reveiw'], 'Did you mean "small-review"?'],
    [['diff', 'nroth', 'south'], 'Did you mean "north"?'],
    [['diff', 'small-reveiw', 'north', 'south'], 'Did you mean "small-review"?'],
    [['diff', 'north', 'south', '--edition', 'rport'], 'Did you mean "report"?'],
    [['diff', 'north'], 'Name two regions'],
    [['diff', 'a', 'b', 'c', 'd'], 'Name two regions'],
  ])('%j is exit code 2, and says what can be done', async (args, said) => {
    const { code, stdout, stderr } = await runCli(args, root);
    expect(stderr).toContain(said);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('despatch diff', () => {
  it('says in words what differs, then shows it, with marks that need no colours', async () => {
    const { code, stdout } = await runCli(['diff', 'north', 'south'], root);
    const plain = stdout.replaceAll('\u00a0', ' ');
    expect(plain).toMatch(
      /^A Small Review: North and South\n\nThe South has a section that the North does not have: The harbour\./,
    );
    expect(plain).toContain(
      '~ North  Spending | [£120 million]\n  South  Spending | [£250 million]\n         £120 million → £250 million',
    );
    expect(plain).toContain('3 The harbour  only South, 5 words\n+ South  Ships come and go here.');
    expect(code).toBe(0);
  });

  it('is one object with --json, and takes the national edition', async () => {
    const { stdout, code } = await runCli(
      ['diff', 'small-review', 'national', 'east', '--edition', 'policy-briefing', '--json'],
      root,
    );
    const { ok, edition, a, b, summary } = JSON.parse(stdout);
    expect({ ok, edition, a: a.region, b: b.region, code }).toEqual({
      ok: true,
      edition: 'policy-briefing',
      a: null,
      b: 'east',
      code: 0,
    });
    expect(summary.length).toBeGreaterThan(0);
  });
});
