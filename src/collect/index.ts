// The door of the room: disk → Collection.
export { type Collected, type CollectOptions, collect } from './collect.ts';
export { yamlSchemas } from './yaml-schemas.ts';
