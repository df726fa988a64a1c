// The door of publish: from pages and PDFs to a site in the out folder.
export { isReportOf, jobOf } from './job-of.ts';
export { layOutWeb } from './lay-out-web.ts';
export { makeParts } from './make-parts.ts';
export { planPage, planSite } from './plan-site.ts';
export { makesVersions } from './plan-versions.ts';
export { selectVariants } from './select-variants.ts';
export { stateFindings } from './state-findings.ts';
export { closeOutput, type OutputFolder, openOutput, write } from './write.ts';
