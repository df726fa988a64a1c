// The door of the room: disk → Collection.
export { type Collected, type CollectOptions, collect, createMemory, type Memory } from './collect.ts';
export { RESERVED } from './reserved-names.ts';
export { yamlSchemas } from './yaml-schemas.ts';
