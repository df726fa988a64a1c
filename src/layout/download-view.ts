// Turns downloads into what a page says of them.
import type { Download } from '../model.ts';
import type { Words } from './create-words.ts';
import { formatSize } from './format-size.ts';

/** "British English" → "English": which English it is matters to no one who chooses a file. */
function nameOfLanguage(language: string): string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return names.of(language.split('-')[0] ?? language) ?? language;
}

/** Link, label and facts ("PDF, 512 KB, 38 pages, English"), and whether it is accessible of a download; `folder` leads to it from the page, "" from beside it. */
export function downloadView(download: Download, label: string, { words, folder }: { words: Words; folder: string }) {
  const { format, file, bytes, pages, language, accessible } = download;
  const facts = [
    words(format === 'pdf' ? 'size.pdf' : 'size.html'),
    formatSize(bytes),
    ...(pages === null ? [] : [pages === 1 ? words('size.page') : words('size.pages', { count: pages })]),
  ];
  return {
    href: `${folder}${file.split('/').at(-1)}`,
    label,
    facts: [...facts, nameOfLanguage(language)].join(', '),
    accessible: accessible ? words('size.accessible') : null,
  };
}
