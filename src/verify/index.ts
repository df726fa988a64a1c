// Files → a statement of what was checked, what was found, and what needs a person: the door of the verify room.
import { createHash } from 'node:crypto';
import type * as model from '../model.ts';
import { type Checked, type OpenPdf, openPdf } from './open-pdf.ts';
import { readHtml, type WebPage } from './read-html.ts';
import { FOR_PEOPLE, UNCHECKED, VERIFY_RULES } from './rules.ts';
import type { Site } from './target-in.ts';
import { verifyCss, verifyHtml } from './verify-html.ts';
import { baseUrlIn, verifyManifest, versionFoldersIn } from './verify-manifest.ts';
import { fragmentsOf, verifyPdf } from './verify-pdf.ts';

export { listExternalLinks } from './list-external-links.ts';

const ORDER = Object.keys(VERIFY_RULES) as model.VerifyRule[];

export interface VerifyOptions {
  readonly isFolder: boolean;
  /** False before a folder is written: there is no manifest yet, nor anything that it could differ from. Default: as isFolder. */
  readonly isWritten?: boolean;
  /** Where the site will stand, while there is no manifest that says so. */
  readonly baseUrl?: string | null | undefined;
  /** Paths that links may lead to besides the files: those of earlier versions, on the site that is served. */
  readonly alsoThere?: (path: string) => boolean;
}

interface Counts {
  items: number;
  files: number;
  findings: number;
}

/**
 * Verifies one PDF, or with `isFolder` a whole out folder: its manifest, its web pages with the links between them, its PDFs.
 * Files of other kinds are only compared with the manifest.
 */
export async function verify(
  files: readonly model.FileToVerify[],
  { isFolder, isWritten = isFolder, baseUrl = baseUrlIn(files), alsoThere = () => false }: VerifyOptions,
): Promise<model.ConformanceStatement> {
  const counts = new Map<model.VerifyRule, Counts>();
  const findings: model.VerifyFinding[] = [];
  const pdfs: model.VerifiedPdf[] = [];

  function add(rule: model.VerifyRule, items: number, found: readonly model.VerifyFinding[]): void {
    const before = counts.get(rule) ?? { items: 0, files: 0, findings: 0 };
    counts.set(rule, {
      items: before.items + items,
      files: before.files + 1,
      findings: before.findings + found.length,
    });
    findings.push(...found);
  }
  function addAll(file: string, checked: readonly Checked[]): void {
    for (const { rule, items, faults } of checked)
      add(
        rule,
        items,
        faults.map(({ text, page = null }) => ({ file, rule, page, text })),
      );
  }

  const webPages = new Map(files.filter(isHtml).map(({ path, bytes }) => [path, readHtml(bytes)]));
  const opened = new Map<string, OpenPdf | Checked>();
  const same = new Map<string, OpenPdf | Checked>();
  for (const { path, bytes } of files) {
    if (!isPdf(path) && isFolder) continue;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const pdf = same.get(hash) ?? (await openPdf(bytes));
    same.set(hash, pdf);
    opened.set(path, pdf);
  }
  const site = siteOf({ files, webPages, opened, baseUrl, alsoThere });

  if (isWritten) for (const { rule, items, findings } of verifyManifest(files)) add(rule, items, findings);
  for (const [path, page] of webPages) addAll(path, verifyHtml(page, path, site));
  for (const { path, bytes } of files) if (path.endsWith('.css')) addAll(path, verifyCss(bytes, path, site));
  for (const [path, pdf] of opened) {
    const { pages, claims, checked } = verifyPdf(pdf, path, isFolder ? site : null);
    addAll(path, checked);
    pdfs.push({ file: path, pages, claims, findings: checked.reduce((sum, { faults }) => sum + faults.length, 0) });
  }
  return {
    ok: findings.length === 0,
    files: files.length,
    pdfs,
    webPages: webPages.size,
    checked: ORDER.flatMap((rule) => {
      const found = counts.get(rule);
      return found === undefined ? [] : [{ rule, ...VERIFY_RULES[rule], ...found }];
    }),
    findings: findings.sort((a, b) => compare(a.file, b.file) || ORDER.indexOf(a.rule) - ORDER.indexOf(b.rule)),
    people: FOR_PEOPLE,
    unchecked: UNCHECKED,
  };
}

/** What links can lead to: every file, the ids of pages, the places of PDFs. */
function siteOf(given: {
  readonly files: readonly model.FileToVerify[];
  readonly webPages: ReadonlyMap<string, WebPage>;
  readonly opened: ReadonlyMap<string, OpenPdf | Checked>;
  readonly baseUrl: string | null;
  readonly alsoThere: (path: string) => boolean;
}): Site {
  const { files, webPages, opened, baseUrl, alsoThere } = given;
  const paths = new Set(files.map(({ path }) => path));
  const elsewhere = versionFoldersIn(files).filter((folder) => !files.some(({ path }) => path.startsWith(folder)));
  const ids = new Map<string, ReadonlySet<string>>();
  for (const [path, page] of webPages) ids.set(path, new Set(page.ids));
  for (const [path, pdf] of opened) if (!('rule' in pdf)) ids.set(path, fragmentsOf(pdf));
  return {
    baseUrl,
    holds: (path) => paths.has(path) || alsoThere(path) || elsewhere.some((folder) => `${path}/`.startsWith(folder)),
    idsOf: (path) => ids.get(path) ?? null,
  };
}

function isPdf(path: string): boolean {
  return path.toLowerCase().endsWith('.pdf');
}

function isHtml({ path }: model.FileToVerify): boolean {
  return /\.html?$/i.test(path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
