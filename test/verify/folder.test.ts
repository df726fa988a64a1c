// What is verified in a folder: the manifest, web pages, and the links between them. Each fault is planted in a sound folder.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileToVerify } from '../../src/model.ts';
import { verify } from '../../src/verify/index.ts';
import { makePdf } from './make-pdf.ts';

const page = (body: string, head = '<title>A</title>'): string =>
  `<!DOCTYPE html>\n<html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;
const INDEX = page(
  '<h1>A</h1><h2 id="b">B</h2><img src="map.svg" alt=""><a href="north/">North</a> <a href="north/index.html#é">é</a> <a href="a.pdf#page=1">PDF</a> ' +
    '<a href="#b">B</a> <a href="https://example.org/x">Elsewhere</a> <a href="mailto:a@example.org">Post</a>',
  '<title>A</title><link rel="stylesheet" href="site.css"><link rel="canonical" href="https://example.org/">',
);

let sound: Readonly<Record<string, string | Uint8Array>>;
beforeAll(async () => {
  sound = {
    'a.pdf': await makePdf(),
    'index.html': INDEX,
    'map.svg': '<svg/>',
    'north/index.html': page('<h1 id="é">North</h1><a href="../index.html#b">Back</a> <a href="/map.svg?v=1">Map</a>'),
    'site.css': 'a { background: url("map.svg") }',
  };
});

function filesOf(contents: Readonly<Record<string, string | Uint8Array>>): FileToVerify[] {
  return Object.entries(contents).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));
}

function withManifest(contents: Readonly<Record<string, string | Uint8Array>>): FileToVerify[] {
  const files = filesOf(contents);
  const entries = files.map(({ path, bytes }) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  return [...files, { path: 'manifest.json', bytes: Buffer.from(JSON.stringify({ files: entries })) }];
}

async function findingsIn(files: readonly FileToVerify[]): Promise<string[]> {
  const { findings } = await verify(files, { isFolder: true });
  return findings.map(({ file, rule, text }) => `${file} ${rule} ${text}`);
}

describe('a folder', () => {
  it('that is sound has no findings, and everything in it was counted', async () => {
    const statement = await verify(withManifest(sound), { isFolder: true });
    expect(statement.findings).toEqual([]);
    expect(statement).toMatchObject({ ok: true, files: 6, webPages: 2 });
    const counts = Object.fromEntries(statement.checked.map(({ rule, items, files }) => [rule, [items, files]]));
    expect(counts).toMatchObject({
      'html-links': [9, 3],
      'pdf-links': [1, 1],
      'html-own-host': [3, 3],
      'files-unchanged': [5, 1],
    });
  });

  it('is compared with its manifest', async () => {
    const files = withManifest(sound).filter(({ path }) => path !== 'site.css');
    const changed = files.map((file) => {
      if (file.path === 'map.svg') return { ...file, bytes: Buffer.from('<SVG/>') };
      return file.path === 'north/index.html'
        ? { ...file, bytes: Buffer.concat([file.bytes, Buffer.from('\n')]) }
        : file;
    });
    const stray = { path: 'north/note.txt', bytes: Buffer.from('') };
    const kept = { path: 'README.md', bytes: Buffer.from('') };
    const length = Buffer.byteLength(sound['north/index.html'] ?? '');
    expect(await findingsIn([...changed, stray, kept])).toEqual([
      'index.html html-links "site.css" leads nowhere: there is no such file.',
      'map.svg files-unchanged Its content is not what was built (its SHA-256 differs).',
      `north/index.html files-unchanged It has ${length + 1} bytes; the manifest says ${length}.`,
      'north/note.txt files-no-strays It is not in the manifest.',
      'site.css files-unchanged It is in the manifest and not in the folder.',
    ]);
  });

  it.each([undefined, '{', '{"files": [{}]}', '[]'])('needs a manifest that can be read (%s)', async (text) => {
    const files = filesOf(text === undefined ? sound : { ...sound, 'manifest.json': text });
    expect(await findingsIn(files)).toEqual([expect.stringContaining('manifest.json files-listed')]);
  });
});

const FAULTS: readonly (readonly [finding: string, html: string])[] = [
  ['html-language The page has no language.', '<html><title>A</title><h1>A</h1>'],
  ['html-title The page has no title.', page('<h1>A</h1>', '<title> </title>')],
  ['html-headings The page has no heading of level 1.', page('<h2>A</h2>')],
  ['html-headings The page has 2 headings of level 1.', page('<h1>A</h1><h1>A</h1>')],
  ['html-headings A heading of level 3 follows one of level 1: "B".', page('<h1>A</h1><h3>B</h3>')],
  ['html-alternatives The image map.svg has no alternative.', page('<h1>A</h1><img src="map.svg">')],
  ['html-alternatives A drawing has no alternative.', page('<h1>A</h1><svg role="img"><path/></svg>')],
  ['html-ids The id "a" is used more than once.', page('<h1 id="a">A</h1><p id="a">A</p>')],
  ['html-links "south/" leads nowhere: there is no such file.', page('<h1>A</h1><a href="south/">South</a>')],
  ['html-links "index.html#c" leads nowhere: the page has no such id.', page('<h1>A</h1><a href="index.html#c">C</a>')],
  ['html-links "../x.html" leads nowhere: it is outside the folder.', page('<h1>A</h1><a href="../x.html">X</a>')],
  [
    'html-links "b.png" leads nowhere: there is no such file.',
    page('<h1>A</h1><img alt="" srcset="map.svg 1x, b.png 2x">'),
  ],
  [
    'html-links "a.pdf#page=2" leads nowhere: the PDF has no such place.',
    page('<h1>A</h1><a href="a.pdf#page=2">PDF</a>'),
  ],
  ['html-scripts The page has a script in it.', page('<h1>A</h1><script>1</script>')],
  ['html-scripts A <p> runs a script (onclick).', page('<h1>A</h1><p onclick="a()">A</p>')],
  ['html-scripts A link runs a script.', page('<h1>A</h1><a href="javascript:a()">A</a>')],
  ['html-own-host It loads https://example.org/a.png.', page('<h1>A</h1><img alt="" src="https://example.org/a.png">')],
  ['html-own-host It loads //example.org/a.css.', page('<h1>A</h1><link rel="stylesheet" href="//example.org/a.css">')],
  [
    'html-own-host It loads http://example.org/b.',
    page('<h1>A</h1><p style="background: url(http://example.org/b)">A</p>'),
  ],
];

describe('a web page', () => {
  it.each(FAULTS)('%s', async (finding, html) => {
    expect(await findingsIn(withManifest({ ...sound, 'other.html': html }))).toEqual([`other.html ${finding}`]);
  });

  it.each([
    ['https://example.org/site/north/#é', []],
    ['https://example.org/site', []],
    ['https://example.org/sites', []],
    ['/site/north/#é', []],
    ['/site', []],
    ['/site/south/', ['"/site/south/" leads nowhere: there is no such file.']],
    ['/north/', ['"/north/" leads nowhere: it is outside the folder.']],
    ['https://example.org/site/south/', ['"https://example.org/site/south/" leads nowhere: there is no such file.']],
  ])('has its own address, below which %s is looked for', async (url, texts) => {
    const north = String(sound['north/index.html']).replace('"/map', '"/site/map');
    const made = { ...sound, 'north/index.html': north, 'other.html': page(`<h1>A</h1><a href="${url}">A</a>`) };
    const files = withManifest(made).map((file) => {
      if (file.path !== 'manifest.json') return file;
      const manifest = { baseUrl: 'https://example.org/site/', ...JSON.parse(String(file.bytes)) };
      return { ...file, bytes: Buffer.from(JSON.stringify(manifest)) };
    });
    expect(await findingsIn(files)).toEqual(texts.map((text) => `other.html html-links ${text}`));
  });

  it('has none where the manifest gives one that cannot be', async () => {
    const files = withManifest(sound).map((file) => {
      if (file.path !== 'manifest.json') return file;
      return {
        ...file,
        bytes: Buffer.from(JSON.stringify({ baseUrl: 'https://[', ...JSON.parse(String(file.bytes)) })),
      };
    });
    expect(await findingsIn(files)).toEqual([]);
  });

  it('may lead to versions that are only where the site is served', async () => {
    const files = withManifest({
      ...sound,
      'other.html': page('<h1>A</h1><a href="a/v1.0/">A</a> <a href="a/v2.0/">B</a>'),
    });
    const listed = files.map((file) => {
      if (file.path !== 'manifest.json') return file;
      const manifest = { publications: [{ id: 'a', versions: ['1.0'] }], ...JSON.parse(String(file.bytes)) };
      return { ...file, bytes: Buffer.from(JSON.stringify(manifest)) };
    });
    expect(await findingsIn(listed)).toEqual(['other.html html-links "a/v2.0/" leads nowhere: there is no such file.']);
  });

  it('has style sheets that are held to the same', async () => {
    const css = '/* url(https://a.example) */ @import "https://example.org/a.css"; a { src: url(data:x) }';
    expect(await findingsIn(withManifest({ ...sound, 'site.css': css }))).toEqual([
      'site.css html-own-host It loads https://example.org/a.css.',
    ]);
  });
});
