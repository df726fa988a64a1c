// The public API: what a program that builds with Despatch may import.
export { build } from './build.ts';
export { BuildError, type BuildErrorCode, RULES, type RuleId } from './messages.ts';
export type * from './model.ts';
export { plan } from './plan.ts';
export { createPrinter, findBrowser } from './print/index.ts';
export { yamlSchemas } from './schemas.ts';
