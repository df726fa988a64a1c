// The catalogue of what is verified: each rule in words, what it counts, and where it is asked for; and what is left to people.
import type { VerifyNote, VerifyRule } from '../model.ts';

interface Rule {
  readonly says: string;
  readonly item: string;
  readonly source: string;
}

export const VERIFY_RULES: Readonly<Record<VerifyRule, Rule>> = {
  'pdf-opens': rule('The PDF can be read', 'PDF'),
  'pdf-open-to-all': rule('It is not encrypted', 'PDF', 'PDF/A-3, 6.1.3'),
  'pdf-version': rule('Its version is 1.7 or earlier', 'PDF', 'PDF/A-3, 6.1.2'),
  'pdf-identity': rule('It has an identifier of its own', 'PDF', 'PDF/A-3, 6.1.3'),
  'pdf-claim': rule('Its metadata claim PDF/UA-1 and PDF/A-3a', 'PDF', 'PDF/UA-1, 5; PDF/A-3, 6.6.4'),
  'pdf-title': rule('It has a title, the same in both places', 'PDF', 'PDF/UA-1, 7.1; PDF/A-3, 6.6.3'),
  'pdf-title-shown': rule('The window shows the title, not the name of the file', 'PDF', 'PDF/UA-1, 7.1'),
  'pdf-language': rule('Its language is given', 'PDF', 'PDF/UA-1, 7.2'),
  'pdf-tagged': rule(
    'It is tagged: it has a structure that assistive technology reads',
    'PDF',
    'PDF/UA-1, 6.2 and 7.1',
  ),
  'pdf-tags-known': rule('Every element is of a standard type, or mapped to one', 'element', 'PDF/UA-1, 7.1'),
  'pdf-content-tagged': rule('Whatever is painted is tagged or marked as decoration', 'page', 'PDF/UA-1, 7.1'),
  'pdf-heading-levels': rule('Headings begin at level 1 and skip none', 'heading', 'PDF/UA-1, 7.4.2'),
  'pdf-alternatives': rule('Every figure and formula has an alternative in words', 'figure', 'PDF/UA-1, 7.3 and 7.7'),
  'pdf-link-names': rule('Every link says in words where it leads', 'link', 'PDF/UA-1, 7.18.5'),
  'pdf-links': rule('Every link and bookmark within the PDF or the site leads somewhere', 'link'),
  'pdf-annotations-tagged': rule('Every link and note on a page is part of the structure', 'link', 'PDF/UA-1, 7.18'),
  'pdf-tables-regular': rule('Every row of a table has as many cells', 'table', 'PDF/UA-1, 7.2 and 7.5'),
  'pdf-table-heads': rule('Every table has head cells, and they say what they head', 'table', 'PDF/UA-1, 7.5'),
  'pdf-lists': rule('Lists hold items, and items a label and a body', 'list', 'PDF/UA-1, 7.2 and 7.6'),
  'pdf-notes': rule('Every note has an identifier that no other has', 'note', 'PDF/UA-1, 7.9'),
  'pdf-tab-order': rule(
    'The keyboard goes through each page in the order of the structure',
    'page',
    'PDF/UA-1, 7.18.3',
  ),
  'pdf-fonts-embedded': rule('Every font is embedded, and none is made of drawings', 'font', 'PDF/UA-1, 7.21.4'),
  'pdf-fonts-readable': rule('Every font says which characters its shapes stand for', 'font', 'PDF/UA-1, 7.21.7'),
  'pdf-colours': rule('It says which colours it means (sRGB)', 'PDF', 'PDF/A-3, 6.2.3'),
  'pdf-actions': rule('It runs nothing: no scripts, no programs', 'PDF', 'PDF/A-3, 6.5'),
  'pdf-attachments': rule('Every attached file says how it belongs to the document', 'attachment', 'PDF/A-3, 6.8'),
  'pdf-outline': rule('A PDF of more than 20 pages has bookmarks', 'PDF', 'WCAG technique PDF2'),
  'pdf-page-labels': rule('Its pages have labels', 'PDF', 'WCAG technique PDF17'),
  'html-language': rule('The page gives its language', 'web page', 'WCAG 2.2, 3.1.1'),
  'html-title': rule('It has a title', 'web page', 'WCAG 2.2, 2.4.2'),
  'html-headings': rule('It has one heading of level 1, and levels skip none', 'heading', 'WCAG 2.2, 1.3.1'),
  'html-alternatives': rule('Every image has an alternative, or says that it needs none', 'image', 'WCAG 2.2, 1.1.1'),
  'html-ids': rule('No id is used twice', 'id', 'WCAG 2.2, 1.3.1'),
  'html-links': rule('Every link within the site leads somewhere', 'link'),
  'html-scripts': rule('Nothing runs but files of scripts that stand beside the page', 'web page'),
  'html-own-host': rule('Nothing is loaded from elsewhere', 'file'),
  'files-listed': rule('A manifest lists the files', 'manifest'),
  'files-unchanged': rule('Every listed file is there, as it was built', 'file'),
  'files-no-strays': rule('No file is there that is not listed', 'file'),
};

export const FOR_PEOPLE: readonly VerifyNote[] = [
  note('reading-order', 'Whether the order in which things are read makes sense.'),
  note('alternatives', 'Whether alternatives of figures say what matters in them.'),
  note(
    'structure',
    'Whether what is tagged as a heading, list, table or quotation is one, and what is one is tagged so.',
  ),
  note('colour', 'Whether colour is nowhere the only thing that carries a meaning, and contrast suffices.'),
  note('link-words', 'Whether the words of a link tell its reader enough.'),
  note('plain-language', 'Whether the language is as plain as its readers need.'),
  note('languages', 'Whether passages in another language are marked as such.'),
  note('screen-reader', 'How it sounds: read it once with a screen reader, and once with the keyboard alone.'),
];

export const UNCHECKED: readonly VerifyNote[] = [
  note('all-of-pdf-a', 'The rest of PDF/A-3 (the insides of fonts, colour spaces, streams): veraPDF checks it.'),
  note('contrast', 'The contrast of colours in finished files.'),
  note('other-sites', 'Links to other sites, which were not visited: “despatch links --check” does that.'),
];

function rule(says: string, item: string, source = ''): Rule {
  return { says, item, source };
}

function note(id: string, text: string): VerifyNote {
  return { id, text };
}
