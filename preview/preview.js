// Runs in the page that is previewed: follows its news, brings the text up to date in place, and shows what is wrong.
const script = document.currentScript;
const { page } = script.dataset;
let { version } = script.dataset;
let assets;
let latest = 0;

const host = document.createElement('despatch-preview');
const shadow = host.attachShadow({ mode: 'open' });
const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/.despatch/preview.css' });
const panel = document.createElement('aside');
panel.setAttribute('aria-label', 'Preview');
const status = document.createElement('p');
status.setAttribute('role', 'status');
const list = document.createElement('details');
const summary = document.createElement('summary');
const items = document.createElement('ol');
const print = Object.assign(document.createElement('a'), { textContent: 'PDF of this page', target: '_blank' });
list.append(summary, items);
panel.append(status, print, list);
shadow.append(style, panel);
document.documentElement.append(host);

/** An element with a class and text, which is never read as HTML. */
function element(name, className, text) {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function count(messages, severity, word) {
  const found = messages.filter((message) => message.severity === severity).length;
  return found === 0 ? [] : [`${found} ${word}${found === 1 ? '' : 's'}`];
}

/** Shows the state of the page, and each message with its place, as the terminal does. */
function show({ messages, failure, building, version: newest, pdf }) {
  const faulty = failure !== null || messages.some(({ severity }) => severity === 'error');
  panel.className = faulty ? 'faulty' : messages.length > 0 ? 'noted' : 'clean';
  status.textContent = building
    ? 'Making the page …'
    : !faulty
      ? 'Preview'
      : newest === null
        ? 'This page cannot be made yet.'
        : 'This page cannot be made now: you see the last one that could.';
  print.hidden = pdf === null || faulty;
  if (pdf !== null) print.href = pdf;
  const counts = [
    ...count(messages, 'error', 'error'),
    ...count(messages, 'warning', 'warning'),
    ...count(messages, 'info', 'note'),
  ];
  summary.textContent = failure === null ? counts.join(', ') : 'What happened';
  list.hidden = messages.length === 0 && failure === null;
  if (faulty) list.open = true;
  else if (list.dataset.faulty === 'true') list.open = false;
  list.dataset.faulty = String(faulty);
  const entries = messages.map((message) => {
    const item = element('li', message.severity, '');
    item.append(element('code', 'place', `${message.file}:${message.line}:${message.column}`));
    item.append(element('span', 'rule', `${message.severity} ${message.rule}`));
    item.append(element('p', 'text', message.text));
    if (message.hint !== undefined) item.append(element('p', 'hint', message.hint));
    if (message.source !== '') item.append(element('pre', 'source', message.source));
    return item;
  });
  if (failure !== null) entries.unshift(element('li', 'error', `${failure.text} ${failure.hint}`));
  items.replaceChildren(...entries);
}

/**
 * Makes `old` like `next`, leaving what is the same: the children that differ lie between equal ones at the start and at
 * the end. What the reader has scrolled to, opened or focused stays, unless it is what was changed.
 */
function update(old, next) {
  const [before, after] = [[...old.childNodes], [...next.childNodes]];
  while (before.length > 0 && after.length > 0 && before[0].isEqualNode(after[0])) {
    before.shift();
    after.shift();
  }
  while (before.length > 0 && after.length > 0 && before.at(-1).isEqualNode(after.at(-1))) {
    before.pop();
    after.pop();
  }
  // As many on both sides: each is the changed form of its partner, where it is of the same kind.
  if (before.length === after.length) {
    for (const [index, node] of before.entries()) replace(node, after[index]);
    return;
  }
  const anchor = before.at(-1)?.nextSibling ?? (after.length > 0 ? anchorOf(old, next, after.at(-1)) : null);
  for (const node of after) old.insertBefore(document.adoptNode(node), anchor);
  for (const node of before) node.remove();
}

/** Where new nodes go when nothing old goes: before as many equal nodes as follow them. */
function anchorOf(old, next, last) {
  const following = next.childNodes.length - 1 - [...next.childNodes].indexOf(last);
  return old.childNodes[old.childNodes.length - following] ?? null;
}

function replace(node, other) {
  if (node.isEqualNode(other)) return;
  if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName !== other.nodeName) {
    node.replaceWith(document.adoptNode(other));
    return;
  }
  for (const { name } of [...node.attributes])
    if (!other.hasAttribute(name) && !(node.localName === 'details' && name === 'open')) node.removeAttribute(name);
  for (const { name, value } of other.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  update(node, other);
}

const sheetsOf = (root) =>
  [...root.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href').split('?')[0]).join(' ');

/** Fetches the page anew and takes over what differs. */
async function bringUpToDate(wanted) {
  const turn = ++latest;
  const response = await fetch(location.pathname, { cache: 'no-store' });
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (turn !== latest) return;
  const fetched = next.querySelector('script[data-version]')?.dataset.version;
  if (!fetched || version === '' || sheetsOf(document.head) !== sheetsOf(next.head)) {
    location.reload();
    return;
  }
  version = fetched ?? wanted;
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  replace(document.body, next.body);
}

/** Style sheets and pictures by another address, so that they are asked for again; the old sheet goes when the new one is there. */
function reloadAssets(key) {
  for (const link of document.head.querySelectorAll('link[rel="stylesheet"]')) {
    const fresh = link.cloneNode();
    fresh.href = `${link.getAttribute('href').split('?')[0]}?${key}`;
    fresh.addEventListener('load', () => link.remove());
    link.after(fresh);
  }
  for (const image of document.body.querySelectorAll('img')) {
    const source = image.getAttribute('src');
    if (!source.startsWith('data:')) image.src = `${source.split('?')[0]}?${key}`;
  }
}

let events;

/** Listens while the page is seen: a browser allows six connections to one host, and tabs in the background need none. */
function listen() {
  if (document.visibilityState === 'hidden') {
    events?.close();
    events = undefined;
    return;
  }
  if (events !== undefined) return;
  events = new EventSource(`/.despatch/events?page=${encodeURIComponent(page)}`);
  events.addEventListener('message', ({ data }) => {
    const news = JSON.parse(data);
    if (news.version !== null && news.version !== version && !news.building) void bringUpToDate(news.version);
    if (assets !== undefined && assets !== news.assets) reloadAssets(news.assets);
    assets = news.assets;
    show(news);
  });
  events.addEventListener('error', () => {
    status.textContent = 'The preview was stopped.';
  });
}

document.addEventListener('visibilitychange', listen);
listen();
