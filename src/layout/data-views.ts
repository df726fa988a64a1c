// Turns downloads of data into what pages list of them: each kind once, with its formats and sizes.
import type { DataKind, Download, EditionName } from '../model.ts';
import type { Words } from './create-words.ts';
import { formatSize } from './format-size.ts';

/** The words for each kind of data and each format. */
const KINDS: Readonly<Record<DataKind, string>> = { ledger: 'data.ledger', recommendations: 'data.recommendations' };
const FORMATS: Readonly<Record<string, string>> = { csv: 'size.csv', json: 'size.json' };

/** The data of the editions in their order: name, and a link for each format. */
export function dataViews(downloads: readonly Download[], words: Words) {
  const editions = [...new Set(downloads.map(({ edition }) => edition))];
  return editions.flatMap((edition) =>
    (['ledger', 'recommendations'] as const).flatMap((kind) => {
      const files = downloads.filter((download) => download.edition === edition && download.kind === kind);
      return files.length === 0 ? [] : [{ name: nameOf(kind, edition, words), files: files.map(fileView) }];
    }),
  );

  function fileView({ kind, edition, format, file, bytes }: Download) {
    const label = words(FORMATS[format] ?? '');
    const name = kind === 'edition' ? '' : nameOf(kind, edition, words);
    return { href: file, label, whole: words('data.file', { name, format: label }), size: formatSize(bytes) };
  }
}

function nameOf(kind: DataKind, edition: EditionName, words: Words): string {
  return words(KINDS[kind], { edition: words(`edition.${edition}`).toLowerCase() });
}
