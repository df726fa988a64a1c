// What is new, changed and gone, which versions stay, and when a version is changed that may not be.
import { describe, expect, it } from 'vitest';
import { planDelivery } from '../../../src/app/deliver/plan-delivery.ts';
import { isSitePath, parseManifest, type SiteManifest, versionOf } from '../../../src/app/deliver/site-manifest.ts';
import { entriesOf, PUBLISHED } from './make-site.ts';

function manifest(contents: Readonly<Record<string, string>>): SiteManifest {
  return { narrowedTo: null, publications: [PUBLISHED], files: entriesOf(contents) as never };
}

function pathsOf(files: readonly { readonly path: string }[]): string[] {
  return files.map(({ path }) => path);
}

describe('a delivery', () => {
  const served = manifest({
    'a.html': 'a',
    'b.html': 'b',
    'c.html': 'c',
    'old/v1.0/x.html': 'x',
    'old/v2/y.html': 'y',
  });

  it('tells new, changed, gone and unchanged files, and keeps versions of publications that are no longer built', () => {
    const delivery = planDelivery(manifest({ 'a.html': 'a', 'b.html': 'longer', 'd.html': 'd' }), served);
    expect(pathsOf(delivery.added)).toEqual(['d.html']);
    expect(delivery.changed).toEqual([{ path: 'b.html', bytes: 6, before: 1 }]);
    expect(pathsOf(delivery.gone)).toEqual(['c.html']);
    expect(delivery.unchanged).toBe(1);
    expect(delivery.keptVersions).toEqual(['old/v1.0', 'old/v2']);
    expect(delivery.files.map(({ path, from }) => `${from} ${path}`)).toEqual([
      'build a.html',
      'build b.html',
      'build d.html',
      'served old/v1.0/x.html',
      'served old/v2/y.html',
    ]);
  });

  it('records in the manifest what is served, so that the next one keeps it too', () => {
    const first = planDelivery(manifest({ 'a.html': 'a' }), served);
    const read = parseManifest(first.manifest);
    expect(read).toMatchObject({ publications: [PUBLISHED], keptVersions: ['old/v1.0', 'old/v2'] });
    const second = planDelivery(manifest({ 'a.html': 'a' }), read);
    expect(second.manifest.equals(first.manifest)).toBe(true);
    expect(second.manifestHash).toBe(first.manifestHash);
  });

  it('counts everything as new where nothing is served', () => {
    const delivery = planDelivery(served, null);
    expect([delivery.added.length, delivery.gone.length, delivery.keptVersions]).toEqual([5, 0, []]);
  });

  it('notices a published version with other content, but not with another style sheet', () => {
    const again = manifest({ 'old/v1.0/x.html': 'X', 'old/v1.0/assets/a.css': 'new' });
    const before = manifest({ 'old/v1.0/x.html': 'x', 'old/v1.0/assets/a.css': 'old', 'old/v1.0/gone.pdf': 'p' });
    const delivery = planDelivery(again, before);
    expect(delivery.reissued).toEqual(['old/v1.0/x.html']);
    // What the build lacks of a version that it holds stays, unless the version is replaced.
    expect(pathsOf(delivery.files)).toContain('old/v1.0/gone.pdf');
    expect(delivery.keptVersions).toEqual([]);
    const stays = planDelivery(again, before, { keepVersions: true });
    expect([stays.reissued, stays.keptVersions, stays.changed]).toEqual([[], ['old/v1.0'], []]);
    expect(stays.files.map(({ path, from }) => `${from} ${path}`)).toEqual([
      'served old/v1.0/assets/a.css',
      'served old/v1.0/gone.pdf',
      'served old/v1.0/x.html',
    ]);
    const reissued = planDelivery(again, before, { reissue: true });
    expect(pathsOf(reissued.gone)).toEqual(['old/v1.0/gone.pdf']);
  });
});

describe('a manifest', () => {
  const entry = entriesOf({ 'a.html': 'a' })[0] as object;

  it.each([
    ['no JSON', '{'],
    ['no files', '{}'],
    ['an empty list', '{"files": []}'],
    ['a path that leads out', JSON.stringify({ files: [{ ...entry, path: '../a' }] })],
    ['a path twice', JSON.stringify({ files: [entry, { ...entry, path: 'A.html' }] })],
    ['a file without a hash', JSON.stringify({ files: [{ ...entry, sha256: '' }] })],
    ['a publication without a status', JSON.stringify({ files: [entry], publications: [{ id: 'a' }] })],
  ])('with %s is none', (_, text) => {
    expect(parseManifest(Buffer.from(text))).toBeNull();
  });

  it.each([
    '/etc/passwd',
    'a//b',
    './a',
    'a/../b',
    'a\\b',
    'a\nb',
    'c:x',
    '.git/config',
    'a/.GIT/x',
    'manifest.json',
    '',
    7,
  ])('may not name %j', (path) => {
    expect(isSitePath(path)).toBe(false);
  });

  it.each([
    ['review/v1.0/wales/index.html', 'review/v1.0'],
    ['review/v2/a.pdf', 'review/v2'],
    ['review/v1.0', null],
    ['review/valley/a.html', null],
    ['v1.0/a.html', null],
  ])('has %s in version %s', (path, version) => {
    expect(versionOf(path)).toBe(version);
  });
});
