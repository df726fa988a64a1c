// Holds the script of the search page, which asks pagefind and shows what it found as text.

/** Shows the form that stands hidden, once there is an index to ask; results are written as text, never as HTML. */
export const SEARCH = `const form = document.getElementById('search-form');
const said = document.getElementById('search-said');
const list = document.getElementById('search-results');
const filters = [...form.querySelectorAll('select')];
const SHOWN = 20;
const PLACES = 2;
const INDEX = '../pagefind/pagefind.js';
const FACETS = '../pagefind/facets.json';
let asked = 0;
let facets = {};

try {
  const pagefind = await import(INDEX);
  await pagefind.options({ excerptLength: 30 });
  await pagefind.init();
  const answer = await fetch(FACETS);
  if (!answer.ok) throw new Error('no facets');
  facets = await answer.json();
  document.getElementById('search-without').hidden = true;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(pagefind);
  });
  for (const filter of filters) filter.addEventListener('change', () => ask(pagefind));
  const wanted = new URLSearchParams(location.search);
  for (const [name, value] of wanted) if (form.elements[name]) form.elements[name].value = value;
  if (form.elements.q.value.trim() !== '') ask(pagefind);
} catch {
  // Without the index the lists remain, which the page leads to.
}

async function ask(pagefind) {
  const turn = ++asked;
  const term = form.elements.q.value.trim();
  if (term === '') return show([], '');
  const chosen = filters.filter(({ value }) => value !== '');
  const answer = await pagefind.search(term);
  const results = answer.results.filter(({ id }) => chosen.every(({ name, value }) => facets[id]?.[name] === value));
  const found = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  // A later question may have been answered first.
  if (turn === asked) show(found, wordsFor(results.length));
}

function wordsFor(count) {
  const { none, one, many } = said.dataset;
  return count === 0 ? none : count === 1 ? one : many.replace('{count}', count);
}

function show(found, words) {
  said.textContent = words;
  list.replaceChildren(...found.map(({ meta, excerpt, sub_results: places }) => {
    const page = '../' + meta.path.split('/').map(encodeURIComponent).join('/');
    const item = document.createElement('li');
    const best = places
      .filter(({ anchor }) => anchor !== undefined)
      .sort((a, b) => b.locations.length - a.locations.length)
      .slice(0, PLACES)
      .sort((a, b) => a.anchor.location - b.anchor.location);
    item.append(linkTo(page, meta.title));
    if (best.length === 0) item.append(paragraph(excerpt));
    else item.append(listOf(best, page));
    return item;
  }));
}

/** The sections of a page in which most was found. */
function listOf(places, page) {
  const inner = document.createElement('ul');
  inner.append(...places.map(({ anchor, title, excerpt }) => {
    const item = document.createElement('li');
    item.append(linkTo(page + '#' + encodeURIComponent(anchor.id), title), paragraph(excerpt));
    return item;
  }));
  return inner;
}

function linkTo(href, words) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = words;
  return link;
}

function paragraph(excerpt) {
  const text = document.createElement('p');
  text.append(...marked(excerpt));
  return text;
}

/** An excerpt is text with <mark> round what was found; its entities are read by a parser that runs nothing. */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\\/mark>)/).map((part) => {
    const inner = /^<mark>(.*)<\\/mark>$/.exec(part);
    // A letter before it keeps the space at its start.
    const source = 'x' + (inner === null ? part : inner[1]);
    const text = new DOMParser().parseFromString(source, 'text/html').body.textContent.slice(1);
    if (inner === null) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
`;
