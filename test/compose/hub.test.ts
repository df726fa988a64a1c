// What the hub says of itself, its themes and its people, outside of any publication.
import { expect, it } from 'vitest';
import { composeHub } from '../../src/compose/compose-hub.ts';
import type { Collection, Person } from '../../src/model.ts';
import { makeCollection, markdownText, parseAll } from './sample.ts';

function compose(changed: Partial<Collection>) {
  const collection = { ...makeCollection({ sections: [] }), ...changed };
  return composeHub(collection, parseAll(collection));
}

const person: Person = {
  id: 'nobody-yet',
  name: 'Nobody Yet',
  citedAs: 'Yet, N.',
  biography: markdownText('briefings/text.md', 'Wrote {{ publication.nothing }}.'),
  links: [],
};

it('composes what is said about the hub, with the publisher’s values and typography', () => {
  const { about, messages } = compose({
    about: markdownText('briefings/text.md', "It's {{ publisher.short }}'s page.\n\n## How\n\nSo."),
  });
  expect(about).toMatch(/^<p>It’s [A-Z][^<]*’s page\.<\/p>\s*<h2>How<\/h2>\s*<p>So\.<\/p>\s*$/);
  expect(messages).toEqual([]);
});

it('says where a theme cites a work, for it has no bibliography', () => {
  const introduction = markdownText('briefings/text.md', 'As @forth2020 says.');
  const { messages } = compose({ themes: [{ id: 'a', title: 'A', introduction }] });
  expect(messages.map(({ rule }) => rule)).toEqual(['citation-key-exists']);
});

it('says what is wrong with the text of a person only where no publication says it', () => {
  expect(compose({ people: [person] }).messages.map(({ rule }) => rule)).toEqual(['value-exists']);
  const collection = makeCollection({ sections: [] });
  const publications = collection.publications.map((one) => ({ ...one, authors: [person.id] }));
  expect(compose({ people: [person], publications }).messages).toEqual([]);
});

it('draws the places of the boundaries, those that are regions by their ids; no map where there are none', () => {
  expect(compose({ boundaries: null }).map).toBeNull();
  const { regions } = makeCollection();
  const [region] = regions;
  const square = (x: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [x, 50],
        [x, 51],
        [x + 1, 51],
        [x + 1, 50],
        [x, 50],
      ],
    ],
  });
  const places = [region?.codes.gss ?? '', 'X1'].map((code, at) => ({ code, geometry: square(at) }));
  const { map } = compose({ boundaries: { attribution: 'Contains data.', places } });
  expect(map?.attribution).toBe('Contains data.');
  expect(map?.places.map((place) => place.region)).toEqual([region?.id, null]);
  for (const { path } of map?.places ?? []) expect(path).toMatch(/^M[\d.]+ [\d.]+l[-\d. ]+z$/);
});
