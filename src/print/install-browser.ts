// Turns a machine without a browser into one with a browser that can print.
import { BuildError } from '../messages.ts';
import { type BrowserFound, browserAt, runCommand, thisMachine } from './browser.ts';
import { cacheFolder, findBrowser } from './find-browser.ts';

/** The commands that install a browser by hand, for hints. */
export const INSTALL_HINT = [
  'Run "despatch setup", or install one by hand:',
  '  Debian, Ubuntu: sudo apt-get install chromium-headless-shell   (or: chromium)',
  '  Fedora:         sudo dnf install chromium-headless',
  '  macOS:          brew install --cask google-chrome',
  '  Windows:        winget install Google.Chrome',
  'or name one in the environment variable DESPATCH_BROWSER.',
].join('\n');

/**
 * Installs a browser: from Debian's packages where we are root and have apt-get, else into the driver's cache.
 * `report` hears each line of progress. Errors: BuildError `browser-missing`, with the commands to do it by hand.
 */
export async function installBrowser(report: (line: string) => void): Promise<BrowserFound> {
  const machine = thisMachine();
  if (machine.platform === 'linux' && machine.root && browserAt('/usr/bin/apt-get', machine) !== null) {
    const found = await installPackage(report);
    if (found !== null) return found;
  }
  try {
    return await download(report);
  } catch (cause) {
    throw new BuildError('browser-missing', 'No browser could be installed to print with.', INSTALL_HINT, cause);
  }
}

async function installPackage(report: (line: string) => void): Promise<BrowserFound | null> {
  report('Updating the list of packages');
  await runCommand(['apt-get', 'update', '-q'], report);
  for (const name of ['chromium-headless-shell', 'chromium']) {
    report(`Installing ${name}`);
    const done = await runCommand(['apt-get', 'install', '-q', '-y', '--no-install-recommends', name], report);
    const found = done ? await findBrowser() : null;
    if (found !== null) return found;
  }
  return null;
}

async function download(report: (line: string) => void): Promise<BrowserFound> {
  const { Browser, install } = await import('@puppeteer/browsers');
  const { PUPPETEER_REVISIONS } = await import('puppeteer-core/internal/revisions.js');
  const machine = thisMachine();
  const buildId = PUPPETEER_REVISIONS['chrome-headless-shell'];
  report(`Downloading chrome-headless-shell ${buildId}`);
  const installed = await install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId,
    cacheDir: cacheFolder(machine),
  });
  const found = browserAt(installed.executablePath, machine);
  if (found === null) throw new Error(`${installed.executablePath} cannot be run`);
  return found;
}
