// Turns a page of the hub's own into what its head tells machines.
import type { Site, SiteList, SitePage, SitePublication } from '../../model.ts';
import { toRoot } from '../relative-path.ts';
import { feedLink } from './document-metadata.ts';
import { absoluteUrl, type HeadMetadata, linkedData, linkTag, NO_METADATA } from './head-metadata.ts';
import { linkedPerson, linkedPublisher } from './linked-report.ts';
import { openGraphTags } from './open-graph-tags.ts';
import { plainText } from './plain-text.ts';

/** How a page is called. */
export interface CalledPage {
  readonly title: string;
  readonly description: string;
}

/** Lists are CollectionPages, a person's page is about a Person, the home is the WebSite; a page that is shown at any address says nothing. */
export function siteMetadata(page: SitePage, called: CalledPage, { hub, publications }: Site): HeadMetadata {
  if (page.kind === 'not-found') return NO_METADATA;
  const { publisher, baseUrl, language } = hub;
  const url = absoluteUrl(baseUrl, page.folder, page.file === 'index.html' ? '' : page.file);
  const shared = { ...called, language, publisher, url, picture: null, published: null };
  const type = page.kind === 'person' ? 'profile' : 'website';
  const common = { '@id': url, url, name: called.title, description: called.description, inLanguage: language };
  return {
    tags: openGraphTags(shared, type),
    links: [...(url === null ? [] : [linkTag('canonical', url)]), feedLink(toRoot(page.folder), publisher.name)],
    linked: linkedData({ ...common, ...aboutOf(page) }),
  };

  function aboutOf({ kind, list }: SitePage): object {
    if (kind === 'home') return { '@type': 'WebSite', publisher: linkedPublisher(publisher) };
    if (kind === 'person' && list !== null) return { '@type': 'ProfilePage', mainEntity: personOf(list) };
    if (kind === 'about') return { '@type': 'AboutPage', publisher: linkedPublisher(publisher) };
    const listed = list?.publications ?? (kind === 'publications' ? publications : null);
    if (listed === null) return { '@type': kind === 'accessibility' ? 'WebPage' : 'CollectionPage' };
    const place = kind === 'region' ? hub.regions.find(({ id }) => id === list?.id) : undefined;
    return {
      '@type': 'CollectionPage',
      spatialCoverage: place === undefined ? null : { '@type': 'Place', name: place.name },
      hasPart: listed.map(partOf),
    };
  }

  function personOf({ id, publications: written }: SiteList) {
    const authors = [...written.flatMap(({ lead }) => lead.document.authors), ...hub.people];
    const author = authors.find(({ person }) => person.id === id);
    if (author === undefined) return null;
    return { ...linkedPerson(author, baseUrl), description: plainText(author.biography) };
  }

  function partOf({ lead }: SitePublication) {
    const { title, variant, publication } = lead.document;
    const address = absoluteUrl(baseUrl, variant.folder);
    return { '@type': 'Report', '@id': address, url: address, name: title, datePublished: publication.date };
  }
}
