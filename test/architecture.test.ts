// Holds ARCHITECTURE.md to its word: rooms, doors, circles, sizes, and a fixture for every rule.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES } from '../src/messages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

const ROOMS = ['collect', 'compose', 'layout', 'print', 'publish', 'check', 'compare', 'verify'] as const;

/** Room → what it may import besides itself; a file in `src/` is its own room. `x!` means that room's door only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  messages: ['model'],
  cache: ['model'],
  ...Object.fromEntries(ROOMS.map((room) => [room, ['model', 'messages']])),
  plan: ['collect!', 'compose!', 'publish!', 'model', 'messages'],
  build: [...ROOMS.map((room) => `${room}!`), 'plan', 'cache', 'model', 'messages'],
  review: [...ROOMS.map((room) => `${room}!`), 'build', 'plan', 'model', 'messages'],
  preview: [...ROOMS.map((room) => `${room}!`), 'model', 'messages'],
  schemas: ['collect!'],
  app: ['build', 'plan', 'preview', 'review', 'schemas', 'print!', 'verify!', 'model', 'messages'],
  index: ['build', 'plan', 'schemas', 'print!', 'messages', 'model'],
};

/** The only files that may touch disk, network, browser, clock or randomness. */
const DOORS: readonly RegExp[] = [
  /^collect\/files\.ts$/,
  /^print\/(browser|install-browser)\.ts$/,
  /^publish\/(write|index-search)\.ts$/,
  /^cache\.ts$/,
  /^app\//,
];
const OUTSIDE =
  /from '(?:node:(?:fs|fs\/promises|child_process|http|https|net|dns|os|inspector)|puppeteer-core|@puppeteer\/browsers)'|import\('(?:pagefind|puppeteer-core|@puppeteer\/browsers|node:(?:fs|os|child_process)[^']*)'\)|Math\.random\(|Date\.now\(|new Date\(\)|performance\.now\(|process\.env|randomUUID/;

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourceFiles(): readonly SourceFile[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = readFileSync(join(source, path), 'utf8');
      const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
      const imports = found.map((target) => relative(source, join(source, dirname(path), target)));
      return { path, room: roomOf(path), text, imports };
    });
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, '');
}

const files = sourceFiles();

describe('rooms', () => {
  it('import only what the table allows', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((target) => {
          const room = roomOf(target);
          const allowed = MAY_IMPORT[file.room] ?? [];
          return (
            room !== file.room &&
            !allowed.includes(room) &&
            !(allowed.includes(`${room}!`) && target === `${room}/index.ts`)
          );
        })
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are all known, and none is called utils, core, shared or helpers', () => {
    expect([...new Set(files.map((file) => file.room))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
    expect(
      files.filter((file) => /\b(utils?|core|shared|helpers?|common|misc)\b/.test(file.path)).map((file) => file.path),
    ).toEqual([]);
  });

  it('form no circle', () => {
    const graph = new Map<string, Set<string>>();
    for (const file of files)
      for (const target of file.imports)
        (graph.get(file.room) ?? graph.set(file.room, new Set()).get(file.room))?.add(roomOf(target));
    const reach = (room: string, seen = new Set<string>()): Set<string> => {
      for (const next of graph.get(room) ?? [])
        if (next !== room && !seen.has(next)) {
          seen.add(next);
          reach(next, seen);
        }
      return seen;
    };
    expect([...graph.keys()].filter((room) => reach(room).has(room))).toEqual([]);
  });

  it('have files that form no circle either', () => {
    const graph = new Map(files.map((file) => [file.path, file.imports.filter((target) => !isTypeOnly(file, target))]));
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        circles.push([...trail, path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });
});

/** Whether every import of `target` in a file is of types, which vanish. */
function isTypeOnly(file: SourceFile, target: string): boolean {
  const name = target.split('/').at(-1) ?? '';
  const lines = [...file.text.matchAll(/import (type )?[^;]*?from '([^']+)';/g)].filter((match) =>
    match[2]?.endsWith(`/${name}`),
  );
  return (
    lines.length > 0 &&
    lines.every((match) => match[1] !== undefined || /^import \{(\s*type [^,}]+,?)+\s*\}/.test(match[0]))
  );
}

/** A file without comments and without imports of types, which vanish. */
function code(file: SourceFile): string {
  return file.text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').replace(/^import type .*$/gm, '');
}

describe('doors', () => {
  it('are the only files that touch the outside', () => {
    const through = files.filter((file) => !DOORS.some((door) => door.test(file.path)) && OUTSIDE.test(code(file)));
    expect(through.map((file) => `${file.path}: ${OUTSIDE.exec(file.text)?.[0]}`)).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 300 lines, and commands at most 60', () => {
    const long = files.filter((file) => lines(file) > (file.path.startsWith('app/commands/') ? 60 : 300));
    expect(long.map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
    expect(lines(files.find((file) => file.path === 'build.ts') as SourceFile)).toBeLessThanOrEqual(100);
  });

  it('begin with a comment that says what they do', () => {
    expect(files.filter((file) => !/^(\/\/ \S|\/\*\*|#!)/.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

function lines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}

describe('rules', () => {
  const used = files
    .filter((file) => file.path !== 'messages.ts')
    .map((file) => file.text)
    .join('\n');
  const fixtures = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(messages\.txt|\.test\.ts|\.snap)$/.test(path) && path !== 'architecture.test.ts')
    .map((path) => readFileSync(join(root, 'test', path), 'utf8'))
    .join('\n');

  it.each(Object.keys(RULES))('%s is used, and has a fixture', (rule) => {
    expect(used).toContain(`'${rule}'`);
    expect(fixtures).toMatch(new RegExp(`\\b${rule}\\b`));
  });
});

describe('composing', () => {
  it('reaches every file from one of its two lists of steps, or from its door', () => {
    const compose = files.filter((file) => file.room === 'compose');
    const reached = new Set<string>();
    const walk = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const target of compose.find((file) => file.path === path)?.imports ?? []) walk(target);
    };
    for (const start of [
      'compose/compose-section.ts',
      'compose/compose-document.ts',
      'compose/index.ts',
      'compose/parse-worker.ts',
    ])
      walk(start);
    expect(compose.map((file) => file.path).filter((path) => !reached.has(path))).toEqual([]);
  });
});
