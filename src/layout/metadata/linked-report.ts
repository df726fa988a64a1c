// Turns a document and its files into what schema.org says of a report.
import type { Author, DataKind, Document, Download, Landing, Publisher } from '../../model.ts';
import type { Words } from '../create-words.ts';
import { bareDoi } from './citation-tags.ts';
import { absoluteUrl } from './head-metadata.ts';
import { plainText } from './plain-text.ts';

/** Where the site will stand, null while that is not known; and how things are called. */
export interface LinkedSetting {
  readonly baseUrl: string | null;
  readonly words: Words;
}

/** A document with what stands beside it. */
export interface LinkedEdition {
  readonly document: Document;
  readonly name: string;
  readonly file: string;
  readonly downloads: readonly Download[];
  readonly siblings: Landing['siblings'];
}

const TYPES: Readonly<Record<Download['format'], string>> = {
  html: 'text/html',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
};
const DATA: Readonly<Record<DataKind, string>> = { ledger: 'data.ledger', recommendations: 'data.recommendations' };

/** A Report: who wrote it, when, of which place, and the files that it can be had as. */
export function linkedReport({ document, name, file, downloads, siblings }: LinkedEdition, setting: LinkedSetting) {
  const { publication, publisher, variant, region, theme, authors, changes } = document;
  const { doi, isbn, series } = publication.identifiers;
  const { baseUrl } = setting;
  const page = absoluteUrl(baseUrl, variant.folder, file);
  const others = siblings.filter((one) => one.region !== variant.region);
  const part = (one: Landing['siblings'][number]) => ({
    '@type': 'Report',
    '@id': absoluteUrl(baseUrl, one.folder),
    name: `${document.title}: ${one.name}`,
  });
  const national = others.find((one) => one.region === null);
  const link = (download: Download) => absoluteUrl(baseUrl, variant.folder, download.file) ?? download.file;
  return {
    '@type': 'Report',
    '@id': page,
    url: page,
    name,
    headline: document.title,
    alternativeHeadline: publication.subtitle,
    abstract: plainText(document.summary),
    genre: publication.kind,
    inLanguage: variant.language,
    datePublished: publication.date,
    dateModified: changes[0]?.date ?? publication.date,
    version: publication.version,
    creativeWorkStatus: document.release.status,
    author: authors.map((author) => linkedPerson(author, baseUrl)),
    publisher: linkedPublisher(publisher),
    funder: publication.funders.map((funder) => ({ '@type': 'Organization', name: funder })),
    keywords: publication.keywords,
    about: theme === null ? null : { '@type': 'Thing', name: theme.title, url: theme.url },
    license: publication.licence?.url ?? named('CreativeWork', publication.licence?.name),
    reportNumber: series,
    identifier: [
      ...(doi === undefined ? [] : [property('DOI', bareDoi(doi))]),
      ...(isbn === undefined ? [] : [property('ISBN', isbn)]),
    ],
    sameAs: doi === undefined ? null : `https://doi.org/${bareDoi(doi)}`,
    spatialCoverage: {
      '@type': 'Place',
      name: region.name,
      identifier: [
        ...(region.codes.gss === undefined ? [] : [property('GSS', region.codes.gss)]),
        ...(region.codes.itl1 === undefined ? [] : [property('ITL1', region.codes.itl1)]),
      ],
    },
    isPartOf: variant.region === null || national === undefined ? null : part(national),
    encoding: downloads
      .filter(({ kind, format }) => kind === 'edition' && format === 'pdf')
      .map((download) => ({
        '@type': 'MediaObject',
        name: setting.words(`edition.${download.edition}`),
        contentUrl: link(download),
        encodingFormat: TYPES[download.format],
        contentSize: `${download.bytes} B`,
        inLanguage: variant.language,
      })),
    hasPart: [
      ...(variant.region === null ? others.map(part) : []),
      ...dataSets(downloads, setting.words).map(({ files, ...set }) => ({
        '@type': 'Dataset',
        ...set,
        description: setting.words('data.text'),
        license: publication.licence?.url,
        creator: { '@id': publisher.url },
        distribution: files.map((download) => ({
          '@type': 'DataDownload',
          contentUrl: link(download),
          encodingFormat: TYPES[download.format],
        })),
      })),
    ],
  };
}

/** A person, with what tells them from others of the same name. */
export function linkedPerson({ person, cited }: Author, baseUrl: string | null) {
  const orcid = person.orcid?.replace(/^https?:\/\/orcid\.org\//, '');
  return {
    '@type': cited.given === '' ? 'Organization' : 'Person',
    '@id': orcid === undefined ? null : `https://orcid.org/${orcid}`,
    name: person.name,
    ...(cited.given === '' ? {} : { familyName: cited.family, givenName: cited.given, jobTitle: person.role }),
    ...(cited.given === '' || person.organisation === undefined
      ? {}
      : { affiliation: { '@type': 'Organization', name: person.organisation } }),
    url: absoluteUrl(baseUrl, `people/${person.id}`),
    sameAs: [...(orcid === undefined ? [] : [`https://orcid.org/${orcid}`]), ...person.links.map(({ url }) => url)],
  };
}

/** The publisher, with the body that hosts it. */
export function linkedPublisher({ name, url, email, host }: Publisher) {
  const parentOrganization = host === undefined ? null : { '@type': 'Organization', name: host };
  return { '@type': 'Organization', '@id': url, name, url, email, parentOrganization };
}

function named(type: string, name: string | undefined) {
  return name === undefined ? null : { '@type': type, name };
}

function property(propertyID: string, value: string) {
  return { '@type': 'PropertyValue', propertyID, value };
}

/** Each kind of data of each edition once, with its files. */
function dataSets(downloads: readonly Download[], words: Words) {
  const editions = [...new Set(downloads.map(({ edition }) => edition))];
  return editions.flatMap((edition) =>
    (['ledger', 'recommendations'] as const).flatMap((kind) => {
      const files = downloads.filter((download) => download.edition === edition && download.kind === kind);
      if (files.length === 0) return [];
      return [{ name: words(DATA[kind], { edition: words(`edition.${edition}`).toLowerCase() }), files }];
    }),
  );
}
