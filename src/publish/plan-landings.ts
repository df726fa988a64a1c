// Turns the editions of a build into landing pages: one for each publication in each region.
import type { BuiltEdition, Document, Download, Landing } from '../model.ts';
import { citationFiles } from './cite/citation-files.ts';
import { dataFilesOf } from './data-files.ts';

/**
 * Groups editions into landings, in the order in which they come (national first, as variantsOf gives them), each with
 * the document that it speaks for.
 */
export function planLandings(editions: readonly BuiltEdition[], baseUrl: string | null): Landing[] {
  const landings = speakersOf(editions.map(({ document }) => document)).map((document) => {
    const group = editions.filter((edition) => edition.document.variant.folder === document.variant.folder);
    const isOut = document.release.status !== 'withdrawn';
    const records = isOut ? citationFiles(document, baseUrl).map(({ text: _, ...file }) => file) : [];
    return { document, downloads: group.flatMap(downloadsOf), citationFiles: records };
  });
  return landings.map((landing) => ({
    ...landing,
    siblings: landings
      .filter(({ document }) => document.publication.id === landing.document.publication.id)
      .map(({ document }) => ({
        region: document.variant.region,
        name: document.region.name,
        folder: document.variant.folder,
      })),
  }));
}

/** The documents that landings speak for: in each folder the report where that is built, else the briefing. */
export function speakersOf(documents: readonly Document[]): Document[] {
  const folders = [...new Set(documents.map(({ variant }) => variant.folder))];
  return folders.map((folder) => {
    const group = documents.filter(({ variant }) => variant.folder === folder);
    return group.find(({ variant }) => variant.edition === 'report') ?? (group[0] as Document);
  });
}

/** Lists what was made of one edition, as file names in its folder: the web edition, the PDF, then its data; nothing of what was withdrawn. */
export function downloadsOf(built: BuiltEdition): Download[] {
  const { document, web, pdf } = built;
  if (document.release.status === 'withdrawn') return [];
  const { edition, webFile, pdfFile, language } = document.variant;
  const of = { edition, language, pages: null, accessible: false } as const;
  const downloads: Download[] = [];
  if (web !== null)
    downloads.push({ ...of, kind: 'edition', format: 'html', file: webFile, bytes: Buffer.byteLength(web.html) });
  if (pdf !== null) {
    // As print decides whether a PDF may claim it.
    const accessible = pdf.faults.length === 0 && pdf.strayFonts.length === 0;
    const { pages, bytes } = pdf;
    downloads.push({ ...of, kind: 'edition', format: 'pdf', file: pdfFile, bytes: bytes.length, pages, accessible });
  }
  for (const { kind, format, file, bytes } of dataFilesOf(built))
    downloads.push({ ...of, kind, format, file, bytes: bytes.length });
  return downloads;
}
