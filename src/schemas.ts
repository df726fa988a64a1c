// Gives the JSON Schemas of a project's YAML files, and the names that it may not use, to those outside the line.
export { RESERVED, yamlSchemas } from './collect/index.ts';
