// A correction through a whole build: on the landing page and in the imprint of the regions that it touches, and of no other.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build.ts';
import type { BuildResult, Pdf, PrintJob } from '../src/model.ts';

const TWO_REGIONS = fileURLToPath(new URL('./briefings/two-regions', import.meta.url));
const FILE = 'briefings/spending-review/publication.yaml';
const CHANGES = `changes:
  - { version: 1.2, date: 2025-05-02, kind: correction, what: The figure for the North was wrong., where: [fig-spending], regions: [north] }
  - { version: 1.1, date: 2025-02, kind: update, what: All of it was read again., where: [02-findings] }
  - { version: 1.0, date: 2024, kind: published }
`;

let root = '';
let result: BuildResult;
const printed = new Map<string, string>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-corrections-'));
  cpSync(TWO_REGIONS, root, { recursive: true });
  const text = readFileSync(join(root, FILE), 'utf8');
  writeFileSync(join(root, FILE), text.replace('version: 1.0', 'version: 1.2') + CHANGES);
  const none = { anchors: {}, blocks: [], lastPageMm: null, strayFonts: [], settled: true, faults: [] };
  const print = async ({ name, html }: PrintJob): Promise<Pdf> => {
    printed.set(name, html);
    return { ...none, bytes: Buffer.from(html), pages: 1 };
  };
  const printer = { warm: async () => {}, close: async () => {}, print };
  result = await build({ root, outDir: join(root, 'out'), makePrinter: async () => printer });
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, 'out', path), 'utf8');
const correction = 'Version 1.2, 2 May 2025, correction: The figure for the North was wrong.';
const update = 'Version 1.1, February 2025, update: All of it was read again.';

describe.each([
  ['north', 'North', true],
  ['south', 'South', false],
  ['', 'United Kingdom', false],
])('%s', (region, name, isTouched) => {
  const places = ['spending-review', 'spending-review/v1.2'].map((folder) =>
    region === '' ? folder : `${folder}/${region}`,
  );

  it('shows what touches it on its pages, at the plain address and in its version', () => {
    expect(result.messages).toEqual([]);
    for (const folder of places)
      for (const page of ['index.html', 'report.html', 'policy-briefing.html']) {
        const html = read(`${folder}/${page}`);
        expect(html).toContain(update);
        expect(html.includes(correction), `${folder}/${page}`).toBe(isTouched);
      }
  });

  it('shows it in the imprint of its PDFs', () => {
    for (const edition of ['report', 'policy-briefing']) {
      const html = printed.get(`spending-review, ${name}, ${edition}`) ?? '';
      expect(html).toContain(update);
      expect(html.includes(correction)).toBe(isTouched);
    }
  });

  it('leads to the versions before, from its landing page', () => {
    const up = region === '' ? '' : '../';
    expect(read(`${places[0]}/index.html`)).toContain(`<a href="${up}v1.1/index.html">Version 1.1, February 2025</a>`);
    expect(read(`${places[0]}/index.html`)).toContain(`<a href="${up}v1.0/index.html">Version 1.0, 2024</a>`);
  });
});

it('leads from the correction to the figure that it mends', () => {
  expect(read('spending-review/north/index.html')).toMatch(/was wrong\. \(<a href="report\.html#fig-spending">Figure/);
});

it('says in the manifest which versions there are', () => {
  const { publications } = JSON.parse(read('manifest.json'));
  expect(publications).toMatchObject([{ id: 'spending-review', version: '1.2', versions: ['1.2', '1.1', '1.0'] }]);
});
