// Turns a place in the site into its absolute address.

/** The address of a file, or of a folder's page ("…/wales/") where none is named; null while the site has none. */
export function addressOf(baseUrl: string | null, folder: string, file = ''): string | null {
  if (baseUrl === null) return null;
  const path = [folder, file].filter((part) => part !== '').join('/');
  const slash = file === '' && folder !== '' ? '/' : '';
  return `${baseUrl.replace(/\/+$/, '')}/${encodeURI(path)}${slash}`;
}
