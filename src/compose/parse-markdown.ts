// Turns Markdown text into an mdast tree: CommonMark, GFM and the dialect of Despatch.
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { citationSyntax } from './dialect/citation-syntax.ts';
import { registeredDirectives } from './dialect/registered-directives.ts';
import { valueSyntax } from './dialect/value-syntax.ts';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(registeredDirectives)
  .use(valueSyntax)
  .use(citationSyntax)
  .freeze();

/** Parses one text; positions are those of the text itself, 1-based. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}
