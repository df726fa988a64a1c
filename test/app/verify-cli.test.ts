// What `despatch verify` answers: the statement, exit codes, streams, the file that it writes, and hints for what is not there.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../verify/make-pdf.ts';
import { runCli } from './run-cli.ts';

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-verify-'));
  mkdirSync(join(root, 'output'));
  writeFileSync(join(root, 'good.pdf'), await makePdf());
  const spoiled = await makePdf({
    spoil: ({ link }) => link.delete(link.keys().find((key) => String(key) === '/Contents') as never),
  });
  writeFileSync(join(root, 'bad.pdf'), spoiled);
  writeFileSync(join(root, 'output', 'a.pdf'), spoiled);
  writeFileSync(join(root, 'note.txt'), 'none');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('despatch verify', () => {
  it('states what was checked and what needs a person, and ends with 0 where nothing was found', async () => {
    const { code, stdout, stderr } = await runCli(['verify', 'good.pdf', '--write', 'statement.json'], root);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Verified: 1 PDF (1 page).\n1 PDF claims PDF/UA-1 and PDF/A-3a.\n\nIn PDFs a machine checked:\n  ✓ The PDF can be read (1 PDF)\n',
    );
    expect(stdout).toContain(
      '\n\nNothing was found.\n\nWhat needs a person:\n  Whether the order in which things are read makes sense.\n',
    );
    expect(stdout).toMatch(/\nThe statement is in statement\.json\n$/);
    expect(JSON.parse(readFileSync(join(root, 'statement.json'), 'utf8'))).toMatchObject({ ok: true, findings: [] });
  });

  it('names file, rule and page of what was found, and ends with 1', async () => {
    const { code, stdout } = await runCli(['verify', 'bad.pdf'], root);
    expect(stdout).toContain('✗ Every link says in words where it leads (1 link, PDF/UA-1, 7.18.5); 1 finding');
    expect(stdout).toContain(
      'Found, 1 finding:\n  bad.pdf\n    pdf-link-names, page 1: A link has no words for where it leads.\n',
    );
    expect(code).toBe(1);
  });

  it('prints one JSON object for a folder', async () => {
    const { code, stdout, stderr } = await runCli(['verify', 'output', '--json'], root);
    const { ok, findings } = JSON.parse(stdout);
    expect({ ok, rules: findings.map(({ rule }: { rule: string }) => rule), code, stderr }).toEqual({
      ok: false,
      rules: ['pdf-link-names', 'files-listed'],
      code: 1,
      stderr: '',
    });
  });

  it.each([
    [['outptu'], 'There is no file or folder outptu.\n  Did you mean "output"?', 2],
    [['note.txt'], 'note.txt is no PDF.\n  Name a PDF, or a folder that was built.', 2],
    [[], 'There is no despatch.yaml', 2],
    [['good.pdf', '--write', 'nowhere/a.json'], 'nowhere/a.json cannot be written.', 3],
  ])('says what is wrong with %j', async (args, text, exit) => {
    const { code, stderr } = await runCli(['verify', ...args], root);
    expect(stderr).toContain(text);
    expect(code).toBe(exit);
  });
});
