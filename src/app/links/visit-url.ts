// The door to other sites: asks one address for its head, follows where it leads, and never goes to a private network.
import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What visiting came to. */
export interface Visit {
  /** `moved` is there, but for good at another address; `unclear` needs a person. */
  readonly state: 'ok' | 'moved' | 'broken' | 'unclear';
  /** Of the last answer; null where there was none. */
  readonly status: number | null;
  /** "404 Not Found", "no such host". */
  readonly text: string;
  /** Where it has moved. */
  readonly to?: string;
}

export interface VisitOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  /** Addresses of a host; tests give their own. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly isAllowed?: (address: string) => boolean;
}

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly location: string;
}

const TIMEOUT_MS = 15_000;
const MOST_REDIRECTS = 8;
const AGENT = 'Mozilla/5.0 (compatible; Despatch link check)';

/** Visits an address: HEAD, and GET where that is not answered well; its content is not read. */
export async function visitUrl(url: string, options: VisitOptions): Promise<Visit> {
  let [current, isForGood] = [url, true];
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const head = await ask(current, 'HEAD', options);
      const answer = head.status < 400 ? head : await ask(current, 'GET', options);
      const { status, location } = answer;
      if (status < 300 || status >= 400 || location === '') return judge(answer, isForGood ? current : url, url);
      isForGood &&= status === 301 || status === 308;
      current = new URL(location, current).href;
    }
    return { state: 'broken', status: null, text: 'it leads on and on' };
  } catch (cause) {
    options.signal.throwIfAborted();
    return explain(cause as NodeJS.ErrnoException);
  }
}

/** `current` is where it leads for good, which may be the address itself. */
function judge({ status, reason }: Answer, current: string, url: string): Visit {
  const text = `${status} ${reason}`.trim();
  if (status === 404 || status === 410) return { state: 'broken', status, text };
  if (status < 200 || status >= 300) return { state: 'unclear', status, text };
  const isSame = current === url || current === new URL(url).href;
  return isSame ? { state: 'ok', status, text } : { state: 'moved', status, text: 'moved for good', to: current };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it ends the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  EAI_AGAIN: 'names cannot be looked up now',
  ETIMEDOUT: 'no answer in time',
};
const BROKEN = new Set(['ENOTFOUND']);

class NotVisited extends Error {}

function explain(cause: NodeJS.ErrnoException): Visit {
  const code = cause.code ?? '';
  const text =
    cause instanceof NotVisited ? cause.message : (REASONS[code] ?? `the connection fails (${code || cause.message})`);
  return { state: BROKEN.has(code) ? 'broken' : 'unclear', status: null, text };
}

async function ask(url: string, method: 'HEAD' | 'GET', options: VisitOptions): Promise<Answer> {
  const { signal, timeoutMs = TIMEOUT_MS } = options;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new NotVisited(`it leads to ${protocol}`);
  const address = await addressOf(hostname.replace(/^\[|\]$/g, ''), options);
  return new Promise((resolve, reject) => {
    const started: ClientRequest = (protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method,
      signal,
      agent: false,
      headers: { 'user-agent': AGENT, accept: '*/*' },
      // The address that was allowed is the one that is connected to: a second look-up could give another.
      lookup: (_host, { all }, found) => {
        const family = isIP(address);
        if (all === true)
          (found as unknown as (error: null, list: readonly object[]) => void)(null, [{ address, family }]);
        else found(null, address, family);
      },
    });
    const deadline = setTimeout(
      () => started.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    );
    started.once('response', (response: IncomingMessage) => {
      clearTimeout(deadline);
      const { statusCode = 0, statusMessage = '', headers } = response;
      response.on('error', () => undefined);
      response.destroy();
      resolve({ status: statusCode, reason: statusMessage, location: headers.location ?? '' });
    });
    started.once('error', (cause) => {
      clearTimeout(deadline);
      reject(cause);
    });
    started.end();
  });
}

/** The address to connect to; every address of the host must be allowed, as any could be taken. */
async function addressOf(
  host: string,
  { resolve = resolveHost, isAllowed = isPublicAddress }: VisitOptions,
): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = addresses;
  if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  if (!addresses.every((address) => isAllowed(address)))
    throw new NotVisited('it is in a private network, and was not visited');
  return first;
}

async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
