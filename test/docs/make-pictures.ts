// Draws the pictures of the author's guide: builds its examples and photographs each in a browser.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import { findBrowser } from '../../src/index.ts';
import { buildExamples, PICTURES, pageOf, readExamples } from './examples.ts';

const WIDTH_PX = 760;

/** The chapter alone, without what is round it. */
const ALONE = `
  body > *:not(.columns), .columns > *:not(main), main > *:not(.chapter) { display: none !important }
  body, .columns, main { display: block; margin: 0; padding: 0; max-width: none }
  main > .chapter { margin: 0; padding: 16px 20px; border: 0 }
  .chapter > *:first-child { margin-top: 0 }
`;

const folder = mkdtempSync(join(tmpdir(), 'despatch-guide-'));
try {
  // Names on the command line narrow it to those pictures.
  const wanted = process.argv.slice(2);
  const examples = readExamples().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const messages = await buildExamples(examples, folder);
  for (const { file, line, text } of messages) console.log(`${file}:${line} ${text}`);
  mkdirSync(PICTURES, { recursive: true });
  const found = await findBrowser();
  if (found === null) throw new Error('No browser was found: run "npx despatch setup".');
  const browser = await launch({ executablePath: found.path, pipe: true, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setViewport({ width: WIDTH_PX, height: 200, deviceScaleFactor: 1.5 });
  await page.setBypassCSP(true);
  for (const { name, text } of examples) {
    await page.goto(pathToFileURL(join(folder, 'output', pageOf(name))).href);
    // An example without a title of its own stands under one that is not shown.
    await page.addStyleTag({
      content: `${ALONE} ${/^# /m.test(text) ? '' : '.chapter > h2:first-child { display: none }'}`,
    });
    const chapter = await page.waitForSelector('main > .chapter');
    await chapter?.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
