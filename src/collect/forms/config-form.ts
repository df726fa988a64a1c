// Says what despatch.yaml may hold.
import { z } from 'zod';
import { edition, email, group, id, language, target, told, url, words } from '../yaml-forms.ts';

const SCALE = [
  { id: 'very-limited', word: 'Very limited evidence' },
  { id: 'limited', word: 'Limited evidence' },
  { id: 'moderate', word: 'Moderate evidence' },
  { id: 'strong', word: 'Strong evidence' },
  { id: 'very-strong', word: 'Very strong evidence' },
];

const publisher = group({
  name: told(
    words,
    'The full name of the publisher, as in the imprint and the citation line.',
    'Local Policy Innovation Partnership Hub',
  ),
  short: told(words, 'A short name, for running heads and narrow places.', 'LPIP Hub'),
  host: told(
    words.optional(),
    'The body that hosts the publisher; the imprint names it.',
    'City-REDI, University of Birmingham',
  ),
  url: told(url, 'The publisher’s own website.', 'https://lpiphub.bham.ac.uk/'),
  email: told(
    email.optional(),
    'Whom readers can ask, where a region names nobody else; in the imprint.',
    'team@example.org',
  ),
});

const level = group({
  id: told(id, 'What a finding writes: strength=strong. Do not change it once it is used.', 'strong'),
  word: told(words, 'What readers see beside the finding.', 'Strong evidence'),
});

export const configForm = group({
  publisher: told(publisher, 'Who publishes: named on covers, in the imprint and in citations.'),
  baseUrl: told(
    url.optional(),
    'Where the finished site will stand on the web, so that PDFs can link to one another. Leave it out while that is not decided.',
    'https://example.org/evidence/',
  ),
  languages: told(
    z.array(language).min(1, 'must name at least one language').default(['en-GB']),
    'Languages of the project, the main one first.',
    ['en-GB'],
    ['en-GB', 'cy'],
  ),
  editions: told(
    z.array(edition).min(1, 'must name at least one edition').default(['report', 'policy-briefing']),
    'What is made of every publication that does not say otherwise: the long report, the short policy briefing, or both.',
    ['report', 'policy-briefing'],
  ),
  brand: told(
    id.default('lpip-hub'),
    'The colours of every edition whose region names no other: a file in styles/brands/, without .yaml.',
    'lpip-hub',
  ),
  citationStyle: told(
    words.default('harvard-cite-them-right'),
    'How works are cited: a style that is shipped, or the name of a CSL file in styles/csl/, without .csl.',
    'harvard-cite-them-right',
    'apa',
    'vancouver',
    'oscola',
  ),
  paper: told(z.enum(['A4']).default('A4'), 'The size of the PDFs’ pages.', 'A4'),
  publish: told(
    group({
      to: told(
        target,
        'A folder that is served, relative to the project or from the root; a branch of a Git remote; or a folder on another machine, over SSH.',
        '/srv/www/site',
        'git+ssh://git@example.org/site.git#pages',
        'user@www.example.org:/srv/www/site',
      ),
      partial: told(
        z.boolean().default(false),
        'Whether a build that was narrowed (as with --region) may be published there; the rest of the site is gone then.',
        true,
      ),
    }).optional(),
    'Where “despatch publish” publishes the finished site. Leave it out while that is not decided.',
  ),
  evidence: told(
    group({
      scale: told(
        z.array(level).min(2, 'must have at least two levels'),
        'The levels of strength, the weakest first.',
        SCALE,
      ),
    }).default({ scale: SCALE }),
    'How the strength of evidence is rated. Without it there are five levels, from very limited to very strong.',
  ),
});
