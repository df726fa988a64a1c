// Markdown → documents: the door of the compose room. Its two lists of steps are in compose-section.ts (once a text) and
// compose-document.ts (once a variant).
export { prepareCitations } from './citer-of.ts';
export { composeDocument } from './compose-document.ts';
export { composeHub } from './compose-hub.ts';
export { createParser, type Parser, parseSections, warmParser } from './parse-sections.ts';
export { surveyVariant } from './survey-variant.ts';
export { textsOf } from './texts-of.ts';
export { variantsOf } from './variants-of.ts';
