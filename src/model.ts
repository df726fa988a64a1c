/**
 * Every type that passes between the stages, one file a stage in `model/`: messages, then in the order in which the data flows
 * collect, plan, compose, layout, print, publish; and build and review, which call them.
 *
 * Glossary (one word per idea, used the same way in code, messages and documents):
 *
 * - Publication: one folder in `briefings/`, written once.
 * - Section: one Markdown file of a publication; it becomes one chapter of a report.
 * - Edition: a way of publishing it: `report` or `policy-briefing`.
 * - Region: a place of any geography with an edition of its own; the national edition has none.
 * - Variant: one { edition, region or null, language } of one publication.
 * - Document: one variant, composed: every number, reference and citation is settled.
 * - Source: a cited work from the bibliography.
 * - Finding: a claim with a rated strength of evidence.
 * - Key message: a sentence or two that stand for a chapter.
 * - Evidence ledger: for each claim and figure of an edition what it rests on: works, cells of data, and where it stands.
 * - Recommendation: what should be done, by whom and by when.
 * - Release: how far a document is at the time of a build: draft, in review, embargoed, published or withdrawn.
 * - Change: what a version of a publication corrected or brought, and whom it touches.
 * - Theme: one of the hub's research themes. Brand: colours and names in which an edition appears.
 * - Hub: the publisher's own pages, which belong to no publication; landing: the page of one publication in one region.
 * - Design: templates, style sheets, words, brands and fonts.
 * - Job: one page to print, as plain data.
 * - Survey: what is counted in one variant; review: the surveys of all regions of a publication, side by side.
 * - Unit: a sentence, heading, row or title as its reader meets it; a comparison aligns those of two editions.
 * - Message: a problem in what an author wrote, with its place.
 *
 * All fields are readonly, paths are relative to the project root with `/`, lengths and times carry
 * their unit in the name, lines and columns are 1-based.
 */

export type * from './model/build.ts';
export type * from './model/collect.ts';
export type * from './model/compose.ts';
export type * from './model/layout.ts';
export type * from './model/ledger.ts';
export type * from './model/messages.ts';
export type * from './model/plan.ts';
export type * from './model/print.ts';
export type * from './model/publish.ts';
export type * from './model/release.ts';
export type * from './model/review.ts';
export type * from './model/site.ts';
export type * from './model/verify.ts';
