// Turns a configured path, or the places where browsers usually are, into a browser that can print.
import { join, posix, win32 } from 'node:path';
import { type BrowserFound, browserAt, type Machine, namesIn, thisMachine } from './browser.ts';

/**
 * Finds a browser: the configured path (or DESPATCH_BROWSER), a system headless shell, the system's Chrome or
 * Chromium, then the driver's own cache. A configured path that does not work is not passed over: the result is null.
 */
export async function findBrowser(configured?: string): Promise<BrowserFound | null> {
  const machine = thisMachine();
  const wanted = configured ?? machine.environment.DESPATCH_BROWSER;
  if (wanted !== undefined && wanted !== '') return browserAt(wanted, machine);
  for (const path of usualPlaces(machine)) {
    const found = browserAt(path, machine);
    if (found !== null) return found;
  }
  for (const path of cachedBrowsers(machine)) {
    const found = browserAt(path, machine);
    if (found !== null) return found;
  }
  return null;
}

/** Where a system keeps its browsers, the fastest to print first: the headless shell takes half the time of Chrome. */
export function usualPlaces(machine: Machine): string[] {
  if (machine.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => machine.environment[name])
      .filter((root): root is string => root !== undefined && root !== '');
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
    const edge = 'Microsoft\\Edge\\Application\\msedge.exe';
    return [...programs, edge].flatMap((program) => roots.map((root) => win32.join(root, program)));
  }
  if (machine.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['', machine.home].flatMap((root) =>
      apps.map((app) => posix.join('/', root, `Applications/${app}.app/Contents/MacOS/${app}`)),
    );
  }
  // Debian's command is a script round the program; the program itself is the better child to watch and kill.
  const shells = ['/usr/lib/chromium/chromium-headless-shell', ...commands(machine, ['chromium-headless-shell'])];
  const names = ['chrome-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  return [...shells, ...commands(machine, names), '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

function commands(machine: Machine, names: readonly string[]): string[] {
  const folders = new Set([...(machine.environment.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin']);
  return names.flatMap((name) =>
    [...folders].filter((folder) => folder.startsWith('/')).map((folder) => posix.join(folder, name)),
  );
}

/** The folder in which the driver keeps browsers that it downloaded. */
export function cacheFolder(machine: Machine): string {
  return machine.environment.PUPPETEER_CACHE_DIR ?? join(machine.home, '.cache', 'puppeteer');
}

function cachedBrowsers(machine: Machine): string[] {
  const ending = machine.platform === 'win32' ? '.exe' : '';
  return ['chrome-headless-shell', 'chrome'].flatMap((browser) => {
    const folder = join(cacheFolder(machine), browser);
    return namesIn(folder)
      .reverse()
      .flatMap((build) =>
        namesIn(join(folder, build)).flatMap((inner) => {
          const program = join(folder, build, inner, `${browser}${ending}`);
          const app = 'Google Chrome for Testing';
          return [program, join(folder, build, inner, `${app}.app`, 'Contents', 'MacOS', app)];
        }),
      );
  });
}
