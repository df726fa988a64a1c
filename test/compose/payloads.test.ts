// Sends every known attack through every way into a document, and looks for it in what comes out.
import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { unified } from 'unified';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CslItem, Document } from '../../src/model.ts';
import { dangersIn, piecesOf } from './dangers-in.ts';
import { ADDRESSES, MARKUP } from './payload-vectors.ts';
import { composeSample, makeSection, makeVariant, markdownText, type Wanted } from './sample.ts';

/** How a payload gets into Markdown. */
const IN_MARKDOWN: Readonly<Record<string, (payload: string) => string>> = {
  'a paragraph': (payload) => `Text ${payload} text.`,
  'a block of its own': (payload) => `${payload}\n\nText.`,
  'a heading': (payload) => `## Heading ${payload}`,
  'a list': (payload) => `- ${payload}\n  - ${payload}`,
  'a quotation': (payload) => `> ${payload}`,
  'a table': (payload) => `| A | B |\n| - | - |\n| ${payload.replaceAll('|', '\\|')} | 1 |`,
  'a table head': (payload) => `| A ${payload.replaceAll('|', '\\|')} | B |\n| - | - |\n| 1 | 2 |`,
  'a footnote': (payload) => `Text.[^1]\n\n[^1]: ${payload}`,
  emphasis: (payload) => `*a ${payload} b* **${payload}** ~~${payload}~~`,
  'the text of a link': (payload) => `[a ${payload} b](https://example.org/)`,
  'the title of a link': (payload) => `[a](https://example.org/ "${payload.replaceAll('"', '\\"')}")`,
  'the title of a definition': (payload) => `[a]\n\n[a]: https://example.org/ '${payload.replaceAll("'", "\\'")}'`,
  'an alternative text': (payload) => `![a ${payload} b](images/map.png)`,
  'the title of an image': (payload) => `![a](images/map.png "${payload.replaceAll('"', '\\"')}")`,
  'the path of an image': (payload) => `![a](<${payload.replaceAll(/[<>\n]/g, '\\$&')}>)`,
  'code and its language': (payload) => `\`${payload}\`\n\n\`\`\`${payload.replaceAll('`', '')}\n${payload}\n\`\`\``,
  'the label of a block': (payload) => `:::finding[Claim ${payload}]{strength=strong}\n${payload}\n:::`,
  'the text of a block': (payload) =>
    `:::key-message\n${payload}\n:::\n\n:::recommendation{for=x by=y}\n${payload}\n:::`,
  'an attribute in double quotes': (payload) => `:::quote{source="${payload.replaceAll('"', '')}"}\nText.\n:::`,
  'an attribute in single quotes': (payload) =>
    `:::case-study{place='${payload.replaceAll("'", '')}' note='${payload.replaceAll("'", '')}' id='${payload.replaceAll("'", '')}'}\nText.\n:::`,
  'attributes of a recommendation': (payload) =>
    `:::recommendation[H]{for='${payload.replaceAll("'", '')}' by="${payload.replaceAll('"', '')}"}\nText.\n:::`,
  'the prefix of a citation': (payload) => `[${payload.replaceAll(/[[\];\\]/g, '')} @forth2020]`,
  'the suffix of a citation': (payload) => `[@forth2020, ${payload.replaceAll(/[[\];\\]/g, '')}]`,
  'the locator of a citation': (payload) => `@forth2020 [p. 3${payload.replaceAll(/[[\];\\@]/g, '')}] [p. 4]`,
  'a value': (payload) => `{{ ${payload.replaceAll(/[{}\n]/g, '')} }} {{${payload.replaceAll(/[{}\n]/g, '')}.x}}`,
  'a reference to a footnote': (payload) =>
    `[^${payload.replaceAll(/[[\]\s]/g, '')}]\n\n[^${payload.replaceAll(/[[\]\s]/g, '')}]: x`,
};

/** How an address gets into Markdown. */
const AS_ADDRESS: Readonly<Record<string, (address: string) => string>> = {
  'a link': (address) => `[a](${address})`,
  'a link in angle brackets': (address) => `[a](<${address.replaceAll(/[<>]/g, '\\$&')}>)`,
  'an autolink': (address) => `<${address.replaceAll(/\s/g, '')}>`,
  'a definition': (address) => `[a] [b][a] ![c][a]\n\n[a]: <${address.replaceAll(/[<>]/g, '\\$&')}>`,
  'an image': (address) => `![a](${address})`,
  'raw HTML': (address) => `<a href="${address}">a</a> <a href='${address}'>b</a> <a href=${address}>c</a>`,
  'a link in a table': (address) => `| A |\n| - |\n| [a](${address.replaceAll('|', '%7C')}) |`,
  'a link in a heading': (address) => `## [a](${address})`,
  'a link in a footnote': (address) => `Text.[^1]\n\n[^1]: [a](${address})`,
  'a link in a block': (address) => `:::finding[[a](${address})]{strength=strong}\n[a](${address})\n:::`,
  'a link round an image': (address) => `[![a](images/map.png)](${address})`,
  'an anchor': (address) => `[a](#${address})`,
  'the affix of a citation': (address) => `[see ${address.replaceAll(/[[\];\\]/g, '')} @forth2020]`,
};

/** How a payload gets into a YAML file. */
const IN_YAML: Readonly<Record<string, (payload: string) => Wanted>> = {
  'Markdown in YAML': (payload) => ({
    publication: {
      summary: markdownText('summary', payload),
      regional: [
        { region: 'wales', file: 'r', foreword: markdownText('f', payload), summary: markdownText('s', payload) },
      ],
    },
  }),
  'a value from YAML': (payload) => ({
    sections: [
      makeSection(
        '01-a',
        '# T {{ publication.title }}\n\n{{ publication.title }} *{{ publisher.name }}* ![{{ publication.title }}](images/map.png)',
      ),
    ],
    publication: { title: payload, pullQuote: { text: payload, source: payload } },
  }),
  'a person': (payload) => ({
    collection: {
      people: [
        { id: 'chloe-billing', name: payload, citedAs: payload, biography: markdownText('p', payload), links: [] },
      ],
    },
  }),
};

const FIELDS = ['container-title', 'publisher', 'publisher-place', 'URL', 'DOI', 'volume', 'page', 'note', 'genre'];

/** Works whose fields hold the payload: all of one, the person's name of another, and the body's of a third. */
function itemsWith(payload: string, number: number): readonly CslItem[] {
  const issued = { 'date-parts': [[2020]] };
  const fields = Object.fromEntries(FIELDS.map((field) => [field, payload]));
  return [
    { id: `w${number}-all`, type: 'report', title: `${number} ${payload}`, issued, ...fields },
    { id: `w${number}-family`, type: 'book', title: 'T', issued, author: [{ family: payload, given: payload }] },
    { id: `w${number}-literal`, type: 'webpage', title: payload, author: [{ literal: payload }], URL: payload },
  ];
}

function inChapters(payloads: readonly string[], wrap: (payload: string) => string): Document {
  const sections = payloads.map((payload, index) => makeSection(`01-${index}`, `# Title\n\n${wrap(payload)}`));
  return composeSample({ sections }, makeVariant({ region: 'wales' }));
}

function findIn(document: Document, payloads: readonly string[] = []): readonly string[] {
  return piecesOf(document).flatMap(([name, html]) => {
    const payload = payloads[Number(/01-(\d+)\.md$/.exec(name)?.[1])];
    return dangersIn(html).map((danger) => `${name}: ${danger} from ${payload ?? html}`);
  });
}

const sent = new Set<string>();

describe('markup in', () => {
  it.each(Object.entries(IN_MARKDOWN))('%s', (name, wrap) => {
    for (const payload of MARKUP) sent.add(wrap(payload));
    const document = inChapters(MARKUP, wrap);
    expect(document.chapters).toHaveLength(MARKUP.length);
    expect(findIn(document, MARKUP), name).toEqual([]);
  });
});

describe('an address in', () => {
  it.each(Object.entries(AS_ADDRESS))('%s', (name, wrap) => {
    for (const address of ADDRESSES) sent.add(wrap(address));
    const document = inChapters(ADDRESSES, wrap);
    expect(document.chapters).toHaveLength(ADDRESSES.length);
    expect(findIn(document, ADDRESSES), name).toEqual([]);
  });
});

describe('a payload in', () => {
  it.each(Object.entries(IN_YAML))('%s', (name, make) => {
    for (const payload of [...MARKUP, ...ADDRESSES]) {
      sent.add(`${name} ${payload}`);
      expect(findIn(composeSample(make(payload), makeVariant({ region: 'wales' }))), payload).toEqual([]);
    }
  });

  it.each(['harvard-cite-them-right', 'apa', 'vancouver', 'oscola'])(
    'a work, cited in %s',
    (citationStyle) => {
      const payloads = [...MARKUP, ...ADDRESSES];
      for (let start = 0; start < payloads.length; start += 20) {
        const items = payloads.slice(start, start + 20).flatMap((payload, index) => itemsWith(payload, start + index));
        for (const item of items) sent.add(JSON.stringify(item));
        const cited = items.map(({ id }) => `[@${id}] @${id}`).join('\n\n');
        const document = composeSample({ sections: [makeSection('01-a', `# T\n\n${cited}`)], items, citationStyle });
        expect(document.references).toHaveLength(items.length);
        expect(findIn(document)).toEqual([]);
      }
    },
    60_000,
  );
});

it('sent thousands of different payloads', () => {
  expect(sent.size).toBeGreaterThan(3000);
});

describe('the suite itself', () => {
  afterEach(() => {
    vi.doUnmock('rehype-sanitize');
    vi.doUnmock('rehype-raw');
    vi.resetModules();
  });

  it('fails without the sanitiser', async () => {
    vi.resetModules();
    vi.doMock('rehype-sanitize', async (original) => ({ ...(await original<object>()), default: () => undefined }));
    const broken = await import('./sample.ts');
    const dangers = (wrap: (payload: string) => string, payloads: readonly string[]) => {
      const sections = payloads.map((payload, index) => broken.makeSection(`01-${index}`, `# T\n\n${wrap(payload)}`));
      return findIn(broken.composeSample({ sections })).length;
    };
    expect(dangers((payload) => `Text ${payload} text.`, MARKUP)).toBeGreaterThan(50);
    expect(dangers((address) => `[a](${address})`, ADDRESSES)).toBeGreaterThan(15);
  });

  it('notices that raw HTML is parsed after the sanitiser', async () => {
    vi.resetModules();
    // A sanitiser that keeps raw HTML, which is parsed only then: what a reordered chain amounts to.
    vi.doMock('rehype-sanitize', async (original) => ({ ...(await original<object>()), default: lateRaw }));
    vi.doMock('rehype-raw', () => ({ default: () => undefined }));
    const broken = await import('./sample.ts');
    const sections = MARKUP.map((payload, index) => broken.makeSection(`01-${index}`, `# T\n\n${payload}`));
    expect(findIn(broken.composeSample({ sections })).length).toBeGreaterThan(20);
  });
});

function lateRaw(schema: Options): (tree: Root) => Root {
  return (tree) => {
    const raw = tree.children.filter((node) => (node.type as string) === 'raw');
    const clean = unified().use(rehypeSanitize, schema).runSync(tree);
    return unified()
      .use(rehypeRaw)
      .runSync({ ...clean, children: [...clean.children, ...raw] });
  };
}
