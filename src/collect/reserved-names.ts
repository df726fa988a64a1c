// Lists the folders at the root of the site that no publication may be called like.

/** The site's own folders: its lists and pages, what pages need, and what search engines and readers look for there. */
export const RESERVED: readonly string[] = [
  'about',
  'accessibility',
  'assets',
  'pagefind',
  'people',
  'publications',
  'regions',
  'search',
  'themes',
];
