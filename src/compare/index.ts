// Editions of one publication → how they differ: the door of the compare room.
export { type SurveyedRegion, tableOfRegions } from './table-of-regions.ts';
