// What a site is made of, made side by side: the same whatever ends first, and no way to a search that failed.
import { afterEach, expect, it, vi } from 'vitest';
import type { BuiltEdition, PictureJob, WebEdition } from '../../src/model.ts';
import { makeParts } from '../../src/publish/make-parts.ts';
import { edition, page, variant } from './sample-editions.ts';

const printed = [edition(variant('report', null), null), edition(variant('report', 'wales'), null)];
const documents = printed.map(({ document }) => document);
const wanted = { site: true, web: true, search: true };

/** Lays out pages that tell what they were told. */
function maker() {
  return {
    layout: {
      web: ({ isSearchable = false, alone = false }: WebEdition) =>
        page(`<main>${isSearchable ? 'search' : ''}${alone ? 'alone' : ''}</main>`),
      card: () => page('card'),
    },
    time: <T>(_: string, work: () => T) => work(),
  };
}

function printer(picture: (job: PictureJob) => Promise<Uint8Array>) {
  return Promise.resolve({
    warm: async () => undefined,
    close: async () => undefined,
    print: () => Promise.reject(new Error('Everything is in print already.')),
    picture,
  });
}

const inPrint = (jobs: readonly Promise<BuiltEdition>[]) => ({ documents, jobs, printer: undefined });
const jobs = printed.map((one) => Promise.resolve(one));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('leads to the search that it makes', async () => {
  const { editions, search } = await makeParts(inPrint(jobs), maker(), wanted);
  expect(search.files.length).toBeGreaterThan(0);
  expect(editions.map(({ web }) => web?.html)).toEqual(['<main>search</main>', '<main>search</main>']);
});

it('leads to none where it fails', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.stubEnv('PAGEFIND_EXTENDED_BINARY_PATH', '/nowhere/pagefind');
  const { editions, search } = await makeParts(inPrint(jobs), maker(), wanted);
  expect(search.messages).toMatchObject([{ rule: 'search-is-made' }]);
  expect(editions.map(({ web }) => web?.html)).toEqual(['<main></main>', '<main></main>']);
});

it('makes nothing but web editions that stand alone where no site is wanted', async () => {
  const picture = vi.fn();
  const made = await makeParts({ documents, jobs, printer: printer(picture) }, maker(), { ...wanted, site: false });
  expect(made).toMatchObject({ cards: [], search: { files: [], messages: [] } });
  expect(made.editions.map(({ web }) => web?.html)).toEqual(['<main>alone</main>', '<main>alone</main>']);
  expect(picture).not.toHaveBeenCalled();
});

it('has cards in order, whichever is drawn first, begun while PDFs are in print', async () => {
  let print = () => undefined as unknown;
  const inWork = new Promise<BuiltEdition>((resolve) => {
    print = () => resolve(printed[0] as BuiltEdition);
  });
  const drawing: ((bytes: Uint8Array) => void)[] = [];
  const picture = () => new Promise<Uint8Array>((resolve) => drawing.push(resolve));
  const making = makeParts({ documents, jobs: [inWork, ...jobs.slice(1)], printer: printer(picture) }, maker(), {
    ...wanted,
    search: false,
  });
  await vi.waitFor(() => expect(drawing).toHaveLength(2));
  for (const draw of drawing.reverse()) draw(new Uint8Array());
  print();
  const { cards } = await making;
  expect(cards.map(({ path }) => path)).toEqual(documents.map(({ variant: { folder } }) => `${folder}/card.png`));
});

it('fails as a PDF does that is not printed', async () => {
  const fault = new Error('The browser ended.');
  const failing = [Promise.reject(fault), ...jobs.slice(1)];
  const broken = printer(() => Promise.reject(new Error('No card.')));
  await expect(makeParts({ documents, jobs: failing, printer: broken }, maker(), wanted)).rejects.toBe(fault);
});
