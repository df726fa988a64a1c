// What is measured before the first print is what the PDF has, so that no document is printed twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBrowser, startBrowser } from '../../src/print/browser.ts';
import { printPage } from '../../src/print/print-page.ts';
import { openSealedPage, type SealedPage } from '../../src/print/sealed-page.ts';
import { assets, browser, job, nastyDocument } from './sample.ts';

let running: RunningBrowser;
let page: SealedPage;
let prints = 0;
beforeAll(async () => {
  running = await startBrowser(await browser());
  const sealed = await openSealedPage(running, assets);
  page = {
    ...sealed,
    print: () => {
      prints++;
      return sealed.print();
    },
  };
});
afterAll(() => running.kill());

/** Nothing hangs out of the page: then Chromium scales nothing, and every line is as wide as the page allows. */
const WITHIN = '<style>.loose { margin: 3mm 0 } .sheet { overflow-x: clip; overflow-wrap: anywhere }</style>';
/** As the reports and briefings have them, and others: none is a whole number of pixels. */
const MARGINS = [
  [20, 20, 22, 20],
  [20, 18, 19, 18],
  [24, 21, 27, 23],
  [15, 16, 16, 17],
] as const;

test.each(MARGINS)('with margins of %d, %d, %d and %d mm', async (top, right, bottom, left) => {
  const sides = { top, right, bottom, left };
  const lengths = Object.entries(sides).map(([side, mm]) => `--page-margin-${side}-mm: ${mm}`);
  const head = `<style>:root { ${lengths.join(';')} } @page { margin: ${top}mm ${right}mm ${bottom}mm ${left}mm } @page cover { margin: 0 }</style>`;
  for (const seed of [21, 23])
    for (const more of ['', WITHIN]) {
      prints = 0;
      const pdf = await printPage(page, job(`seed ${seed}`, nastyDocument(seed, 6).html, { head: head + more }));
      expect(pdf.settled).toBe(true);
      expect(prints, `seed ${seed}${more === '' ? '' : ', nothing hanging out'}`).toBe(1);
    }
});
