// Turns a browser's requests into answers from memory; whatever is not in the list is refused.
import type { HTTPRequest } from 'puppeteer-core';
import type { Asset } from '../model.ts';

/** The origin of every printed page; the name can never resolve (RFC 2606). */
export const ORIGIN = 'http://despatch.invalid';

/** The policy of the one navigation; it stays in force for every document that is written into the page. */
export const POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** An answerer over a list of assets: the blank page at the root, each asset at its path, nothing else. */
export function answerRequests(assets: readonly Asset[]): (request: HTTPRequest) => void {
  const byUrl = new Map(assets.map((asset) => [new URL(asset.path, `${ORIGIN}/`).href, asset]));
  return (request) => {
    const answered = answer(request, byUrl);
    // A page that is closed while it asks cannot be answered, and nobody waits for it.
    answered.catch(() => undefined);
  };
}

async function answer(request: HTTPRequest, assets: ReadonlyMap<string, Asset>): Promise<void> {
  const url = request.url();
  if (request.isNavigationRequest()) {
    const ours = request.frame()?.parentFrame() === null && url === `${ORIGIN}/` && request.method() === 'GET';
    // "aborted" leaves the page where it is; any other reason would replace it by an error page.
    if (!ours) return request.abort('aborted');
    return request.respond({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' },
      body: '<!doctype html><title></title>',
    });
  }
  const asset = assets.get(url);
  if (asset === undefined || request.method() !== 'GET') return request.abort('blockedbyclient');
  return request.respond({
    status: 200,
    contentType: asset.mediaType,
    headers: { 'Cache-Control': 'max-age=86400, immutable', 'X-Content-Type-Options': 'nosniff' },
    body: asset.bytes,
  });
}
