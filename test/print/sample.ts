// Sample documents and assets for the tests of printing: as layout makes them, and nastier.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Asset, PrintJob } from '../../src/model.ts';
import { type BrowserFound, findBrowser } from '../../src/print/index.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/package.json')), 'files');
const CUTS = [
  [400, 'normal'],
  [400, 'italic'],
  [700, 'normal'],
] as const;

/** Style sheet and fonts of the samples, in the layout's contract. */
export const assets: Asset[] = [
  { path: 'assets/print-sample.css', bytes: Buffer.from(styleSheet()), mediaType: 'text/css' },
  ...CUTS.map(([weight, style]) => ({
    path: `assets/fonts/${weight}-${style}.woff2`,
    bytes: readFileSync(join(fonts, `source-sans-3-latin-${weight}-${style}.woff2`)),
    mediaType: 'font/woff2',
  })),
];

function styleSheet(): string {
  const faces = CUTS.map(
    ([weight, style]) =>
      `@font-face { font-family: "Source Sans 3"; font-weight: ${weight}; font-style: ${style}; src: url(fonts/${weight}-${style}.woff2); }`,
  );
  return `${faces.join('\n')}
    :root { --page-width-mm: 210; --page-height-mm: 297; --page-margin-top-mm: 24; --page-margin-right-mm: 21;
      --page-margin-bottom-mm: 27; --page-margin-left-mm: 23; }
    @page { size: 210mm 297mm; margin: 24mm 21mm 27mm 23mm; @bottom-right { content: counter(page); font: 400 9pt "Source Sans 3"; } }
    @page cover { margin: 0; }
    html { font: 400 10.3pt/1.47 "Source Sans 3"; } body { margin: 0; }
    .cover { page: cover; height: 297mm; background: #123; color: #fff; }
    .sheet { break-before: page; }
    @media print { .own-page { break-before: page; } }
    h1, h2, h3 { break-after: avoid; margin: 1.3em 0 .4em; } h1 { font-size: 25pt; line-height: 1.1; }
    p { margin: 0 0 .73em; orphans: 3; widows: 3; }
    table { border-collapse: collapse; width: 100%; margin: 1em 0; } tr { break-inside: avoid; }
    td, th { border: .5pt solid #888; padding: 2pt 4pt; text-align: left; }
    caption { break-after: avoid; font-style: italic; }
    .box { break-inside: avoid-page; border: 1.5pt solid #246; padding: 3mm; margin: 4mm 0; box-decoration-break: clone; }
    .loose { border-left: 3pt solid; padding: 2mm 4mm; margin: 3mm -4mm; box-decoration-break: clone; }
    .aside { float: right; width: 55mm; margin: 0 0 3mm 5mm; background: #eee; padding: 2mm; }
    .two { columns: 2; column-gap: 8mm; } .grid { display: grid; grid-template-columns: 1fr 2fr; gap: 4mm; }
    .flex { display: flex; gap: 5mm; }
    .contents li { display: flex; justify-content: space-between; } [data-page-of] { width: 3ch; text-align: right; }
    svg { display: block; }`;
}

/** A job around some HTML. */
export function job(name: string, body: string, more: Partial<PrintJob> & { head?: string } = {}): PrintJob {
  const { head = '', ...rest } = more;
  return {
    name,
    html: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="assets/print-sample.css">${head}</head><body>${body}</body></html>`,
    title: name,
    authors: ['Billing, C.', 'Example, A.'],
    subject: 'What works',
    keywords: ['innovation', 'place'],
    language: 'en-GB',
    date: '2024-05',
    fontFamilies: ['Source Sans 3'],
    ...rest,
  };
}

/** The browser of this machine; a machine without one fails the tests. */
export async function browser(): Promise<BrowserFound> {
  const found = await findBrowser();
  if (found === null) throw new Error('These tests need a browser: run "despatch setup".');
  return found;
}

/** A long document of everything that pagination can trip over, the same for the same seed; ids h0, h1 … */
export function nastyDocument(seed: number, chapters: number): { html: string; ids: string[] } {
  const random = generator(seed);
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const words = (count: number) => Array.from({ length: count }, () => WORDS[pick(0, WORDS.length - 1)]).join(' ');
  const paragraph = () => `<p>${words(pick(5, 130))} <em>${words(3)}</em> <b>${words(2)}</b>.</p>`;
  const many = (count: number, make: () => string) => Array.from({ length: count }, make).join('');
  const ids: string[] = [];
  const heading = (level: number) => {
    ids.push(`h${ids.length}`);
    return `<h${level} id="${ids.at(-1)}">${words(pick(2, 14))}</h${level}>`;
  };
  const table = () =>
    `<table><caption>${words(9)}</caption><thead><tr><th>${words(2)}</th><th>${words(4)}</th><th>n</th></tr></thead><tbody>${many(pick(3, 60), () => `<tr><td>${words(pick(1, 3))}</td><td>${words(pick(1, 25))}</td><td>${pick(1, 999)}</td></tr>`)}</tbody></table>`;
  const blocks: (() => string)[] = [
    paragraph,
    paragraph,
    paragraph,
    table,
    () => `<div class="box"><p><b>${words(6)}</b></p>${many(pick(1, 6), paragraph)}</div>`,
    () => `<div class="loose">${many(pick(2, 7), paragraph)}</div>`,
    () => `<div class="aside">${words(pick(10, 60))}</div>${paragraph()}`,
    () => `<ul>${many(pick(2, 14), () => `<li>${words(pick(2, 40))}</li>`)}</ul>`,
    () => `<div class="two">${many(pick(1, 5), paragraph)}</div>`,
    () => `<div class="grid"><div>${words(20)}</div><div>${many(pick(1, 3), paragraph)}</div></div>`,
    () => `<div class="flex"><div>${paragraph()}</div><div>${paragraph()}</div></div>`,
    () =>
      `<figure><svg width="100%" height="${pick(30, 700)}"><rect width="90%" height="90%"/></svg><figcaption>${words(8)}</figcaption></figure>`,
    () => `<blockquote>${paragraph()}</blockquote>`,
    () => heading(3) + paragraph(),
    () => heading(2) + heading(3) + paragraph(),
    () => `<section class="${random() < 0.2 ? 'own-page' : ''}">${heading(2)}${paragraph()}</section>`,
  ];
  const chapter = () =>
    `<section class="sheet">${heading(1)}${many(pick(8, 26), () => (blocks[pick(0, blocks.length - 1)] ?? paragraph)())}</section>`;
  const body = many(chapters, chapter);
  const rows = ids.map((id) => `<li><a href="#${id}">To ${id}</a> <span data-page-of="${id}"></span></li>`).join('');
  const html = `<section class="cover"><p>Cover</p></section><div class="sheets"><section class="sheet contents"><ol>${rows}</ol></section>${body}</div>`;
  return { html, ids };
}

const WORDS =
  'evidence local policy innovation place of the and in for regional growth strategy clusters a partnership university firms investment productivity governance which measured between outcome skills to transport'.split(
    ' ',
  );

/** Numbers in [0, 1) from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
