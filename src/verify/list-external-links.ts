// Turns finished files into the addresses on other sites to which they lead, each once.
import type { ExternalLink, FileToVerify } from '../model.ts';
import { linksIn } from './check-links.ts';
import { openPdf } from './open-pdf.ts';
import { propertyOf, readHtml } from './read-html.ts';
import { targetIn } from './target-in.ts';
import { baseUrlIn } from './verify-manifest.ts';

/** Lists links of web pages and PDFs that leave the site over http or https, by address. */
export async function listExternalLinks(files: readonly FileToVerify[]): Promise<readonly ExternalLink[]> {
  const baseUrl = baseUrlIn(files);
  const found = new Map<string, { count: number; files: Set<string> }>();
  for (const { path, bytes } of files)
    for (const address of await addressesIn(path, bytes)) {
      if (!/^\s*https?:\/\/./i.test(address) || targetIn(address, path, baseUrl) !== null) continue;
      const url = address.trim().replace(/#.*$/s, '');
      const entry = found.get(url) ?? { count: 0, files: new Set() };
      entry.count++;
      entry.files.add(path);
      found.set(url, entry);
    }
  return [...found]
    .map(([url, { count, files }]) => ({ url, count, files: [...files].sort() }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

async function addressesIn(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  if (/\.html?$/i.test(path))
    return readHtml(bytes).elements.flatMap((element) =>
      ['a', 'area'].includes(element.tagName) ? [propertyOf(element, 'href')] : [],
    );
  if (!/\.pdf$/i.test(path)) return [];
  const pdf = await openPdf(bytes);
  return 'rule' in pdf ? [] : linksIn(pdf).map(({ uri }) => uri);
}
