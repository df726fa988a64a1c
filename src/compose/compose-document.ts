// Turns the parsed sections of a publication into one document for one variant: the second of the two lists of steps.
import type {
  Author,
  Chapter,
  ChosenFigure,
  Collection,
  Document,
  Finding,
  KeyMessage,
  MarkdownText,
  ParsedSection,
  Publication,
  Recommendation,
  SafeHtml,
  SectionName,
  Variant,
} from '../model.ts';
import { changesOf } from './changes-of.ts';
import { chooseFigures } from './choose-figures.ts';
import { citationLine, curlQuotes, withCurledNotices } from './citation-line.ts';
import { citedName } from './cited-name.ts';
import { citerOf } from './citer-of.ts';
import { citesSource } from './cites-source.ts';
import { createContext } from './create-context.ts';
import { drawMap } from './draw-map.ts';
import { textOfHtml } from './escape-html.ts';
import { frontSections } from './ledger/front-sections.ts';
import { inBlock, withoutMarks } from './ledger/gather-ledger.ts';
import { ledgerOf } from './ledger/ledger-of.ts';
import { settle } from './ledger/settle-claims.ts';
import { numberDocument, type PlannedBlock } from './number-document.ts';
import { releaseOf } from './release-of.ts';
import { findingsOf } from './render-block.ts';
import { fillCitations, type Mode, type RenderContext } from './render-context.ts';
import { renderNotes } from './render-notes.ts';
import { renderPart } from './render-part.ts';
import { withoutLostLinks } from './render-reference.ts';
import { standingOf } from './standing-of.ts';
import { strengthOf } from './strength-of.ts';
import { textForData } from './text-for-data.ts';
import { textKey } from './texts-of.ts';
import { titleAndBody } from './title-and-body.ts';
import { regionOf, sectionsOf } from './variants-of.ts';
import { withdraw } from './withdraw.ts';

/** What `composeDocument` needs; `parsed` holds every text of the project by key, embargoes end by `now`. */
export interface Composition {
  readonly collection: Collection;
  readonly publication: Publication;
  readonly parsed: ReadonlyMap<string, ParsedSection>;
  readonly variant: Variant;
  readonly now?: string | undefined;
}

/**
 * Composes one variant.
 *
 * Steps: choose the sections → number → render the front matter, then the chapters with their notes (a briefing: what it
 * takes from them) → cite → check anchors. Numbers come before rendering because text refers forward; citations come last
 * because a style needs to know all of them.
 * Messages: those of its texts, and rules about regions, values, citations, findings, pictures, anchors and ids.
 */
export function composeDocument(composition: Composition): Document {
  const { collection, publication, parsed, variant } = composition;
  const region = regionOf(variant, collection);
  const sections = sectionsOf(publication, variant.region).flatMap((section) => {
    const found = parsed.get(section.file);
    return found ? [{ section, parsed: found }] : [];
  });
  const citer = citerOf(collection, publication);
  const context = createContext(composition, citer);
  const number = (): void => {
    context.numbered = numberDocument(sections, {
      variant,
      regions: collection.regions,
      plain: (from, part) => textOfHtml(renderPart(context, { parsed: from, part, mode: 'plain' })),
    });
  };
  number();
  if (context.refersInTitles) number();
  const { numbered, messages } = context;
  messages.push(...sections.flatMap((section) => section.parsed.messages), ...numbered.messages);

  const notes = publication.regional.find((regional) => regional.region === variant.region);
  const text = (markdown: MarkdownText | undefined, section: SectionName): SafeHtml | null => {
    const found = markdown ? parsed.get(textKey(markdown)) : undefined;
    if (!found) return null;
    messages.push(...found.messages);
    context.gathering.section = section;
    return settle(context, renderPart(context, { parsed: found, part: 0, mode: 'front' }), '');
  };
  const { brief, foreword: before, authors: about } = frontSections(context.word);
  // Reading order: citation styles that count, count along it.
  const summary = text(publication.summary, brief) ?? ('' as SafeHtml);
  const regionalSummary = text(notes?.summary, brief);
  const foreword = text(notes?.foreword, before);
  const reason = text(publication.withdrawn?.reason, brief);
  const inBriefing = variant.edition !== 'report';
  context.noteScope = variant.edition;
  const blocks = [...numbered.blocks.values()].filter((block) => block.shown);
  // What a report collects at its front stands in its chapters too, and is gathered there.
  context.gathering.on = inBriefing;
  const collect = { context, mode: inBriefing ? ('body' as const) : ('front' as const) };
  const keyMessages = blocksOf(blocks, 'key-message').map((block) => keyMessage(block, collect));
  const shownFindings = blocksOf(blocks, 'finding').filter((block) => !inBriefing || isChosen(block, blocks));
  const findings = shownFindings.map((block) => finding(block, collect));
  const chosenFigures = inBriefing ? chooseFigures(context, { blocks, findings: shownFindings }) : [];
  const recommendations = blocksOf(blocks, 'recommendation').map((block) => recommendation(block, collect));
  context.gathering.on = true;
  const chapters = inBriefing
    ? notesChapter(context)
    : numbered.chapters.map((chapter, index): Chapter => {
        context.noteScope = chapter.id;
        const html = renderPart(context, { parsed: chapter.parsed, part: 0, mode: 'body' });
        return {
          id: chapter.id,
          number: chapter.number,
          title: chapter.title,
          html: settle(context, (html + renderNotes(context)) as SafeHtml, numbered.chapters[index + 1]?.id ?? ''),
          file: chapter.section.file,
        };
      });
  const people = publication.authors.flatMap((id) => collection.people.filter((person) => person.id === id));
  const authors = people.map(
    (person): Author => ({
      person,
      cited: citedName(person),
      biography: text(person.biography, about) ?? ('' as SafeHtml),
    }),
  );
  const { clusters, references } = citer.cite(context.clusters);
  const shown = inBriefing ? idsIn([...keyMessages, ...findings, ...chosenFigures, ...recommendations]) : null;
  const fill = (html: SafeHtml): SafeHtml => {
    const filled = fillCitations(html, clusters);
    return shown === null ? filled : withoutLostLinks(filled, context, shown);
  };
  const anchors = new Set(
    [...numbered.outline, ...numbered.headings.values(), ...numbered.blocks.values()].map((entry) => entry.id),
  );
  for (const link of context.anchorLinks) if (!anchors.has(link.id)) messages.push(link.message);

  return withdraw({
    variant,
    publication: withCurledNotices(publication),
    release: releaseOf(publication, { now: composition.now, reason: reason && fill(reason) }),
    changes: changesOf(context, publication),
    publisher: collection.config.publisher,
    region,
    theme: collection.themes.find((theme) => theme.id === publication.theme) ?? null,
    brand: region.brand ?? collection.config.brand,
    title: publication.title,
    year: publication.date.slice(0, 4),
    summary: fill(summary),
    regionalSummary: regionalSummary && fill(regionalSummary),
    foreword: foreword && fill(foreword),
    pullQuote: publication.pullQuote
      ? { text: curlQuotes(publication.pullQuote.text), source: curlQuotes(publication.pullQuote.source ?? '') }
      : null,
    authors: authors.map((author) => ({ ...author, biography: fill(author.biography) })),
    citation: citationLine(publication, {
      authors: authors.map((author) => author.person),
      publisher: collection.config.publisher,
      region,
    }),
    chapters: chapters.map((chapter) => ({ ...chapter, html: fill(chapter.html) })),
    keyMessages: keyMessages.map((one) => ({ ...one, html: fill(one.html) })),
    findings: findings.map((one) => ({ ...one, claim: fill(one.claim), body: fill(one.body) })),
    recommendations: recommendations.map((one) => {
      const [headline, body] = [fill(one.headline), fill(one.body)];
      return { ...one, headline, body, plain: { headline: textForData(headline), body: textForData(body) } };
    }),
    chosenFigures: chosenFigures.map((one) => ({ ...one, html: fill(one.html) })),
    references,
    ledger: ledgerOf(context, { publication, references, fill }),
    outline: numbered.outline,
    annex: context.numbers,
    figures: context.figures.filter(({ id }) => shown === null || shown.has(id)),
    map: collection.boundaries
      ? drawMap(collection.boundaries, variant.region === null ? null : (region.codes.gss ?? null))
      : null,
    mapAttribution: collection.boundaries?.attribution ?? '',
    pictures: [...context.usedPictures],
    messages,
  });
}

type Collecting = { readonly context: RenderContext; readonly mode: Mode };

function blocksOf(blocks: readonly PlannedBlock[], name: string): readonly PlannedBlock[] {
  return blocks.filter((block) => block.slot.name === name);
}

/** A briefing shows the findings that are marked for it; where none is, it shows all. */
function isChosen(block: PlannedBlock, blocks: readonly PlannedBlock[]): boolean {
  const marked = blocksOf(blocks, 'finding').some((other) => other.slot.attributes.briefing !== undefined);
  return !marked || block.slot.attributes.briefing !== undefined;
}

/** The anchors of what a briefing shows, and of what stands inside it. */
function idsIn(
  shown: readonly (KeyMessage | Finding | ChosenFigure | Omit<Recommendation, 'plain'>)[],
): ReadonlySet<string> {
  const inside = shown.flatMap((one) => ('html' in one ? one.html : 'claim' in one ? one.claim + one.body : []));
  const ids = inside.flatMap((html) => [...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map(([, id]) => id ?? ''));
  return new Set([...shown.map(({ id }) => id), ...ids]);
}

function parts(block: PlannedBlock, { context, mode }: Collecting): { title: SafeHtml; body: SafeHtml } {
  const { chapter, slot } = block;
  const render = (part: number): SafeHtml => renderPart(context, { parsed: chapter.parsed, part, mode });
  return inBlock(context, block, () => titleAndBody({ slot, render }));
}

function keyMessage(block: PlannedBlock, collecting: Collecting): KeyMessage {
  const { title, body } = parts(block, collecting);
  const html = (title === '' ? body : `<p>${title}</p>${body}`) as SafeHtml;
  return { id: block.id, html: settle(collecting.context, html, ''), ...standingOf(block) };
}

function finding(block: PlannedBlock, collecting: Collecting): Finding {
  const { title, body } = parts(block, collecting);
  const strength = strengthOf(collecting.context, block.slot);
  const briefing = block.slot.attributes.briefing !== undefined;
  return {
    id: block.id,
    number: block.number,
    claim: title,
    body: settle(collecting.context, body, ''),
    strength,
    outOf: collecting.context.scale.length,
    briefing,
    cited: [block.slot.label, block.slot.body].some(
      (part) => part !== null && citesSource(collecting.context, { parsed: block.chapter.parsed, part }),
    ),
    ...standingOf(block),
  };
}

function recommendation(block: PlannedBlock, collecting: Collecting): Omit<Recommendation, 'plain'> {
  const { title, body } = parts(block, collecting);
  const findings = findingsOf(collecting.context, block.slot).map(({ id, number }) => ({ id, number }));
  const { for: audience = '', by = '' } = block.slot.attributes;
  return {
    id: block.id,
    number: Number(block.number),
    headline: title,
    // The page shows it in the report alone.
    body: withoutMarks(body),
    audience,
    by,
    findings,
    ...standingOf(block),
  };
}

function notesChapter(context: RenderContext): readonly Chapter[] {
  const html = settle(context, renderNotes(context), '');
  return html === '' ? [] : [{ id: 'notes', number: '', title: context.word('notes.title'), html, file: '' }];
}
