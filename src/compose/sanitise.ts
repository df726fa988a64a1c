// Says which HTML may come out of an author's Markdown.
import { defaultSchema, type Options } from 'rehype-sanitize';

/**
 * GitHub's schema (hast-util-sanitize's default), narrowed: no images from raw HTML (a picture is written `![…](…)` so that
 * it is checked), no inputs but task lists', links only to http, https, mailto, anchors and relative paths; and widened by
 * what marks a gap, whose value names this text's own hash.
 */
export function schemaFor(mark: string): Options {
  return {
    ...defaultSchema,
    // Of these the text is no text either.
    strip: ['script', 'style', 'title', 'template'],
    tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
    protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], cite: ['http', 'https'] },
    attributes: {
      ...defaultSchema.attributes,
      '*': [...(defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'name'), 'lang'],
      div: [['dataDespatch', new RegExp(`^${mark}-\\d+$`)]],
      span: [['dataDespatch', new RegExp(`^${mark}-\\d+$`)]],
    },
  };
}

/** Element names in raw HTML that the schema drops, and attributes that it takes away: for messages, not for safety. */
export function droppedHtml(html: string): readonly string[] {
  const allowed = new Set(schemaFor('x').tagNames);
  const dropped = new Set<string>();
  for (const tag of html.matchAll(/<([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)/gi)) {
    const name = (tag[1] ?? '').toLowerCase();
    if (!allowed.has(name)) dropped.add(`<${name}>`);
    for (const attribute of (tag[2] ?? '').matchAll(/\s(on[a-z]+|style)\s*=/gi)) dropped.add(attribute[1] ?? '');
  }
  return [...dropped];
}
