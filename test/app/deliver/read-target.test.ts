// Which kind of place a target names, and what is said of one that names none.
import { expect, it } from 'vitest';
import { readTarget, withoutSecret } from '../../../src/app/deliver/read-target.ts';
import { BuildError } from '../../../src/messages.ts';

it.each([
  ['/srv/www/site', { kind: 'folder', path: '/srv/www/site' }],
  ['../site/', { kind: 'folder', path: '/home/site' }],
  ['./a:b', { kind: 'folder', path: '/home/me/a:b' }],
  [
    'git+ssh://git@example.org/site.git#pages',
    { kind: 'git', remote: 'ssh://git@example.org/site.git', branch: 'pages' },
  ],
  ['git+file:///srv/site.git#live/main', { kind: 'git', remote: 'file:///srv/site.git', branch: 'live/main' }],
  ['https://example.org/a/site.git#pages', { kind: 'git', remote: 'https://example.org/a/site.git', branch: 'pages' }],
  ['git@example.org:a/site.git#pages', { kind: 'git', remote: 'git@example.org:a/site.git', branch: 'pages' }],
  ['me@example.org:/srv/site/', { kind: 'shell', host: 'me@example.org', path: '/srv/site' }],
  ['web1:site', { kind: 'shell', host: 'web1', path: 'site' }],
  ['web1:~/site', { kind: 'shell', host: 'web1', path: 'site' }],
])('%s', (text, target) => {
  expect(readTarget(text, '/home/me')).toEqual(target);
});

it.each([
  'https://example.org/site',
  'ftp://example.org/site',
  'git+https://example.org/site.git',
  'git+https://example.org/site.git#a..b',
  'git+ssh://example.org/site.git#--force',
  'git+--upload-pack=x#pages',
  '-oProxyCommand=x:/srv',
  'me@-x:/srv',
  'example.org:',
  'example.org:/',
  '--delete',
  '',
])('"%s" is none', (text) => {
  expect(() => readTarget(text, '/home/me')).toThrow(BuildError);
});

it.each([
  ['https://user:token@example.org/site.git', 'https://example.org/site.git'],
  ['https://token@example.org/site.git', 'https://example.org/site.git'],
  ["fatal: unable to access 'https://a:b@example.org/'", "fatal: unable to access 'https://example.org/'"],
  ['ssh://git@example.org/site.git', 'ssh://git@example.org/site.git'],
  ['git@example.org:site.git', 'git@example.org:site.git'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutSecret(text)).toBe(shown);
});
