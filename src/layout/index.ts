// The door of layout: from a composed document to whole HTML pages, for paper and for the web.
export { createLayout, type Layout } from './create-layout.ts';
export { createWords } from './create-words.ts';
