// Says what an entry of themes.yaml may hold.
import { group, id, told, url, words } from '../yaml-forms.ts';

export const themeForm = group({
  id: told(id, 'The name by which publication.yaml calls this theme.', 'innovation'),
  title: told(words, 'The name that readers see.', 'Innovation'),
  introduction: told(words.optional(), 'What the theme is about, in Markdown.'),
  url: told(url.optional(), 'The theme’s own page.', 'https://lpiphub.bham.ac.uk/innovation/'),
});
