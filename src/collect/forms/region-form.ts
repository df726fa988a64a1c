// Says what regions.yaml may hold, and a publication's region.yaml.
import { z } from 'zod';
import { group, id, language, told, url, words } from '../yaml-forms.ts';

const RESERVED = ['national', 'any', 'all', 'none'];

const codes = group({
  itl1: told(words.optional(), 'The code of the ITL1 region, for tables of data that use it.', 'TLG'),
  gss: told(words.optional(), 'The GSS code: finds the place in tables of data and on maps.', 'E12000005'),
});

const partner = group({
  name: told(words, 'The partnership or body.', 'Yorkshire and Humber Policy Innovation Partnership'),
  lead: told(words.optional(), 'The body that leads it.', 'University of Leeds'),
  url: told(url.optional(), 'Its own website.', 'https://example.org/'),
});

const shape = {
  name: told(words, 'The name as on the cover.', 'West Midlands'),
  nameInText: told(
    words.optional(),
    'The name as it reads inside a sentence; without it, the name.',
    'the West Midlands',
  ),
  names: told(
    z.record(language, words).default({}),
    'The name for editions in other languages, each under its language tag.',
    {
      cy: 'Gorllewin Canolbarth Lloegr',
    },
  ),
  codes: told(codes.default({}), 'Statistical codes of the place.', { itl1: 'TLG', gss: 'E12000005' }),
  kind: told(
    words.optional(),
    'What sort of place it is, in your own words.',
    'English region',
    'Nation',
    'Combined authority',
  ),
  brand: told(id.optional(), 'The colours of this region’s editions: a file in styles/brands/, without .yaml.', 'ypip'),
  contact: told(words.optional(), 'Whom readers of this region’s editions can ask.', 'team@example.org'),
  partners: told(z.array(partner).default([]), 'Partnerships that the region’s editions name.', [
    { name: 'Local Partnership', lead: 'University' },
  ]),
};
const folder = 'The name of the region’s folder, and part of its web address: do not change it once published.';

export const regionForm = group({
  id: told(
    id.refine((value) => !RESERVED.includes(value), `must not be one of the words ${RESERVED.join(', ')}`),
    folder,
    'west-midlands',
  ),
  ...shape,
});

export const nationalForm = group({
  id: told(id, 'The name by which tables and values call the whole country.', 'uk'),
  ...shape,
});

export const boundariesForm = group({
  file: told(
    words,
    'A GeoJSON file below briefings/ with one outline for each place.',
    'boundaries/uk-itl1-2021.geojson',
  ),
  code: told(words, 'The property in that file that holds the GSS code.', 'gss_code'),
  attribution: told(words, 'The sentence that the licence of the outlines asks for; printed under every map.'),
});

/** The whole file, for editors; the reader checks the nation and each region on its own. */
export const regionsForm = group({
  boundaries: told(boundariesForm.optional(), 'The outlines that covers and maps are drawn from.'),
  national: told(nationalForm.optional(), 'The place of the national edition; without it, the United Kingdom.'),
  regions: told(
    z.array(regionForm).default([]),
    'Every place that can have an edition of its own, in the order of lists and tables.',
  ),
});

export const regionalNotesForm = group({
  summary: told(words.optional(), 'One paragraph in Markdown for this region alone; it stands beside the summary.'),
  foreword: told(words.optional(), 'A foreword in Markdown, at the front of the region’s editions.'),
  contact: told(
    words.optional(),
    'Whom readers of these editions can ask, instead of the contact in regions.yaml.',
    'team@example.org',
  ),
});
