// What may happen to an out folder: it is the old build or the new one, whatever goes wrong.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BuildError } from '../../src/messages.ts';
import type { OutputFile } from '../../src/model.ts';
import { closeOutput, openOutput, write } from '../../src/publish/index.ts';

// The real functions, which single tests let fail as a full or a read-only disk would.
vi.mock('node:fs/promises', { spy: true });
vi.mock('node:fs', { spy: true });

let root: string;
let dir: string;

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'despatch-write-'));
  dir = join(root, 'output');
});

afterEach(() => {
  vi.resetAllMocks();
  fs.rmSync(root, { recursive: true, force: true });
});

function file(path: string, text: string): OutputFile {
  const bytes = Buffer.from(text);
  return { path, kind: 'pdf', bytes, publication: 'p', edition: 'report', region: null, language: 'en-GB', pages: 3 };
}

async function publish(...list: OutputFile[]) {
  const folder = await openOutput(dir);
  try {
    return await write(list, folder);
  } finally {
    await closeOutput(folder);
  }
}

async function failureOf(work: Promise<unknown>): Promise<BuildError> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(cause).toBeInstanceOf(BuildError);
  return cause as BuildError;
}

/** Every file below a folder, with its text. */
function contentsOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true }) as string[];
  const found = names.filter((name) => fs.statSync(join(folder, name)).isFile()).sort();
  return Object.fromEntries(found.map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]));
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('a build that goes well', () => {
  it('writes the files and a sorted manifest with sizes and hashes', async () => {
    const entries = await publish(file('b/report.html', 'two'), file('a.css', 'one £'));
    expect(fs.readFileSync(join(dir, 'b/report.html'), 'utf8')).toBe('two');
    const manifest = JSON.parse(fs.readFileSync(join(dir, 'manifest.json'), 'utf8'));
    expect(manifest).toEqual({ files: entries });
    expect(manifest.files.map((entry: { path: string }) => entry.path)).toEqual(['a.css', 'b/report.html']);
    expect(manifest.files[0]).toEqual({
      path: 'a.css',
      kind: 'pdf',
      bytes: 6,
      sha256: createHash('sha256').update('one £').digest('hex'),
      publication: 'p',
      edition: 'report',
      region: null,
      language: 'en-GB',
      pages: 3,
    });
  });

  it('replaces the build before it whole, but keeps README.md and .gitignore', async () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, 'README.md'), 'note');
    fs.writeFileSync(join(dir, '.gitignore'), '*');
    await publish(file('old/page.html', 'old'));
    await publish(file('new.html', 'new'));
    const found = contentsOf(dir);
    expect(Object.keys(found)).toEqual(['.gitignore', 'README.md', 'manifest.json', 'new.html']);
    expect(found['README.md']).toBe('note');
  });

  it('leaves nothing beside the out folder', async () => {
    await publish(file('a', '1'));
    await publish(file('a', '2'));
    expect(fs.readdirSync(root)).toEqual(['output']);
  });

  it('replaces the target of a link and keeps the link', async () => {
    fs.mkdirSync(join(root, 'real'));
    fs.symlinkSync('real', dir);
    await publish(file('a', '1'));
    expect(fs.lstatSync(dir).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(join(root, 'real/a'), 'utf8')).toBe('1');
  });

  it('makes the folders above the out folder', async () => {
    dir = join(root, 'some/where/output');
    await publish(file('a', '1'));
    expect(fs.existsSync(join(dir, 'a'))).toBe(true);
  });
});

describe('paths', () => {
  it.each(['../a', 'a/../../b', '/etc/passwd', 'a\\b', 'c:x', 'a//b', './a', '', 'a\0b'])(
    'refuses %j',
    async (path) => {
      await publish(file('good', 'old'));
      await expect(publish(file('fine', '1'), file(path, '2'))).rejects.toThrow('is not a path inside the out folder');
      expect(Object.keys(contentsOf(root))).toEqual(['output/good', 'output/manifest.json']);
    },
  );

  it.each(['a.html', 'A.HTML', 'manifest.json', 'readme.md'])('refuses to write %s over another file', async (path) => {
    await expect(publish(file('a.html', '1'), file(path, '2'))).rejects.toThrow('is written twice');
  });
});

describe('a folder that is not ours', () => {
  it('is not replaced', async () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, 'thesis.docx'), 'years of work');
    const failure = await failureOf(publish(file('a', '1')));
    expect(failure.code).toBe('output-not-writable');
    expect(failure.message).toContain('thesis.docx');
    expect(failure.hint).toContain('--out');
    expect(contentsOf(root)).toEqual({ 'output/thesis.docx': 'years of work' });
  });

  it.each(['{"name":"An app","files":[]}', '{"files":[{"path":"a"}]}', 'x', '[]'])(
    'is not taken for ours with a manifest.json of %s',
    async (text) => {
      fs.mkdirSync(dir);
      fs.writeFileSync(join(dir, 'manifest.json'), text);
      expect((await failureOf(publish(file('a', '1')))).code).toBe('output-not-writable');
      expect(fs.readFileSync(join(dir, 'manifest.json'), 'utf8')).toBe(text);
    },
  );

  it('is not replaced when it is a file', async () => {
    fs.writeFileSync(dir, 'text');
    expect((await failureOf(publish(file('a', '1')))).code).toBe('output-not-writable');
    expect(fs.readFileSync(dir, 'utf8')).toBe('text');
  });

  it('cannot be made below a file', async () => {
    fs.writeFileSync(join(root, 'file'), '');
    dir = join(root, 'file/output');
    expect((await failureOf(publish(file('a', '1')))).code).toBe('output-not-writable');
  });
});

describe('a disk that refuses', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'output-not-writable'],
    ['EROFS', 'output-not-writable'],
  ])('with %s is %s, and the old build stays', async (code, expected) => {
    await publish(file('a', 'old'));
    const before = contentsOf(root);
    const { writeFile } = await vi.importActual<typeof files>('node:fs/promises');
    vi.mocked(files.writeFile).mockImplementation(async (path, ...rest) => {
      if (String(path).endsWith('third')) throw systemError(code);
      return writeFile(path, ...rest);
    });
    const failure = await failureOf(publish(file('first', '1'), file('second', '2'), file('third', '3')));
    expect(failure.code).toBe(expected);
    expect(failure.hint).not.toBe('');
    expect(contentsOf(root)).toEqual(before);
  });

  it('at the last rename puts the old build back', async () => {
    await publish(file('a', 'old'));
    const before = contentsOf(root);
    const { renameSync } = await vi.importActual<typeof fs>('node:fs');
    vi.mocked(fs.renameSync).mockImplementation((from, to) => {
      if (String(from).includes('staging')) throw systemError('EBUSY');
      renameSync(from, to);
    });
    expect((await failureOf(publish(file('a', 'new')))).code).toBe('output-not-writable');
    expect(contentsOf(root)).toEqual(before);
  });

  it('at the lock says so', async () => {
    vi.mocked(fs.writeFileSync).mockImplementation(() => {
      throw systemError('EROFS');
    });
    expect((await failureOf(publish(file('a', '1')))).code).toBe('output-not-writable');
  });
});

describe('a build that was killed', () => {
  it('between the two renames: the next one puts the old build back before anything else', async () => {
    await publish(file('a', 'old'));
    fs.renameSync(dir, join(root, '.despatch-output-aside'));
    const folder = await openOutput(dir);
    expect(fs.readFileSync(join(dir, 'a'), 'utf8')).toBe('old');
    await closeOutput(folder);
    expect(fs.readdirSync(root)).toEqual(['output']);
  });

  it('before the old build was removed: the next one clears it away', async () => {
    await publish(file('a', 'new'));
    fs.mkdirSync(join(root, '.despatch-output-aside'));
    fs.mkdirSync(join(root, '.despatch-output-staging-old-1/b'), { recursive: true });
    fs.mkdirSync(join(root, '.despatch-output-staging-1/b'), { recursive: true });
    await closeOutput(await openOutput(dir));
    expect(fs.readdirSync(root)).toEqual(['output']);
    expect(fs.readFileSync(join(dir, 'a'), 'utf8')).toBe('new');
  });

  it('leaves alone what belongs to another out folder beside it', async () => {
    fs.mkdirSync(join(root, '.despatch-other-staging-1'));
    await publish(file('a', '1'));
    expect(fs.existsSync(join(root, '.despatch-other-staging-1'))).toBe(true);
  });
});

describe('the lock', () => {
  const lockFile = () => join(root, '.despatch-output-lock');

  it('refuses a second build in the same process by name', async () => {
    const folder = await openOutput(dir);
    const failure = await failureOf(openOutput(dir));
    expect(failure.code).toBe('output-locked');
    expect(failure.message).toContain(`process ${process.pid}`);
    await closeOutput(folder);
    await publish(file('a', '1'));
  });

  it('lets builds into different folders go on side by side', async () => {
    const folder = await openOutput(dir);
    await closeOutput(await openOutput(join(root, 'elsewhere')));
    await closeOutput(folder);
  });

  it('of a process that lives is respected', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      const start = fs.existsSync('/proc/self/stat')
        ? fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
        : '-';
      fs.writeFileSync(lockFile(), `${child.pid} ${start}\n`);
      expect((await failureOf(openOutput(dir))).message).toContain(`process ${child.pid}`);
      expect(fs.existsSync(lockFile())).toBe(true);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('of a process that is dead is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.writeFileSync(lockFile(), `${pid} 1\n`);
    await publish(file('a', '1'));
    expect(fs.readdirSync(root)).toEqual(['output']);
  });

  it.runIf(fs.existsSync('/proc/self/stat'))('of a dead process whose number is used again is taken over', async () => {
    fs.writeFileSync(lockFile(), `${process.ppid} 1\n`);
    await publish(file('a', '1'));
  });

  it.each(['', 'nonsense', '0 1\n'])('with the content %j is taken over', async (content) => {
    fs.writeFileSync(lockFile(), content);
    await publish(file('a', '1'));
  });

  it('is given back when the folder is refused', async () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, 'mine'), '');
    await failureOf(openOutput(dir));
    expect(fs.readdirSync(root)).toEqual(['output']);
  });
});

describe('closing while a build is written', () => {
  it('stops the write, and leaves the old build and nothing else', async () => {
    await publish(file('a', 'old'));
    const before = contentsOf(root);
    const folder = await openOutput(dir);
    const list = Array.from({ length: 200 }, (_, at) => file(`new/${at}/page`, 'new'));
    const writing = write(list, folder).catch((cause: Error) => cause.message);
    await closeOutput(folder);
    expect(await writing).toContain('closed');
    expect(contentsOf(root)).toEqual(before);
    expect(fs.readdirSync(root)).toEqual(['output']);
  });
});
