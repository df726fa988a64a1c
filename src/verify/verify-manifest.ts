// Turns the files of a folder and its manifest into what every rule for the folder came to.
import { createHash } from 'node:crypto';
import type { BuildScope, FileToVerify, ManifestEntry, VerifyFinding, VerifyRule } from '../model.ts';

export const MANIFEST = 'manifest.json';
/** What a build leaves alone, and does not list. */
const UNLISTED = new Set([MANIFEST, 'README.md', '.gitignore']);

export interface CheckedFolder {
  readonly rule: VerifyRule;
  readonly items: number;
  readonly findings: readonly VerifyFinding[];
}

/** Compares a folder with its manifest; without one there is nothing to compare with. */
export function verifyManifest(files: readonly FileToVerify[]): CheckedFolder[] {
  const manifest = files.find(({ path }) => path === MANIFEST);
  const entries = manifest === undefined ? null : entriesIn(manifest.bytes);
  if (entries === null) {
    const text =
      manifest === undefined
        ? 'There is no manifest: whether the files are as they were built cannot be told.'
        : 'It is no manifest.';
    return [{ rule: 'files-listed', items: 1, findings: [finding(MANIFEST, 'files-listed', text)] }];
  }
  const there = new Map(files.map((file) => [file.path, file.bytes]));
  const listed = new Set(entries.map(({ path }) => path));
  const changed = entries.flatMap((entry) => {
    const text = changeOf(entry, there.get(entry.path));
    return text === '' ? [] : [finding(entry.path, 'files-unchanged', text)];
  });
  const found = files.filter(({ path }) => !UNLISTED.has(path));
  const strays = found.filter(({ path }) => !listed.has(path));
  return [
    { rule: 'files-listed', items: 1, findings: [] },
    { rule: 'files-unchanged', items: entries.length, findings: changed },
    {
      rule: 'files-no-strays',
      items: found.length,
      findings: strays.map(({ path }) => finding(path, 'files-no-strays', 'It is not in the manifest.')),
    },
  ];
}

/** Where the manifest says that the site will stand; null where it does not. */
export function baseUrlIn(files: readonly FileToVerify[]): string | null {
  try {
    const manifest = files.find(({ path }) => path === MANIFEST);
    const { baseUrl } = JSON.parse(Buffer.from(manifest?.bytes ?? []).toString('utf8')) as { baseUrl?: unknown };
    return typeof baseUrl === 'string' && /^https?:\/\/./.test(baseUrl) && URL.canParse(baseUrl) ? baseUrl : null;
  } catch {
    return null;
  }
}

/** Folders of the versions that the manifest lists: those before this one are where the site is served, not in a build. */
export function versionFoldersIn(files: readonly FileToVerify[]): readonly string[] {
  try {
    const manifest = files.find(({ path }) => path === MANIFEST);
    const { publications } = JSON.parse(Buffer.from(manifest?.bytes ?? []).toString('utf8')) as Pick<
      BuildScope,
      'publications'
    >;
    return publications.flatMap(({ id, versions }) => versions.map((version) => `${id}/v${version}/`));
  } catch {
    return [];
  }
}

function changeOf({ bytes, sha256 }: ManifestEntry, found: Uint8Array | undefined): string {
  if (found === undefined) return 'It is in the manifest and not in the folder.';
  if (found.length !== bytes) return `It has ${count(found.length)} bytes; the manifest says ${count(bytes)}.`;
  const hash = createHash('sha256').update(found).digest('hex');
  return hash === sha256 ? '' : 'Its content is not what was built (its SHA-256 differs).';
}

function entriesIn(bytes: Uint8Array): readonly ManifestEntry[] | null {
  try {
    const { files } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { files: readonly ManifestEntry[] };
    return files.every(({ path, sha256 }) => typeof path === 'string' && typeof sha256 === 'string') ? files : null;
  } catch {
    return null;
  }
}

function finding(file: string, rule: VerifyRule, text: string): VerifyFinding {
  return { file, rule, page: null, text };
}

function count(bytes: number): string {
  return bytes.toLocaleString('en-GB');
}
