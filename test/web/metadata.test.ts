// Holds what each printed PDF says of itself against what the heads of its pages say: one publication, one set of facts.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, createPrinter, findBrowser } from '../../src/index.ts';
import { plainText } from '../../src/layout/metadata/plain-text.ts';
import type { SafeHtml } from '../../src/model.ts';
import { childrenOf, readXml, type XmlElement } from '../publish/read-xml.ts';

const SAMPLE = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const BASE = 'https://example.org/evidence';
/** XMP has none: its packet says how it is coded. */
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** What two-regions leaves out, with characters that XML, HTML, JSON and PDF each escape in their own way. */
const MORE = `
subtitle: Spending & “place” <in> brief
keywords: [R&D, "firms, jobs", Llŷn]
identifiers: { doi: 10.1000/182, isbn: 978-3-16-148410-0 }
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
`;

interface Edition {
  readonly pdf: string;
  readonly web: string;
  readonly landing: string;
  readonly isReport: boolean;
}

let folder: string;
let editions: readonly Edition[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-metadata-'));
  const root = join(folder, 'project');
  cpSync(SAMPLE, root, { recursive: true });
  const file = join(root, 'briefings/spending-review/publication.yaml');
  const text = readFileSync(file, 'utf8').replace('title: A Spending Review', 'title: Spending & “Jobs”');
  writeFileSync(file, text.replace('date: 2024\n', 'date: 2024-05-17\n') + MORE);
  const found = await findBrowser();
  if (found === null) throw new Error('There is no browser.');
  const made = await build({
    root,
    outDir: join(folder, 'out'),
    baseUrl: BASE,
    versions: false,
    search: false,
    makePrinter: async (assets) => createPrinter({ browser: found, assets }),
  });
  expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  editions = made.files
    .filter(({ kind }) => kind === 'pdf')
    .map(({ path, edition }) => ({
      pdf: path,
      web: `${dirname(path)}/${edition}.html`,
      landing: `${dirname(path)}/index.html`,
      isReport: edition === 'report',
    }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, 'out', path));

/** The information dictionary, the language of the catalogue and the properties of XMP, each with its values in order. */
async function saidByPdf(path: string) {
  const pdf = await PDFDocument.load(read(path), { updateMetadata: false });
  const stream = pdf.catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return expect.fail('no metadata');
  const packet = Buffer.from(stream.contents)
    .toString('utf8')
    .replace(/^<\?xpacket.*?\?>\s*/, '');
  const [rdf] = readXml(`${DECLARATION}${packet.replace(/<\?xpacket end.*$/s, '')}`).children;
  const properties = rdf?.children[0]?.children ?? [];
  return {
    title: pdf.getTitle(),
    author: pdf.getAuthor(),
    subject: pdf.getSubject(),
    keywords: pdf.getKeywords(),
    created: pdf.getCreationDate()?.toISOString(),
    language: pdf.catalog.lookup(PDFName.of('Lang'), PDFString)?.decodeText(),
    xmp: (name: string) => {
      const property = properties.find((one) => one.name === name);
      return property === undefined ? [] : [...new Set(valuesOf(property))];
    },
  };
}

function valuesOf(property: XmlElement): readonly string[] {
  const [list] = property.children;
  return list === undefined ? [property.text] : childrenOf(list, 'rdf:li').map(({ text }) => text);
}

/** The values of each <meta>, by name, and the linked data. */
function saidByHead(path: string) {
  const html = read(path).toString('utf8');
  const metas = [...html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)">/g)];
  const [, json = '{}'] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
  return {
    meta: (name: string) =>
      metas.filter(([, key]) => key === name).map(([, , content = '']) => plainText(content as SafeHtml)),
    linked: JSON.parse(json),
    language: /<html lang="([^"]*)"/.exec(html)?.[1],
  };
}

describe('what a PDF says of itself', () => {
  it('is the same in its information dictionary and in XMP', async () => {
    expect(editions.length).toBeGreaterThanOrEqual(6);
    for (const { pdf } of editions) {
      const said = await saidByPdf(pdf);
      expect(said.xmp('dc:title'), pdf).toEqual([said.title]);
      expect(said.xmp('dc:creator').join(', ')).toBe(said.author);
      expect(said.xmp('dc:description')).toEqual([said.subject]);
      expect(said.xmp('dc:subject').join(', ')).toBe(said.keywords);
      expect(said.xmp('pdf:Keywords')).toEqual([said.keywords]);
      expect(said.xmp('dc:language')).toEqual([said.language]);
      expect(said.created).toBe('2024-05-17T00:00:00.000Z');
      expect(said.xmp('xmp:CreateDate')).toEqual(['2024-05-17T00:00:00Z']);
    }
  });

  it('is what the heads of its landing page and its web edition say', async () => {
    for (const { pdf, web, landing, isReport } of editions) {
      const { title, subject, language, xmp } = await saidByPdf(pdf);
      for (const page of [landing, web]) {
        const where = `${pdf} and ${page}`;
        const { meta, linked, ...head } = saidByHead(page);
        // A landing page stands for the report, whose title it has; a briefing's own page names the briefing.
        if (isReport || page === web) {
          expect(meta('DC.title'), where).toEqual([title]);
          expect(linked.name, where).toBe(title);
          expect(meta('og:title'), where).toEqual([title]);
        }
        expect(meta('citation_title'), where).toEqual([linked.headline]);
        expect(title?.startsWith(`${linked.headline}: `), where).toBe(true);
        expect(meta('DC.creator'), where).toEqual(xmp('dc:creator'));
        expect([linked.author].flat().map(({ name }: { name: string }) => name)).toEqual(xmp('dc:creator'));
        expect(meta('citation_author')).toEqual(['Writer, Ada']);
        expect(linked.alternativeHeadline, where).toBe(subject);
        expect(meta('DC.subject'), where).toEqual(xmp('dc:subject'));
        expect(meta('citation_keywords'), where).toEqual(xmp('dc:subject'));
        expect([linked.keywords].flat(), where).toEqual(xmp('dc:subject'));
        expect(meta('DC.publisher'), where).toEqual(xmp('dc:publisher'));
        expect(meta('citation_publisher'), where).toEqual(xmp('dc:publisher'));
        expect([linked.publisher.name], where).toEqual(xmp('dc:publisher'));
        expect(meta('DC.language'), where).toEqual([language]);
        expect([linked.inLanguage, head.language], where).toEqual([language, language]);
        expect(meta('citation_language'), where).toEqual([language?.split('-')[0]]);
        expect(meta('DC.date'), where).toEqual(xmp('dc:date'));
        expect([linked.datePublished], where).toEqual(xmp('dc:date'));
        expect([meta('citation_publication_date')[0]?.replaceAll('/', '-')], where).toEqual(xmp('dc:date'));
        expect(meta('DC.rights'), where).toEqual(xmp('xmpRights:WebStatement'));
        expect([linked.license], where).toEqual(xmp('xmpRights:WebStatement'));
        expect(meta('DC.identifier'), where).toEqual(expect.arrayContaining([...xmp('dc:identifier')]));
        expect([linked.sameAs], where).toEqual(xmp('dc:identifier'));
      }
      const own = saidByHead(web).meta('citation_pdf_url');
      expect(own).toEqual([`${BASE}/${pdf}`]);
    }
  });
});
