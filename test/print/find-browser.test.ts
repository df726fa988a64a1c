// Where a browser is looked for.
import { expect, test } from 'vitest';
import { usualPlaces } from '../../src/print/find-browser.ts';
import { findBrowser } from '../../src/print/index.ts';

const machine = { home: '/users/me', root: false, environment: { PATH: '/usr/bin:/opt/mine' } };

test('the headless shell comes before Chrome, and Chrome before nothing', () => {
  const places = usualPlaces({ ...machine, platform: 'linux' });
  expect(places.indexOf('/usr/bin/chromium-headless-shell')).toBeLessThan(places.indexOf('/usr/bin/google-chrome'));
  expect(places).toContain('/opt/mine/chromium');
  expect(usualPlaces({ ...machine, platform: 'darwin' })).toContain(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  const windows = { ...machine, environment: { PROGRAMFILES: 'C:\\Program Files' }, platform: 'win32' as const };
  expect(usualPlaces(windows)).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
});

test('a configured browser is taken as it is, and one that is not there is not passed over', async () => {
  expect((await findBrowser('/bin/sh'))?.path).toBe('/bin/sh');
  expect(await findBrowser('/nowhere/chrome')).toBeNull();
  expect(await findBrowser('/tmp')).toBeNull();
});
