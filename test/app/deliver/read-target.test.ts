// Which kind of place a target names, and what is said of one that names none.
import { expect, it } from 'vitest';
import { readTarget, sayTarget } from '../../../src/app/deliver/read-target.ts';
import { BuildError } from '../../../src/messages.ts';

it.each([
  ['/srv/www/site', { kind: 'folder', path: '/srv/www/site' }, '/srv/www/site'],
  ['../site/', { kind: 'folder', path: '/home/site' }, '/home/site'],
  ['./a:b', { kind: 'folder', path: '/home/me/a:b' }, '/home/me/a:b'],
  [
    'git+ssh://git@example.org/site.git#pages',
    { kind: 'git', remote: 'ssh://git@example.org/site.git', branch: 'pages' },
    'branch pages of ssh://git@example.org/site.git',
  ],
  [
    'git+file:///srv/site.git#live/main',
    { kind: 'git', remote: 'file:///srv/site.git', branch: 'live/main' },
    'branch live/main of file:///srv/site.git',
  ],
  [
    'https://example.org/a/site.git#pages',
    { kind: 'git', remote: 'https://example.org/a/site.git', branch: 'pages' },
    'branch pages of https://example.org/a/site.git',
  ],
  [
    'git@example.org:a/site.git#pages',
    { kind: 'git', remote: 'git@example.org:a/site.git', branch: 'pages' },
    'branch pages of git@example.org:a/site.git',
  ],
  [
    'me@example.org:/srv/site/',
    { kind: 'shell', host: 'me@example.org', path: '/srv/site' },
    'me@example.org:/srv/site',
  ],
  ['web1:site', { kind: 'shell', host: 'web1', path: 'site' }, 'web1:site'],
])('%s', (text, target, said) => {
  expect(readTarget(text, '/home/me')).toEqual(target);
  expect(sayTarget(readTarget(text, '/home/me'))).toBe(said);
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
