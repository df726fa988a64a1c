// Says what a file in styles/brands/ may hold.
import { z } from 'zod';
import { group, told, words } from '../yaml-forms.ts';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour with six digits, like #12343F (in quotes)');

const COLOURS = {
  ink: told(
    colour,
    'The darkest colour: text, and the ground of covers. Needs a contrast of 7 on white and on both tints.',
    '#12343F',
  ),
  accent: told(
    colour,
    'The colour that catches the eye: rules, bars, the region that is lit. Needs a contrast of 3 on white.',
    '#0B7A75',
  ),
  accentText: told(
    colour,
    'The accent where it is text, and so darker: links and labels. Needs a contrast of 7 on white.',
    '#075A56',
  ),
  support: told(colour, 'A second colour for charts.', '#2D6A8C'),
  tint1: told(colour, 'The lighter ground of boxes and tables.', '#F2F7F7'),
  tint2: told(colour, 'The darker of the two light grounds.', '#E1ECEC'),
  grey: told(colour, 'Captions and small print. Needs a contrast of 4.5 on white.', '#4D5A5E'),
  onInk: told(colour, 'Text on the dark ground of covers. Needs a contrast of 7 on it.', '#FFFFFF'),
  onInkAccent: told(colour, 'Labels on the dark ground. Needs a contrast of 4.5 on it.', '#F2C15F'),
  coverLand: told(colour, 'The map on the cover.', '#2A4C57'),
  coverLit: told(colour, 'The edition’s own region on that map. Needs a contrast of 3 on the ground.', '#F0B13C'),
};

export type ColourName = keyof typeof COLOURS;

export const brandForm = group({
  name: told(words, 'What the brand is called.', 'LPIP Hub'),
  colours: told(
    group(COLOURS),
    'Its colours, each with six digits in quotation marks. A build stops where they would be hard to read.',
  ),
});
