// Writes what the catalogue lacks: language, title in the window, page labels, colours, and the files that go with it.
import type { Attachment, PrintJob } from '../../model.ts';
import { add, addStream, type Draft } from './draft.ts';
import { type Dict, type Value, writeText } from './pdf-values.ts';
import { srgbProfile } from './srgb-profile.ts';
import { pdfDate } from './write-metadata.ts';

/** Language, view and page labels: pages are numbered as they are printed, from 1. */
export function writeCatalogue(draft: Draft, job: PrintJob): void {
  const { root } = draft;
  root.set('/Lang', writeText(job.language));
  root.set('/MarkInfo', new Map([['/Marked', 'true']]));
  root.set('/ViewerPreferences', new Map([['/DisplayDocTitle', 'true']]));
  root.set('/PageLabels', new Map<string, Value>([['/Nums', ['0', new Map([['/S', '/D']])]]]));
}

/** Says that colours are sRGB, which PDF/A wants for colours of screens (ISO 19005-3, 6.2.3). */
export function writeOutputIntent(draft: Draft): void {
  const profile = addStream(draft, new Map([['/N', '3']]), srgbProfile());
  const intent: Dict = new Map([
    ['/Type', '/OutputIntent'],
    ['/S', '/GTS_PDFA1'],
  ]);
  intent.set('/OutputConditionIdentifier', '(sRGB IEC61966-2.1)').set('/Info', '(sRGB IEC61966-2.1)');
  draft.root.set('/OutputIntents', [intent.set('/DestOutputProfile', profile)]);
}

/** Embeds files and associates them with the document (ISO 19005-3, 6.8); their date is the document's. */
export function attachFiles(draft: Draft, attachments: readonly Attachment[], date: string): void {
  if (attachments.length === 0) return;
  const files = [...attachments]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, mediaType, text, description, relation }): [string, string] => {
      const content = Buffer.from(text, 'utf8');
      const parameters: Dict = new Map([
        ['/Size', String(content.length)],
        ['/CreationDate', pdfDate(date)],
        ['/ModDate', pdfDate(date)],
      ]);
      const embedded: Dict = new Map<string, Value>([
        ['/Type', '/EmbeddedFile'],
        ['/Subtype', `/${mediaType.replace('/', '#2F')}`],
        ['/Params', parameters],
      ]);
      const stream = addStream(draft, embedded, content);
      const file: Dict = new Map<string, Value>([
        ['/Type', '/Filespec'],
        ['/F', writeText(name)],
        ['/UF', writeText(name)],
        ['/Desc', writeText(description)],
        ['/AFRelationship', `/${relation}`],
        [
          '/EF',
          new Map([
            ['/F', stream],
            ['/UF', stream],
          ]),
        ],
      ]);
      return [writeText(name), add(draft, file)];
    });
  draft.root.set(
    '/AF',
    files.map(([, file]) => file),
  );
  draft.root.set('/Names', new Map([['/EmbeddedFiles', new Map([['/Names', files.flat()]])]]));
}
