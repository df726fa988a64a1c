// Editions of one publication → how they differ: the door of the compare room.
export { compareEditions } from './compare-editions.ts';
export { type SurveyedRegion, tableOfRegions } from './table-of-regions.ts';
