// Turns a running browser into a page that can print documents but can reach nothing outside.
import type { CDPSession, Page } from 'puppeteer-core';
import type { Asset } from '../model.ts';
import { answerRequests, ORIGIN } from './answer-requests.ts';
import type { RunningBrowser } from './browser.ts';

/** A page at the fake origin; one job at a time. */
export interface SealedPage {
  /** Runs one of our own functions in the page (the document's own scripts never run), with those it calls, and returns its value. */
  readonly run: <Argument, Value, Parts extends PageParts>(
    task: PageTask<Argument, Value, Parts>,
    argument: Argument,
    parts?: Parts,
  ) => Promise<Value>;
  /** Shows the document as in print, or not at all: see loadDocument. */
  readonly show: (medium: 'print' | 'screen') => Promise<void>;
  /** Prints the document that is in the page. */
  readonly print: () => Promise<Buffer>;
  /** Draws what the page shows on the screen, from its top left corner, as a PNG; sizes in pixels. */
  readonly capture: (size: { readonly width: number; readonly height: number }) => Promise<Buffer>;
  /** True while the page is where its policy holds. */
  readonly inPlace: () => boolean;
  /** Resolves with a reason when the page's process dies. */
  readonly died: Promise<string>;
  /** Closes the page from outside, whatever it is doing. */
  readonly close: () => Promise<void>;
}

/** A function that runs in the page: it must not refer to anything outside itself, so what it calls is given to it. */
export type PageTask<Argument, Value, Parts> = (argument: Argument, parts: Parts) => Value | Promise<Value>;

// biome-ignore lint/suspicious/noExplicitAny: of any kind; what the task makes of them is checked where it is written.
type PageParts = Readonly<Record<string, (...given: any[]) => unknown>>;

const PRINT_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

/** Opens a page, takes its scripts away, answers its requests from the assets, and goes to the fake origin once. */
export async function openSealedPage(browser: RunningBrowser, assets: readonly Asset[]): Promise<SealedPage> {
  const page = await browser.driver.newPage();
  const session = await page.createCDPSession();
  const died = deathOf(page, session);
  const prepare = async (): Promise<void> => {
    await Promise.all([
      page.setJavaScriptEnabled(false),
      page.setRequestInterception(true),
      session.send('Page.enable'),
      session.send('Inspector.enable'),
    ]);
    page.on('request', answerRequests(assets));
    page.on('dialog', (dialog) => {
      dialog.dismiss().catch(() => undefined);
    });
    await page.goto(`${ORIGIN}/`);
  };
  const failure = await Promise.race([prepare(), died]);
  if (failure !== undefined) throw new Error(failure);
  return {
    run: (task, argument, parts) => run(session, { task, argument, parts: parts ?? {} }),
    show: async (media) => {
      // To emulate "screen" would hold for the print too; the empty word ends the emulation.
      await session.send('Emulation.setEmulatedMedia', { media: media === 'print' ? 'print' : '' });
    },
    print: async () => {
      const printed = await session.send('Page.printToPDF', PRINT_OPTIONS);
      return Buffer.from(printed.data, 'base64');
    },
    capture: async ({ width, height }) => {
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const drawn = await session.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
      return Buffer.from(drawn.data, 'base64');
    },
    inPlace: () => page.url() === `${ORIGIN}/`,
    died,
    close: () => page.close({ runBeforeUnload: false }),
  };
}

function deathOf(page: Page, session: CDPSession): Promise<string> {
  return new Promise((resolve) => {
    session.once('Inspector.targetCrashed', () => resolve('its page crashed'));
    page.once('error', () => resolve('its page crashed'));
    page.once('close', () => resolve('its page was closed'));
    page.browser().once('disconnected', () => resolve('the browser ended'));
  });
}

async function run<Argument, Value, Parts extends PageParts>(
  session: CDPSession,
  given: { readonly task: PageTask<Argument, Value, Parts>; readonly argument: Argument; readonly parts: PageParts },
): Promise<Value> {
  const { task, argument } = given;
  const parts = Object.entries(given.parts).map(([name, part]) => `${name}: ${part}`);
  // A compiler may wrap the functions inside a task in a call that keeps their names; in the page it does nothing.
  const expression = `(() => { const __name = (f) => f; return (${task})(${JSON.stringify(argument)}, { ${parts} }); })()`;
  const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (answer.exceptionDetails !== undefined)
    throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  return answer.result.value as Value;
}
