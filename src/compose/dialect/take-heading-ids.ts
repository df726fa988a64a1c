// Takes the ids off the ends of headings: `## Who pays {#who-pays}`.
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { message } from '../../messages.ts';
import type { MarkdownInput, Message } from '../../model.ts';
import { placeAt } from '../place-of.ts';

const AT_END = /(\\?)\{#([^{}]*)\}\s*$/;

/** Changes headings in place: the id goes from the text to `data.anchor`. Messages: `heading-id-fits`. */
export function takeHeadingIds(tree: Root, input: MarkdownInput): readonly Message[] {
  const messages: Message[] = [];
  visit(tree, 'heading', (heading) => {
    const last = heading.children.at(-1);
    const { start, end } = last?.position ?? {};
    if (last?.type !== 'text' || start?.offset === undefined || end?.offset === undefined) return;
    // The source, not the value: what is escaped is meant as text.
    const found = AT_END.exec(input.text.slice(start.offset, end.offset));
    if (found?.[1] !== '') return;
    last.value = last.value.replace(AT_END, '').trimEnd();
    const id = found[2] ?? '';
    if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
      heading.data = { ...heading.data, ...{ anchor: id } };
      return;
    }
    const place = placeAt(input, { offset: start.offset + found.index + 2, length: Math.max(1, id.length) });
    const hint = 'Write small letters, digits and single hyphens, beginning with a letter, as in {#who-pays}.';
    messages.push(message('heading-id-fits', place, `"${id}" cannot be the id of a heading.`, hint));
  });
  return messages;
}
