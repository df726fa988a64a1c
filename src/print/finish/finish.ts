// Turns a PDF as Chromium writes it into one that is accessible, archival and reproducible: a straight line of steps.
import type { PdfFault, PrintJob } from '../../model.ts';
import type { DocumentInPage } from '../describe-document.ts';
import { openDraft, pagesIn } from './draft.ts';
import { findFaults } from './find-faults.ts';
import { leaveOutOrnaments, leaveOutRepeats, stretchesOf } from './leave-out.ts';
import { markArtifacts, readContents } from './mark-artifacts.ts';
import { mendFigures, mendLinks, mendLists, mendTables, renumberIds, rolesOf } from './mend-structure.ts';
import { mendUnicode } from './mend-unicode.ts';
import { nameLinks } from './name-links.ts';
import { nameLists } from './name-lists.ts';
import { placeFigures } from './place-figures.ts';
import { simplifyStructure } from './simplify-structure.ts';
import { spaceLines } from './space-lines.ts';
import { readStructure, writeStructure } from './structure.ts';
import { createTextOf } from './text-of.ts';
import { attachFiles, writeCatalogue, writeOutputIntent } from './write-catalogue.ts';
import { type Claim, writeMetadata } from './write-metadata.ts';
import { writePdf } from './write-pdf.ts';

/** A printed PDF with what is known of it. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly job: Omit<PrintJob, 'html'>;
  readonly page: DocumentInPage;
  /** Whether every font is embedded and has every glyph: without that there is no claim. */
  readonly fontsAreSound: boolean;
  /** "2024-05-17T00:00:00Z", or null for the document's own date. */
  readonly stamp: string | null;
}

export interface Finished {
  readonly bytes: Uint8Array;
  readonly faults: readonly PdfFault[];
}

const CLAIMS: readonly Claim[] = ['PDF/UA-1', 'PDF/A-3a'];

/** Finishes a PDF. Its pages look as they did; throws an ordinary error for a PDF that is not of Chromium's kind. */
export function finish(printed: Printed): Finished {
  const draft = openDraft(Buffer.from(printed.bytes.buffer, printed.bytes.byteOffset, printed.bytes.byteLength));
  const job = { ...printed.job, html: '' };
  const date = printed.stamp ?? dateOf(job.date);
  const pages = pagesIn(draft);
  const contents = readContents(draft, pages);
  const top = readStructure(draft);
  let faults: readonly PdfFault[] = [{ what: 'untagged', text: '', page: null }];
  if (top !== null) {
    const stretchOf = stretchesOf(contents);
    // Before the tree is simplified: what is left empty then goes.
    const leftOut = [...leaveOutRepeats(top, pages, stretchOf), ...leaveOutOrnaments(top, stretchOf)];
    mendLinks(top);
    mendFigures(top);
    simplifyStructure(top);
    mendLists(top);
    mendTables(top);
    nameLists(top, printed.page.lists);
    nameLinks(draft, top, printed.page.links);
    placeFigures(draft, top, contents);
    renumberIds(top);
    const edits = spaceLines(draft, top, { contents, stretchOf });
    markArtifacts(draft, contents, { repeated: leftOut, edits });
    writeStructure(draft, top, rolesOf(top));
    writeCatalogue(draft, job);
    faults = findFaults(draft, { job, pages, top, textOf: createTextOf(draft, contents, stretchOf) });
  }
  mendUnicode(draft);
  writeOutputIntent(draft);
  attachFiles(draft, job.attachments ?? [], date);
  // Last, since it says what the checks allow.
  const claims = faults.length === 0 && printed.fontsAreSound ? CLAIMS : [];
  writeMetadata(draft, job, { date, claims });
  return { bytes: writePdf(draft), faults };
}

/** "2024", "2024-05" or "2024-05-17" as midnight UTC of its first day. */
function dateOf(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return `${year.padStart(4, '0')}-${month}-${day}T00:00:00Z`;
}
