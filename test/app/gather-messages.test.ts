// How the messages of many editions become one list.
import { describe, expect, it } from 'vitest';
import { type EditionMessages, gatherMessages, message } from '../../src/messages.ts';
import type { Message, Region } from '../../src/model.ts';
import { variant } from '../publish/sample-editions.ts';

const NAMES: Record<string, string> = {
  wales: 'Wales',
  scotland: 'Scotland',
  london: 'London',
  kent: 'Kent',
  york: 'York',
};

function inRegion(region: string | null, ...messages: Message[]): EditionMessages {
  const name = region === null ? 'United Kingdom' : (NAMES[region] ?? region);
  return { document: { variant: variant('report', region), region: { id: region ?? 'uk', name } as Region }, messages };
}

const unknownKey = message('citation-key-exists', { file: 'sections/03.md', line: 4, column: 2 }, 'No such key.');
const unclosed = message('block-is-closed', { file: 'sections/01.md', line: 9 }, 'Not closed.');

describe('gatherMessages', () => {
  it('says once what holds everywhere, and does not name places then', () => {
    const all = [null, 'wales', 'scotland'].map((region) => inRegion(region, unknownKey));
    expect(gatherMessages([], all)).toEqual([unknownKey]);
  });

  it('names the regions of what holds only there', () => {
    const editions = [
      inRegion(null),
      inRegion('wales', unknownKey),
      inRegion('scotland', unknownKey),
      inRegion('london'),
    ];
    expect(gatherMessages([], editions).map(({ text }) => text)).toEqual(['No such key. (in: Wales, Scotland)']);
  });

  it('says in a word what holds in every region, only in the national edition, or in many regions', () => {
    const regional = [inRegion(null), inRegion('wales', unknownKey), inRegion('kent', unknownKey)];
    expect(gatherMessages([], regional)[0]?.text).toContain('(in: every regional edition)');
    const national = [inRegion(null, unknownKey), inRegion('wales')];
    expect(gatherMessages([], national)[0]?.text).toContain('(in: the national edition)');
    const places = ['wales', 'scotland', 'london', 'kent', 'york'].map((region) => inRegion(region, unknownKey));
    const many = [...places, inRegion('powys')];
    expect(gatherMessages([], many)[0]?.text).toContain('(in: Wales, Scotland, London and 2 more)');
  });

  it('does not name the region of a file that belongs to one', () => {
    const own = message('block-is-closed', { file: 'briefings/x/regions/wales/03.md' }, 'Not closed.');
    expect(gatherMessages([], [inRegion(null), inRegion('wales', own)])).toEqual([own]);
  });

  it('does not name a region that the text names', () => {
    const long = message('briefing-fits-its-pages', { file: 'p.yaml' }, 'The briefing (Wales) has 7 pages.');
    expect(gatherMessages([], [inRegion(null), inRegion('kent'), inRegion('wales', long)])).toEqual([long]);
  });

  it('is in order of file and place, with what collect found among it', () => {
    const early = message('yaml-parses', { file: 'despatch.yaml', line: 1 }, 'No.');
    const first = { ...unknownKey, line: 2 };
    const gathered = gatherMessages([early, unknownKey], [inRegion(null, unknownKey, first, unclosed)]);
    expect(gathered).toEqual([early, unclosed, first, unknownKey]);
  });
});
