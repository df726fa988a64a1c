// The door to the browser: the only file of this room that starts processes, looks at the disk, or reads clock and environment.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { BuildError } from '../messages.ts';
import { launchArguments } from './launch-arguments.ts';

/** A browser on this machine. */
export interface BrowserFound {
  readonly path: string;
  /** False where Chromium refuses its sandbox because the user is root. */
  readonly sandbox: boolean;
  /** Changes when the browser is updated: path, size and time of the program. Part of a cache key. */
  readonly identity: string;
}

/** What the search for a browser needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly root: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A browser that runs: the driver's handle, its end, and the way to end it. */
export interface RunningBrowser {
  readonly driver: Browser;
  readonly processId: number | undefined;
  /** Resolves when the process has ended, however. */
  readonly gone: Promise<void>;
  /** Kills the browser with all its processes and resolves when it is gone; its profile is deleted. */
  readonly kill: () => Promise<void>;
}

const PROFILE = 'despatch-chromium-';
const LAUNCH_TIMEOUT_MS = 30_000;

/** This machine, as the search for a browser sees it. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    root: process.getuid?.() === 0,
    environment: process.env,
  };
}

/** The browser at a path, or null when there is no program that may be run. */
export function browserAt(path: string, machine: Machine): BrowserFound | null {
  try {
    accessSync(path, constants.X_OK);
    const file = statSync(path);
    if (!file.isFile()) return null;
    const sandbox = !(machine.platform === 'linux' && machine.root);
    return { path, sandbox, identity: `${path} ${file.size} ${Math.trunc(file.mtimeMs)}` };
  } catch {
    return null;
  }
}

/** Names in a folder, sorted with the newest version last; empty when it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  } catch {
    return [];
  }
}

/** Runs a command, hands its output on line by line, and tells whether it ended well. */
export function runCommand(command: readonly string[], report: (line: string) => void): Promise<boolean> {
  const [program = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let unfinished = '';
    const hear = (chunk: Buffer) => {
      const lines = (unfinished + chunk.toString('utf8')).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') report(line.trimEnd());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Calls `ring` after a time unless the returned function is called first. */
export function alarm(afterMs: number, ring: () => void): () => void {
  const timer = setTimeout(ring, afterMs);
  return () => clearTimeout(timer);
}

/**
 * Starts a browser over a pipe, which ends it when this process dies however it dies.
 * Errors: BuildError `browser-failed`.
 */
export async function startBrowser(
  found: BrowserFound,
  args: readonly string[] = launchArguments(found),
): Promise<RunningBrowser> {
  const { launch } = await import('puppeteer-core');
  clearOldProfiles();
  const profile = mkdtempSync(join(tmpdir(), `${PROFILE}${process.pid}-`));
  let driver: Browser;
  try {
    driver = await launch({
      executablePath: found.path,
      headless: 'shell',
      pipe: true,
      args: [...args],
      userDataDir: profile,
      timeout: LAUNCH_TIMEOUT_MS,
      protocolTimeout: 0,
      defaultViewport: { width: 794, height: 1123 },
      // Signals are the app's to handle: it closes the printer.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    remove(profile);
    throw new BuildError(
      'browser-failed',
      `The browser ${found.path} did not start.`,
      `Run "${found.path} --headless --dump-dom about:blank" to see why, or "despatch setup" to install another.`,
      cause,
    );
  }
  const child = driver.process();
  const ended = new Promise<void>((resolve) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const gone = ended.then(() => remove(profile));
  const kill = () => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid);
    return gone;
  };
  return { driver, processId: child?.pid, gone, kill };
}

function killGroup(processId: number): void {
  try {
    // The driver makes the browser the leader of a process group; Windows has none and ends the children with the pipe.
    process.kill(process.platform === 'win32' ? processId : -processId, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** Deletes profiles that builds left behind when they were killed. */
function clearOldProfiles(): void {
  for (const name of namesIn(tmpdir())) {
    const owner = name.startsWith(PROFILE) ? Number.parseInt(name.slice(PROFILE.length), 10) : Number.NaN;
    if (!Number.isNaN(owner) && !lives(owner)) remove(join(tmpdir(), name));
  }
}

function lives(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A folder of temporary files that another user owns or that is still in use is not worth a failed build.
  }
}
