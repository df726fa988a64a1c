// Turns a collection into the kinds of page that can be made from it: editions for paper and web, landings, the index, reviews.
import type {
  Asset,
  Collection,
  Document,
  Download,
  EditionComparison,
  EditionName,
  HtmlPage,
  Landing,
  RegionsReview,
  SafeHtml,
  Site,
  SitePage,
  WebEdition,
} from '../model.ts';
import { createAdaptForWeb } from './adapt-for-web.ts';
import { addReferencePages } from './add-reference-pages.ts';
import { numbersId } from './annex-view.ts';
import { briefingView } from './briefing-view.ts';
import { cardView } from './card-view.ts';
import { changeHtml } from './change-html.ts';
import { createScrollBoxes } from './create-scroll-boxes.ts';
import { templatesOf, type View } from './create-templates.ts';
import { createWords, type Words } from './create-words.ts';
import { dataViews } from './data-views.ts';
import { differencesView } from './differences-view.ts';
import { editionName } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { fillNumbers, type WriteNumbers } from './fill-numbers.ts';
import { frameAlone, frameFacts, frameView } from './frame-view.ts';
import { fullReportOf } from './full-report-of.ts';
import { headView } from './head-view.ts';
import { landingView } from './landing-view.ts';
import { listAssets } from './list-assets.ts';
import { shapesView } from './map-view.ts';
import { type DocumentPage, documentMetadata } from './metadata/document-metadata.ts';
import { siteMetadata } from './metadata/site-metadata.ts';
import { regionsView } from './regions-view.ts';
import { toAssets, toRoot } from './relative-path.ts';
import { type Medium, reportView } from './report-view.ts';
import { runningHeads } from './running-heads.ts';
import { SEARCH_POLICY } from './search-view.ts';
import { isSearchable, sitePageView } from './site-pages.ts';
import { trustHtml } from './trust-html.ts';

/** Makes the pages of one collection; templates and style sheets are prepared once. */
export interface Layout {
  readonly assets: readonly Asset[];
  readonly fontFamilies: readonly string[];
  print(document: Document): HtmlPage;
  web(input: WebEdition): HtmlPage;
  landing(landing: Landing, site: Site): HtmlPage;
  /** The card of a landing page, to be drawn as a picture. */
  card(document: Document): HtmlPage;
  /** A page of the hub's own. */
  site(page: SitePage, site: Site): HtmlPage;
  regions(review: RegionsReview): HtmlPage;
  differences(comparison: EditionComparison): HtmlPage;
}

/** Prepares the layout; yields pages as whole HTML documents, whose links are relative to where each page stands. */
export function createLayout(collection: Collection): Layout {
  const { config, design } = collection;
  const frame = frameFacts(collection);
  const template = templatesOf(design.templates);
  const wordsOf = remember((language: string) => createWords(design.words, language));
  const style = (medium: 'print' | 'web' | 'site' | 'card', brand: string) =>
    `assets/${medium}-${design.brands[brand] === undefined ? config.brand : brand}.css`;
  const fill = (name: string, view: View, words: Words): HtmlPage => ({
    html: template(name)(view, words),
    title: view.pageTitle,
    language: view.language,
  });

  /** Where a figure's numbers stand: folded under it on the web, in the annex of the report on paper. */
  function writeNumbers({ print, words }: Omit<Medium, 'fill'>, edition: EditionName): WriteNumbers {
    if (print && edition !== 'report') return () => '';
    const name = `partials/figure-numbers-${print ? 'print' : 'web'}`;
    return ({ id, number, title, table }) => {
      const caption = number === '' ? title : words('figure.data-of', { number });
      return template(name)({ anchor: numbersId(id), table, caption } as never, words);
    };
  }

  function pageView(composed: Document, place: Omit<Medium, 'fill'>, downloads?: readonly Download[]) {
    const fill: Medium['fill'] = (part, view) => template(`partials/${part}`)(view as View, place.words);
    const medium = { ...place, fill };
    const filled = fillNumbers(composed, writeNumbers(place, composed.variant.edition));
    const document = place.print ? filled : changeHtml(filled, createScrollBoxes(place.words));
    if (document.variant.edition === 'report') return reportView(document, medium);
    const beside =
      downloads === undefined
        ? { ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }) }
        : { downloads };
    return briefingView(document, medium, fullReportOf(document, beside));
  }

  function webHead(document: Document, words: Words, isLanding = false) {
    const { publication, publisher } = document;
    const facts = {
      title: document.title,
      kind: publication.kind,
      region: editionName(document),
      publisher: publisher.name,
    };
    return headView({
      pageTitle: pageTitle(document, words, document.variant.edition === 'policy-briefing'),
      language: document.variant.language,
      style: toAssets(document.variant) + style(isLanding ? 'site' : 'web', document.brand),
      scripted: isLanding,
      description: words('web.description', facts),
      person: document.authors.map(({ person }) => person.name).join(', '),
      noindex: isUnlisted(document),
    });
  }

  function metadataOf(page: Omit<DocumentPage, 'heading' | 'description'>, words: Words) {
    const { document } = page;
    const heading = pageTitle(document, words, page.file !== '');
    const setting = { baseUrl: page.alone ? null : (config.baseUrl ?? null), words };
    return documentMetadata({ ...page, heading, description: webHead(document, words).description }, setting);
  }

  /** Where a publication's own pages stand: below the list of all, the region's below the national one where that is built. */
  function webFrame(
    { document, hasNational = true, isSearchable = false }: Omit<WebEdition, 'downloads'>,
    edition: string | null,
    words: Words,
  ) {
    const { folder, region, publication, keptAt } = document.variant;
    const own = { name: document.region.name, folder };
    const version = words('cover.version', { version: document.publication.version });
    const names = [
      ...(hasNational ? [{ name: document.title, folder: publication }] : []),
      ...(keptAt === undefined ? [] : [{ name: version, folder: keptAt }]),
      ...(region === null ? [] : [hasNational ? own : { ...own, name: `${document.title}: ${own.name}` }]),
      ...(edition === null ? [] : [{ name: edition, folder: null }]),
    ];
    const trail = names.map((step, at) => (at === names.length - 1 ? { ...step, folder: null } : step));
    const above = { name: words('nav.publications'), folder: 'publications' };
    const place = { root: toRoot(folder), section: 'publications', trail: [above, ...trail] } as const;
    return frameView(frame, { ...place, isSearchable }, words);
  }

  return {
    assets: listAssets(collection),
    fontFamilies: [...new Set(design.fonts.map(({ family }) => family))],
    print(document) {
      const words = wordsOf(document.variant.language);
      const view = pageView(document, { print: true, root: '', words, scale: config.scale });
      const heads = {
        mark: view.release.line,
        left: `${document.title}: ${editionName(document)}`,
        publisher: document.publisher.name,
        chapters: document.variant.edition === 'report' ? document.chapters : [],
      };
      const head = {
        pageTitle: pageTitle(document, words),
        style: style('print', document.brand),
        runningHeads: trustHtml(runningHeads(heads, words) as SafeHtml),
      };
      const page = fill(`${templateOf(document)}-print`, { ...view, ...head }, words);
      return { ...page, html: addReferencePages(page.html as SafeHtml, words) };
    },
    web({ downloads, alone = false, ...around }) {
      const { document } = around;
      const words = wordsOf(document.variant.language);
      const root = toRoot(document.variant.folder);
      const adapt = createAdaptForWeb(toAssets(document.variant));
      const medium = { print: false, root, words, scale: config.scale, adapt };
      const own = downloads.filter(({ edition, format }) => edition === document.variant.edition && format === 'pdf');
      const view = {
        ...pageView(document, medium, downloads),
        ...(alone ? frameAlone(frame, words) : webFrame(around, words(`edition.${document.variant.edition}`), words)),
        hasBar: !alone || own.length > 0,
        ...webHead(document, words),
        pageTitle: pageTitle(document, words),
        metadata: metadataOf({ document, downloads, siblings: [], file: document.variant.webFile, alone }, words),
        data: dataViews(
          downloads.filter(({ edition }) => edition === document.variant.edition),
          words,
        ),
        downloads: own.map((download) =>
          downloadView(download, words(`edition.${download.edition}`), { words, folder: '' }),
        ),
      };
      return fill(`${templateOf(document)}-web`, view, words);
    },
    landing(landing, site) {
      const { document } = landing;
      const words = wordsOf(document.variant.language);
      const setting = { site, words, root: toRoot(document.variant.folder) };
      const metadata = metadataOf({ ...landing, file: '' }, words);
      const withdrawn = isWithdrawn(document);
      const head = { ...webHead(document, words, !withdrawn), pageTitle: pageTitle(document, words, false), metadata };
      const view = {
        shapes: shapesView(site.hub.map),
        ...webFrame(
          {
            document,
            hasNational: landing.siblings.some(({ region }) => region === null),
            isSearchable: isSearchable(site),
          },
          null,
          words,
        ),
        ...landingView(landing, setting),
      };
      return fill(withdrawn ? 'withdrawn-web' : 'landing', { ...view, ...head }, words);
    },
    card(document) {
      const words = wordsOf(document.variant.language);
      const head = { pageTitle: pageTitle(document, words, false), style: style('card', document.brand) };
      return fill('card', { ...cardView(document), ...head }, words);
    },
    site(page, site) {
      const { language, baseUrl } = site.hub;
      const words = wordsOf(language);
      const root = page.kind === 'not-found' ? rootPath(baseUrl) : toRoot(page.folder);
      const { template, view, title, description, place } = sitePageView(page, { site, words, root });
      const pageTitle = page.kind === 'home' ? title : `${title}: ${config.publisher.short}`;
      const metadata = siteMetadata(page, { title: pageTitle, description }, site);
      const besides = page.kind === 'search' ? SEARCH_POLICY : '';
      const inHead = { pageTitle, language, description, style: root + style('site', config.brand), besides };
      const head = { ...headView(inHead), metadata };
      const around = {
        shapes: shapesView(site.hub.map),
        licence: null,
        mapAttribution: null,
        ...frameView(frame, { ...place, root }, words),
      };
      return fill(template, { ...around, ...view, ...head }, words);
    },
    regions(review) {
      const words = wordsOf(config.languages[0] ?? 'en-GB');
      const view = regionsView(review, words);
      return fill('regions-review', { ...view, ...reviewHead(`${words('review.title')}: ${review.title}`) }, words);
    },
    differences(comparison) {
      const words = wordsOf(config.languages[0] ?? 'en-GB');
      const view = differencesView(comparison, words);
      return fill('differences-review', { ...view, ...reviewHead(`${view.heading}: ${comparison.title}`) }, words);
    },
  };

  /** The head of a page that stays at the desk: it stands alone in its folder, in the publisher's own brand. */
  function reviewHead(pageTitle: string) {
    const { publisher } = config;
    const language = config.languages[0] ?? 'en-GB';
    return {
      ...headView({ pageTitle, language, style: style('web', config.brand), description: pageTitle }),
      reviewStyle: 'assets/review.css',
      publisher: { ...publisher, host: publisher.host ?? null },
      licence: null,
      mapAttribution: null,
    };
  }
}

function isWithdrawn({ release }: Document): boolean {
  return release.status === 'withdrawn';
}

/** What is not out yet or no more, and a copy that stays beside the plain address, are for those who have their address. */
function isUnlisted({ release, variant }: Document): boolean {
  return release.status !== 'published' || release.embargo !== null || variant.keptAt !== undefined;
}

/** What is withdrawn leaves a notice in place of each edition. */
function templateOf(document: Document): string {
  return isWithdrawn(document) ? 'withdrawn' : document.variant.edition;
}

/** The absolute path of the site's root, for a page that is shown at any address. */
function rootPath(baseUrl: string | null): string {
  const path = baseUrl === null ? '' : new URL(baseUrl).pathname.replace(/\/+$/, '');
  return `${path}/`;
}

/** "Innovation Evidence Review: Wales edition", with the kind of edition before it for a briefing. */
function pageTitle(document: Document, words: Words, withEdition = true): string {
  const edition = words('edition.of-region', { region: editionName(document) });
  const kind =
    withEdition && document.variant.edition === 'policy-briefing' ? `${words('edition.policy-briefing')}, ` : '';
  return `${document.title}: ${kind}${edition}`;
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
