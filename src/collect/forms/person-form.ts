// Says what an entry of people.yaml may hold.
import { z } from 'zod';
import { date, group, id, told, url, words } from '../yaml-forms.ts';

const link = group({
  label: told(words, 'What readers see.', 'Staff page'),
  url: told(url, 'Where it leads.', 'https://example.org/people/billing'),
});

export const personForm = group({
  id: told(
    id,
    'The name by which publication.yaml calls this person. Do not change it once it is used.',
    'chloe-billing',
  ),
  name: told(words, 'The name as it is shown, with a title if there is one.', 'Dr Chloe Billing'),
  citedAs: told(words, 'The name as in a citation: surname first, then initials.', 'Billing, C.'),
  role: told(words.optional(), 'What the person does there.', 'Research Fellow'),
  organisation: told(words.optional(), 'Where the person works.', 'City-REDI, University of Birmingham'),
  biography: told(words.optional(), 'A few sentences about the person, in Markdown; shown at the end of the report.'),
  biographyDate: told(
    date.optional(),
    'The year, month or day that the biography is from, so that readers can judge it.',
    '2024',
  ),
  photo: told(
    words.optional(),
    'A picture below briefings/. It needs a description as well: photoAlt.',
    'photos/chloe-billing.jpg',
  ),
  photoAlt: told(words.optional(), 'What the photo shows, for readers who cannot see it.', 'Portrait of Chloe Billing'),
  orcid: told(
    z
      .string()
      .regex(/^(https:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'must be an ORCID, like 0000-0002-1825-0097')
      .optional(),
    'The person’s ORCID: sixteen digits in four groups.',
    '0000-0002-1825-0097',
  ),
  links: told(z.array(link).default([]), 'Pages about the person.', [
    { label: 'Staff page', url: 'https://example.org/people/billing' },
  ]),
}).superRefine((person, context) => {
  if ((person.photo === undefined) === (person.photoAlt === undefined)) return;
  const [there, gone] = person.photo === undefined ? ['photoAlt', 'photo'] : ['photo', 'photoAlt'];
  const message = `stands without "${gone}": a picture and its description come together`;
  context.addIssue({ code: 'custom', path: [there as string], message });
});
