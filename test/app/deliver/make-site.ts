// Makes a project with a small finished build, as a build would leave it, without printing.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePdf } from '../../verify/make-pdf.ts';

export type Contents = Readonly<Record<string, string | Uint8Array>>;

export const page = (body: string, title = 'Review'): string =>
  `<!DOCTYPE html>\n<html lang="en-GB"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>\n`;

export const PUBLISHED = {
  id: 'review',
  title: 'Review',
  status: 'published',
  version: '1.0',
  embargoed: false,
  versions: ['1.0'],
} as const;

let made: Promise<Uint8Array> | undefined;
/** A sound PDF, the same in all builds of a test: pdf-lib writes the time into it. */
export function samePdf(): Promise<Uint8Array> {
  made ??= makePdf();
  return made;
}

/** Entries of a manifest for files. */
export function entriesOf(contents: Contents) {
  return Object.entries(contents)
    .map(([path, content]) => {
      const bytes = Buffer.from(content);
      return { path, kind: 'asset', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A site with two pages, a PDF and version 1.0, all of it sound; `word` tells one build from another. */
export async function contentsOf(word: string): Promise<Contents> {
  return {
    'index.html': page(`<p>${word}</p><a href="review/">The review</a>`),
    'review/index.html': page(`<p>${word}</p><a href="report.pdf">PDF</a> <a href="v1.0/index.html">Version 1.0</a>`),
    'review/report.pdf': await samePdf(),
    'review/v1.0/index.html': page('<p>As published</p>'),
  };
}

/** Writes despatch.yaml and output/ with a manifest into `root`; `more` is what the manifest says besides the files. */
export function writeBuild(root: string, contents: Contents, more: object = {}): void {
  const [settings, output] = [join(root, 'despatch.yaml'), join(root, 'output')];
  writeFileSync(settings, 'publisher: { name: A, short: A, url: "https://example.org/" }\n');
  utimesSync(settings, 1_700_000_000, 1_700_000_000);
  rmSync(output, { recursive: true, force: true });
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), content);
  }
  const manifest = { narrowedTo: null, baseUrl: null, publications: [PUBLISHED], ...more, files: entriesOf(contents) };
  writeFileSync(join(output, 'manifest.json'), JSON.stringify(manifest));
}
