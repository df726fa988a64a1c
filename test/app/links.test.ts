// What `despatch links` lists, and what visiting comes to: against a server of the test's own, behind names of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/app/links/public-address.ts';
import { renderVisits } from '../../src/app/links/render-links.ts';
import { visitLinks } from '../../src/app/links/visit-links.ts';
import { visitUrl } from '../../src/app/links/visit-url.ts';
import { createTerminal } from '../../src/app/terminal.ts';
import { page } from './deliver/make-site.ts';
import { runCli } from './run-cli.ts';

let server: Server;
let port: number;
const asked: string[] = [];
let [atOnce, most] = [0, 0];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push(`${method} ${headers.host?.split(':')[0]}${url}`);
    most = Math.max(most, ++atOnce);
    response.once('close', () => {
      atOnce--;
    });
    const [, first = '', second = ''] = url.split('/');
    if (first === 'slow') return;
    if (first === 'only-get') response.statusCode = method === 'HEAD' ? 405 : 200;
    else if (first === 'status') response.statusCode = Number(second);
    else if (first === 'to')
      response.writeHead(Number(second), { location: decodeURIComponent(url.split('/').slice(3).join('/')) });
    else if (first === 'round') response.writeHead(302, { location: '/round' });
    response.end('x'.repeat(method === 'GET' ? 1000 : 0));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => void server.close());

const signal = new AbortController().signal;
const options = {
  signal,
  timeoutMs: 300,
  resolve: async (host: string) => {
    if (host === 'nowhere.example') throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return host === 'inside.example' ? ['127.0.0.1', '10.0.0.1'] : ['127.0.0.1'];
  },
  isAllowed: (address: string) => address === '127.0.0.1',
};
const at = (path: string, host = 'site.example') => `http://${host}:${port}${path}`;

describe('visiting', () => {
  it.each([
    ['/', { state: 'ok', status: 200 }],
    ['/only-get', { state: 'ok', status: 200 }],
    ['/status/404', { state: 'broken', status: 404, text: '404 Not Found' }],
    ['/status/410', { state: 'broken', status: 410 }],
    ['/status/403', { state: 'unclear', status: 403 }],
    ['/status/503', { state: 'unclear', status: 503 }],
    ['/to/302/%2Fhere', { state: 'ok', status: 200 }],
    ['/to/302/%2Fstatus%2F404', { state: 'broken', status: 404 }],
    ['/to/302/file:%2F%2F%2Fetc%2Fpasswd', { state: 'unclear', status: null, text: 'it leads to file:' }],
    [
      '/to/302/http:%2F%2F169.254.169.254%2Flatest',
      { state: 'unclear', text: expect.stringContaining('private network') },
    ],
    ['/round', { state: 'broken', text: 'it leads on and on' }],
    ['/slow', { state: 'unclear', text: 'no answer in time' }],
  ])('%s', async (path, visit) => {
    expect(await visitUrl(at(path), options)).toMatchObject(visit);
  });

  it('tells where an address has moved for good', async () => {
    expect(await visitUrl(at('/to/301/%2Fnew'), options)).toMatchObject({ state: 'moved', to: at('/new') });
    // What is only there for now is no reason to change a link.
    expect(await visitUrl(at('/to/307/%2Fnew'), options)).toEqual({ state: 'ok', status: 200, text: '200 OK' });
  });

  it.each(['inside.example', '10.0.0.1', '[::1]', '192.168.1.1'])(
    'never goes to a private network, as at %s',
    async (host) => {
      const before = asked.length;
      expect(await visitUrl(at('/', host), options)).toMatchObject({
        state: 'unclear',
        text: expect.stringContaining('private network'),
      });
      expect(asked.length).toBe(before);
    },
  );

  it('does not go to this machine, unless a test allows it', async () => {
    const before = asked.length;
    const visit = await visitUrl(at('/', 'localhost'), { signal });
    expect(visit.text).toContain('private network');
    expect(asked.length).toBe(before);
  });

  it('asks for the head first, and for the rest only where that is refused', async () => {
    asked.length = 0;
    await visitUrl(at('/head'), options);
    await visitUrl(at('/only-get'), options);
    expect(asked).toEqual(['HEAD site.example/head', 'HEAD site.example/only-get', 'GET site.example/only-get']);
  });

  it('visits one address at a time on a site, and says what is not as it should be', async () => {
    most = 0;
    const links = ['/1', '/2', '/3', '/status/404', '/status/500'].map((path) => ({
      url: at(path),
      count: 2,
      files: ['a.html', 'b.html'],
    }));
    const elsewhere = { url: at('/', 'nowhere.example'), count: 1, files: ['c.pdf'] };
    const visited = await visitLinks([...links, elsewhere], options);
    expect(most).toBe(1);
    expect(visited.map(({ visit }) => visit.state)).toEqual(['ok', 'ok', 'ok', 'broken', 'unclear', 'broken']);
    expect(renderVisits(visited, createTerminal())).toBe(
      `Broken\n  ${at('/status/404')} – 404 Not Found (in a.html and 1 other file)\n  ${at('/', 'nowhere.example')} – no such host (in c.pdf)\n\n` +
        `Unclear: look yourself\n  ${at('/status/500')} – 500 Internal Server Error (in a.html and 1 other file)\n\n3 of 6 addresses answered as they should.`,
    );
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const links = [{ url: at('/slow'), count: 1, files: [] }];
    const visiting = visitLinks(links, { ...options, timeoutMs: 60_000, signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(visiting).rejects.toThrow('stopped');
  });
});

describe('an address', () => {
  it.each(['8.8.8.8', '193.60.0.1', '2606:4700::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      'ff02::1',
      '2001:db8::1',
      '2002:a00:1::',
    ],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

it('the command lists addresses with where they are, and visits nothing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'despatch-links-'));
  mkdirSync(join(root, 'output'));
  writeFileSync(
    join(root, 'output/a.html'),
    page('<a href="https://example.org/a#1">A</a> <a href="https://example.org/a">A</a>'),
  );
  writeFileSync(join(root, 'output/b.html'), page('<a href="a.html">A</a> <a href="https://example.org/b">B</a>'));
  const { code, stdout } = await runCli(['links', 'output'], root);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^2 addresses on other sites, in 3 links of 2 files\.\n\n {2}https:\/\/example\.org\/a +2 links +1 file\n {2}https:\/\/example\.org\/b +1 link +1 file\n$/,
  );
  const json = JSON.parse((await runCli(['links', 'output', '--json'], root)).stdout);
  expect(json.links[0]).toEqual({ url: 'https://example.org/a', count: 2, files: ['a.html'] });
  rmSync(root, { recursive: true, force: true });
});
