// The preview's server: answers for this machine alone, with what the planned site holds and nothing from the disk.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createLineReader } from '../find-project.ts';
import { frameOf, PLAIN, renderMessages } from '../render-messages.ts';
import { OWN, type Prepared, plainPage, preparePage } from './prepare-page.ts';
import { readRequest } from './read-request.ts';
import type { News, Page, Session } from './session.ts';

/** What the server answers with. */
export interface Served {
  readonly session: Session;
  readonly root: string;
  /** The preview's own files, by name. */
  readonly own: ReadonlyMap<string, Buffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};
const TEXT = 'text/plain; charset=utf-8';

/** On every answer: nothing is kept, guessed, framed or read by another site. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};
/** For what is no page: an SVG that is opened by itself runs nothing. */
const NO_SCRIPT = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; sandbox";

/** A server that does not listen yet. */
export function createPreviewServer(served: Served): Server {
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    answer(served, request, response).catch((cause: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, type: TEXT, body: `${cause instanceof Error ? cause.message : cause}\n` });
    });
  });
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly policy?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const port = request.socket.localPort ?? 0;
  const asked = readRequest(request, port);
  if (!asked.ok) {
    const headers = asked.status === 405 ? { Allow: 'GET, HEAD' } : {};
    return send(response, { status: asked.status, type: TEXT, body: `${asked.why}\n`, headers });
  }
  const { path, query } = asked;
  if (path === `${OWN}/events`) return tellNews(served, query.get('page') ?? '', response);
  if (path.startsWith(`${OWN}/`)) {
    const name = path.slice(OWN.length + 1);
    const body = served.own.get(name);
    return send(response, body === undefined ? notFound(path) : { status: 200, type: typeOf(name), body });
  }
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (file.endsWith('.html')) return sendPage(served, response, file);
  const made = await (file.endsWith('.pdf') ? served.session.pdf(file) : served.session.file(file));
  if (made?.bytes) return send(response, { status: 200, type: typeOf(file), body: made.bytes });
  if (made !== null) return send(response, cannotBeMade(served, file, made.messages));
  if (await isFolder(served.session, file))
    return send(response, { status: 302, type: TEXT, body: '', headers: { Location: `/${encodeURI(file)}/` } });
  return send(response, notFound(file));
}

async function sendPage(served: Served, response: ServerResponse, file: string): Promise<void> {
  const page = await served.session.page(file);
  if (page === null) return send(response, notFound(file));
  if (page.html === null) return send(response, cannotBeMade(served, file, page.messages, page.failure));
  const prepared = preparePage(page.html, { page: file, version: page.version ?? '' });
  send(response, ofPage(200, prepared));
}

/** The stream of a page's news, by Server-Sent Events: one JSON object each. */
function tellNews({ session, root }: Served, page: string, response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  const stop = session.follow(page, (news) => response.write(`data: ${JSON.stringify(written(news, root))}\n\n`));
  response.on('close', stop);
}

/** Messages with the lines of the source round each fault. */
function written(news: News, root: string) {
  const linesOf = createLineReader(root);
  const messages = news.messages.map((message) => ({
    ...message,
    source: frameOf(message, linesOf, PLAIN).join('\n'),
  }));
  return { ...news, messages };
}

function cannotBeMade(
  { root }: Served,
  file: string,
  messages: Page['messages'],
  failure: Page['failure'] = null,
): Answer {
  const faults = renderMessages(messages, createLineReader(root), PLAIN);
  const text = failure === null ? faults : `${failure.text}\n${failure.hint}`;
  return ofPage(200, plainPage('This page cannot be made yet', text, file));
}

function notFound(path: string): Answer {
  const text = `The site has nothing at /${path}\nWhat it has starts at /`;
  return ofPage(404, plainPage('Not found', text, path));
}

async function isFolder(session: Session, path: string): Promise<boolean> {
  return (await session.page(`${path}/index.html`)) !== null;
}

function ofPage(status: number, { html, policy }: Prepared): Answer {
  return { status, type: typeOf('.html'), body: html, policy };
}

function typeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? TEXT;
}

/** Node leaves the body away where HEAD is asked. */
function send(response: ServerResponse, { status, type, body, policy = NO_SCRIPT, headers = {} }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': type,
    'Content-Length': bytes.length,
    // A browser shows PDFs in a viewer of its own, which a policy would keep from starting.
    ...(type === 'application/pdf' ? {} : { 'Content-Security-Policy': policy }),
    ...headers,
  });
  response.end(bytes);
}
