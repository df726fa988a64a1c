// Reads the examples out of the author's guide and builds each as a publication of its own.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { build } from '../../src/build.ts';
import type { Message } from '../../src/model.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const REVIEW = join(root, 'briefings/innovation-evidence-review');
export const GUIDE = join(root, 'docs/authors-guide.md');
export const PICTURES = join(root, 'docs/pictures');

/** The region whose edition the guide shows. */
export const REGION = 'wales';

/** One example: its name is that of its picture, its text that of a section. */
export interface Example {
  readonly name: string;
  readonly text: string;
  /** Line of the guide where its text starts. */
  readonly line: number;
  /** Alternative text of its picture in the guide. */
  readonly alt: string;
}

/** Examples stand as a fenced block of Markdown, and after it an image pictures/NAME.png. */
export function readExamples(guide = readFileSync(GUIDE, 'utf8')): readonly Example[] {
  const found = guide.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1\n\n!\[([^\]]*)\]\(pictures\/([\w-]+)\.png\)/gm);
  return [...found].map(({ 2: text = '', 3: alt = '', 4: name = '', index = 0 }) => ({
    name,
    text,
    alt,
    line: guide.slice(0, index).split('\n').length + 1,
  }));
}

/** The examples of lines for publication.yaml: fenced blocks of YAML. */
export function readLines(guide = readFileSync(GUIDE, 'utf8')): readonly string[] {
  return [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

/** Where an example's page is, from the out folder. */
export function pageOf(name: string): string {
  return `example-${name}/${REGION}/report.html`;
}

/**
 * Writes a project of all examples into `folder` and builds its pages into `folder`/output; tables and works are the review's.
 * `lines` are more of each publication.yaml.
 */
export async function buildExamples(
  examples: readonly Example[],
  folder: string,
  lines = '',
): Promise<readonly Message[]> {
  for (const file of ['despatch.yaml', 'briefings/regions.yaml', 'briefings/people.yaml', 'briefings/themes.yaml'])
    cpSync(join(root, file), join(folder, file));
  cpSync(join(root, 'briefings/boundaries'), join(folder, 'briefings/boundaries'), { recursive: true });
  const tables = parse(readFileSync(join(REVIEW, 'data/data.yaml'), 'utf8')) as Record<
    string,
    { file: string; source?: string }
  >;
  const works = readFileSync(join(REVIEW, 'references.bib'), 'utf8').split(/^(?=@)/m);
  for (const { name, text } of examples) {
    const own = join(folder, 'briefings', `example-${name}`);
    mkdirSync(join(own, 'sections'), { recursive: true });
    mkdirSync(join(own, 'data'));
    const { version, ...publication } = PUBLICATION;
    const first = lines.includes('version:') ? publication : { version, ...publication };
    writeFileSync(join(own, 'publication.yaml'), `${stringify(first)}${lines}`);
    writeFileSync(join(own, 'sections/01-example.md'), /^# /m.test(text) ? text : `# Example\n\n${text}`);
    const needed = Object.entries(tables).filter(([id]) =>
      new RegExp(`\\b${id}\\.|data="?[^"]*\\b${id}\\b`).test(text),
    );
    const cited = works.filter((work) => {
      const key = /^@\w+\{([^,]+)/.exec(work)?.[1];
      return text.includes(`@${key}`) || needed.some(([, { source }]) => source === key);
    });
    writeFileSync(join(own, 'references.bib'), cited.join('\n'));
    writeFileSync(join(own, 'data/data.yaml'), stringify(Object.fromEntries(needed)));
    for (const [, { file }] of needed) cpSync(join(REVIEW, 'data', file), join(own, 'data', file));
    if (text.includes('images/')) cpSync(join(root, 'docs/example-images'), join(own, 'images'), { recursive: true });
  }
  const { messages } = await build({
    root: folder,
    outDir: join(folder, 'output'),
    filters: { region: REGION, edition: 'report', formats: ['html'] },
    makePrinter: () => Promise.reject(new Error('Nothing is printed.')),
  });
  return messages;
}

const PUBLICATION = {
  title: 'Innovation Evidence Review',
  kind: 'Evidence review',
  theme: 'innovation',
  authors: ['chloe-billing'],
  date: 2024,
  version: '1.0',
  summary: 'An example.',
  citation: '{authors} ({year}). {title}. {publisher}.',
  editions: ['report'],
  regions: [REGION],
};
