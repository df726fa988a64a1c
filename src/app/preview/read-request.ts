// Turns a raw request into the path of a file of the site, or refuses it.
import type { IncomingMessage } from 'node:http';

/** What is asked for, or the status with which it is refused. `path` is decoded, without its first slash. */
export type Asked =
  | { readonly ok: true; readonly path: string; readonly query: URLSearchParams }
  | { readonly ok: false; readonly status: 400 | 403 | 405; readonly why: string };

/** The parts of a request that count. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

/** What a path must not hold, before it is decoded: `%2e`, `%2f`, `%5c`, `%00`, backslashes, control characters. */
const FORBIDDEN = /%(?:2e|2f|5c|00)|[\\\p{Cc}]/iu;

/**
 * Refuses what no browser sends that shows a page of this server: another method than GET and HEAD, another host than this
 * machine's own names (DNS rebinding), a request by another site's page, and targets that are no plain path.
 */
export function readRequest(request: RequestHead, port: number): Asked {
  const { method, url = '', headers, rawHeaders } = request;
  const refuse = (status: 400 | 403 | 405, why: string): Asked => ({ ok: false, status, why });
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Only GET and HEAD are answered.');
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1) return refuse(400, 'A request names one host.');
  if (!hostsOf(port).includes(headers.host ?? '')) return refuse(403, 'This host name is not that of the preview.');
  if (isForeign(headers, port)) return refuse(403, 'Pages of other sites may not read the preview.');
  if (!url.startsWith('/') || url.startsWith('//')) return refuse(400, 'The address is no path.');
  const [target = '', ...queries] = url.split('?');
  if (FORBIDDEN.test(target) || target.includes('#')) return refuse(400, 'The address is no plain path.');
  const path = decode(target.slice(1));
  if (path === null || /[\\\p{Cc}]/u.test(path)) return refuse(400, 'The address cannot be read.');
  if (path.split('/').some((part) => part === '.' || part === '..'))
    return refuse(400, 'The address is no plain path.');
  return { ok: true, path, query: new URLSearchParams(queries.join('?')) };
}

/** The names under which the preview may be asked. */
export function hostsOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
}

/** Whether a page of another site asks; to follow a link from there is allowed, as it shows that site nothing. */
function isForeign(headers: IncomingMessage['headers'], port: number): boolean {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (origin !== undefined && !hostsOf(port).some((host) => origin === `http://${host}`)) return true;
  return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
