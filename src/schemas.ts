// Gives the JSON Schemas of a project's YAML files to those outside the line.
export { yamlSchemas } from './collect/index.ts';
