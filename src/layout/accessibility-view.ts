// Turns what was verified into what the page on accessibility says.
import { formatDate } from './format-date.ts';
import type { Setting } from './setting.ts';

/** Scope, how it was tested, what was found, whom to ask; dated by the publications, since a build knows no clock. */
export function accessibilityView({ site, words }: Setting) {
  const { statement, hub, publications } = site;
  const [newest] = publications;
  const date = newest?.lead.document.publication.date;
  return {
    dated: date === undefined ? null : words('accessibility.dated', { date: formatDate(date, hub.language) }),
    statement:
      statement === null
        ? null
        : {
            ok: statement.ok,
            files: words('accessibility.files', { pdfs: statement.pdfs.length, pages: statement.webPages }),
            rules: words('accessibility.rules', { count: statement.checked.length }),
            checked: statement.checked.map(({ says, source }) => ({ says, source })),
            findings: statement.findings.map(({ file, page, text }) => ({
              text,
              where: page === null ? `(${file})` : words('accessibility.on-page', { file, page }),
            })),
            people: statement.people.map(({ text }) => text),
            unchecked: statement.unchecked.map(({ text }) => text),
          },
  };
}
