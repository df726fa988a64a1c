// What the manifest says of each publication, for those who decide whether it may go out.
import { expect, it } from 'vitest';
import type { BuiltEdition, Change, Publication, Release } from '../../src/model.ts';
import { listPublications } from '../../src/publish/list-publications.ts';

function edition(publication: Partial<Publication>, embargo: string | null = null): Pick<BuiltEdition, 'document'> {
  const whole = { id: 'review', title: 'A Review', status: 'published', version: '1.0', changes: [], ...publication };
  const release = { status: whole.status, embargo, withdrawn: null } as Release;
  return { document: { publication: whole, release } as unknown as BuiltEdition['document'] };
}

const change = (version: string) => ({ version }) as Change;

it('names each publication once, in the order of its editions', () => {
  const listed = listPublications([edition({}), edition({}), edition({ id: 'another', title: 'B' }), edition({})]);
  expect(listed).toEqual([
    { id: 'review', title: 'A Review', status: 'published', version: '1.0', embargoed: false, versions: ['1.0'] },
    { id: 'another', title: 'B', status: 'published', version: '1.0', embargoed: false, versions: ['1.0'] },
  ]);
});

it('says whether an embargo held, and when a publication was withdrawn', () => {
  const embargo = '2026-12-01';
  expect(listPublications([edition({ embargo }, embargo)])).toMatchObject([{ embargo, embargoed: true }]);
  expect(listPublications([edition({ embargo })])).toMatchObject([{ embargo, embargoed: false }]);
  const withdrawn = { date: '2025-01', reason: { text: 'Wrong.', file: '', line: 1, column: 1 } };
  const [entry] = listPublications([edition({ status: 'withdrawn', withdrawn })]);
  expect(entry).toMatchObject({ status: 'withdrawn', withdrawn: { date: '2025-01' } });
});

it('counts as versions what the changes name, and the present one once it is out', () => {
  const of = (status: Publication['status']) =>
    listPublications([edition({ status, version: '1.1', changes: ['1.1', '1.1', '1.0'].map(change) })])[0]?.versions;
  expect(of('published')).toEqual(['1.1', '1.0']);
  expect(of('withdrawn')).toEqual(['1.1', '1.0']);
  expect(of('review')).toEqual(['1.0']);
});
