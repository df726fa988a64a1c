// Turns the editions of a build into landing pages: one for each publication in each region.
import type { BuiltEdition, Download, Landing } from '../model.ts';
import { citationFiles } from './cite/citation-files.ts';
import { dataFilesOf } from './data-files.ts';

/**
 * Groups editions into landings, in the order in which they come (national first, as variantsOf gives them).
 * A landing speaks for the report of its region where that was built, else for the briefing.
 */
export function planLandings(editions: readonly BuiltEdition[], baseUrl: string | null): Landing[] {
  const folders = [...new Set(editions.map(({ document }) => document.variant.folder))];
  const landings = folders.map((folder) => {
    const group = editions.filter(({ document }) => document.variant.folder === folder);
    const speaker = group.find(({ document }) => document.variant.edition === 'report') ?? (group[0] as BuiltEdition);
    const { document } = speaker;
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
