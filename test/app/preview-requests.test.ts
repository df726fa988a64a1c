// Asks the preview's server what nobody should get: files off the disk, by other hosts' names, from other sites, by odd targets.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningPreview, runServer } from '../../src/app/preview/run-server.ts';
import { runCli } from './run-cli.ts';

const PROJECT = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const PAGE = '/spending-review/report.html';
const SECRET = 'the-secret-word';
let root: string;
let preview: RunningPreview;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-preview-'));
  cpSync(PROJECT, root, { recursive: true, filter: (path) => !path.includes('expected') });
  writeFileSync(join(root, '.env'), SECRET);
  writeFileSync(join(root, 'briefings/notes.txt'), SECRET);
  preview = await runServer({ root, hear: () => undefined });
});

afterAll(async () => {
  await preview.close();
  rmSync(root, { recursive: true, force: true });
});

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request as it is written here, byte for byte; a client library would mend it. */
function ask(target: string, headers: readonly string[] = [], method = 'GET'): Promise<Raw> {
  const host = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${preview.port}`];
  const lines = [`${method} ${target} HTTP/1.1`, ...host, ...headers, 'Connection: close', '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(preview.port, '127.0.0.1', () => socket.write(lines.join('\r\n'), 'latin1'));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      const [status = '', ...fields] = head.split('\r\n');
      const named = fields
        .map((line) => line.split(/: (.*)/s).slice(0, 2))
        .map(([name = '', value = '']) => [name.toLowerCase(), value]);
      resolve({
        status: Number(status.split(' ')[1] ?? 0),
        headers: Object.fromEntries(named),
        body: body.join('\r\n\r\n'),
      });
    });
  });
}

describe('what the site has', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    [PAGE, 'text/html; charset=utf-8'],
    [`${PAGE}?some=query`, 'text/html; charset=utf-8'],
    ['/spending-review/', 'text/html; charset=utf-8'],
    ['/assets/web-lpip-hub.css', 'text/css; charset=utf-8'],
    ['/spending-review/spending-review-report-evidence-ledger.json', 'application/json; charset=utf-8'],
    ['/.despatch/preview.js', 'text/javascript; charset=utf-8'],
  ])('%s is served, as what it is, and kept by nobody', async (target, type) => {
    const { status, headers, body } = await ask(target);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(body.length).toBeGreaterThan(100);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is asked with HEAD as well, and without a body then', async () => {
    const { status, headers, body } = await ask(PAGE, [], 'HEAD');
    expect([status, body]).toEqual([200, '']);
    expect(Number(headers['content-length'])).toBeGreaterThan(1000);
  });

  it('runs no script but the preview’s own', async () => {
    const { headers, body } = await ask(PAGE);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    // What a page says of itself to machines is data.
    expect(body.match(/<script(?! type="application\/ld\+json")/g)).toHaveLength(1);
  });

  it('leads from a folder to its page', async () => {
    const { status, headers } = await ask('/spending-review');
    expect([status, headers.location]).toEqual([302, '/spending-review/']);
  });
});

/** The ways out of a folder that servers of files have been led, Vite among them. */
const OUTSIDE = [
  '/.env',
  '/despatch.yaml',
  '/briefings/notes.txt',
  '/briefings/spending-review/sections/01-introduction.md',
  '/../.env',
  '/..%2f.env',
  '/%2e%2e/.env',
  '/%2E%2E%2F.env',
  '/..%5c.env',
  '/..\\.env',
  '/assets/../.env',
  '/assets/%2e%2e/%2e%2e/.env',
  '/assets/..%252f..%252f.env',
  '/%252e%252e/.env',
  '/./.env',
  '/.env%00.html',
  '/.env\0.html',
  '/.env?raw',
  '/.env?raw??',
  '/.env?import&raw',
  '/.env?url',
  '/.env?.svg?.wasm?init',
  '/@fs/etc/passwd',
  '/@fs/etc/passwd?import&raw??',
  '/@id/.env',
  '/@vite/client',
  '/%c0%ae%c0%ae/.env',
  '/%u002e%u002e/.env',
  '/.env%23/../x',
  '/x#/../.env',
  '//etc/passwd',
  '///etc/passwd',
  '/etc/passwd',
  '/C:/windows/win.ini',
  '/C:%5cwindows%5cwin.ini',
  '/file:///etc/passwd',
  '/.despatch/../.env',
  '/.despatch/../../.env',
  '/.despatch/..%2f..%2fpackage.json',
  '/.despatch/package.json',
  '/.despatch/__proto__',
  '/__proto__',
  '/constructor/prototype',
  `/${'a/'.repeat(4000)}`,
];

describe('what nobody gets', () => {
  it.each(OUTSIDE)('%j', async (target) => {
    const { status, body } = await ask(target);
    expect([400, 404, 0]).toContain(status);
    expect(body).not.toContain(SECRET);
    expect(body).not.toContain('root:');
    expect(body).not.toContain('publisher:');
  });

  it.each(['http://127.0.0.1/.env', 'http://evil.example/', 'evil.example:80', '*', 'x', '?x'])(
    'a target that is no path: %s',
    async (target) => {
      const { status, body } = await ask(target);
      expect([400, 0]).toContain(status);
      expect(body).not.toContain(SECRET);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'])('an answer to %s', async (method) => {
    const { status, headers } = await ask(PAGE, [], method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each([
    'evil.example',
    'evil.example:{port}',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example:{port}',
    '127.0.0.1.nip.io:{port}',
    '0.0.0.0:{port}',
    'LOCALHOST:{port}.',
    '',
  ])('a page under the host name "%s" (DNS rebinding)', async (host) => {
    const { status, body } = await ask(PAGE, [`Host: ${host.replace('{port}', String(preview.port))}`]);
    expect([400, 403]).toContain(status);
    expect(body).not.toContain('<title>A Spending Review');
  });

  it('an answer to two host names', async () => {
    const { status } = await ask(PAGE, [`Host: 127.0.0.1:${preview.port}`, 'Host: evil.example']);
    expect(status).toBe(400);
  });

  it.each([
    ['the news', '/.despatch/events?page=index.html', ['Origin: http://evil.example']],
    ['the news', '/.despatch/events?page=index.html', ['Origin: null']],
    ['the news', '/.despatch/events?page=index.html', ['Origin: http://127.0.0.1:1']],
    ['the news', '/.despatch/events?page=index.html', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors']],
    ['a page', PAGE, ['Origin: http://evil.example']],
    ['a picture or a script', '/.despatch/preview.js', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors']],
    ['a page on another port of this machine', PAGE, ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors']],
  ])('%s of this machine, shown in another site', async (_, target, headers) => {
    expect((await ask(target, headers)).status).toBe(403);
  });

  it('a page in a frame', async () => {
    const { headers } = await ask(PAGE);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('the address', () => {
  it('is reached under this machine’s own names', async () => {
    for (const name of ['localhost', '[::1]'])
      expect((await ask(PAGE, [`Host: ${name}:${preview.port}`])).status).toBe(200);
    expect((await ask(PAGE, ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'])).status).toBe(200);
  });

  it('is no address that the network reaches', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && !one.internal && one.family === 'IPv4');
    for (const one of [...others, { address: '127.0.0.2' }])
      await expect(
        new Promise((resolve, reject) => {
          const socket = connect(preview.port, one?.address ?? '', () => resolve(socket.destroy()));
          socket.on('error', reject);
        }),
      ).rejects.toThrow(/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/);
  });

  it('is another one where a port is taken, unless that port was asked for', async () => {
    const second = await runServer({ root, hear: () => undefined });
    expect(second.port).not.toBe(preview.port);
    await second.close();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await runCli(['preview', '--port', String(port)], root);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`The port ${port} is taken.`)]);
    taken.close();
  });

  it('begins with what was asked for', async () => {
    const asked = await runServer({ root, publication: 'spending-review', region: 'north', hear: () => undefined });
    expect(asked.url).toBe(`http://127.0.0.1:${asked.port}/spending-review/north/report.html`);
    await asked.close();
    const { code, stderr } = await runCli(['preview', '--region', 'nort'], root);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "north"?')]);
  });
});
