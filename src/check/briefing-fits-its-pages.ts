// Rule briefing-fits-its-pages: a policy briefing keeps to its budget of pages.
import { message } from '../messages.ts';
import type { Document, Message, Pdf } from '../model.ts';

/** A briefing that is longer than `briefing.maxPages` is a warning with what to do. */
export function briefingFitsItsPages({ document, pdf }: { document: Document; pdf: Pdf }): readonly Message[] {
  const { maxPages } = document.publication.briefing;
  if (document.variant.edition !== 'policy-briefing' || pdf.pages <= maxPages) return [];
  const name = document.variant.region === null ? 'national' : document.region.name;
  const text = `The policy briefing (${name}) has ${pdf.pages} pages; its budget is ${maxPages}.`;
  const hint = `Mark fewer findings with "briefing", shorten them, or raise briefing.maxPages in publication.yaml.`;
  return [message('briefing-fits-its-pages', { file: document.publication.file }, text, hint)];
}
