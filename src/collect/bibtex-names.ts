// Turns a list of names in BibTeX into one in which bodies are kept whole, and says which names are doubtful.

/** What is wrong with a name, in plain words. */
export interface NameFault {
  readonly text: string;
  readonly hint: string;
}

const SMALL_WORDS = /^The\s|\s(?:of|for|the)\s/;
const ET_AL = /,?\s+et al\.?$/i;
const BODIES =
  /(?:^|\s)(?:University|Government|Department|Ministry|Council|Commission|Committee|Institut(?:e|ion)|Cent(?:re|er)|Agency|Authority|Office|Bank|Treasury|Foundation|Association|Society|Trust|Federation|Network|Partnership|Organi[sz]ation|Parliament|Assembly|Consortium|Alliance|Observatory|Executive|Ltd|Limited|plc|Inc|LLP)\.?(?:\s|$)/;
/** Bodies that have several matters in their name: "Ministry of Housing, Communities and Local Government". */
const WIDE_BODY = /^[^{}]*\s(?:of|for)\s/;
const SUFFIX = /^(?:jr|sr|[ivx]+)\.?$/i;
const BODY_HINT = (name: string) =>
  `Put the name of a body in braces of its own: {{${name}}}. A person is written "Surname, First name".`;

/**
 * Splits at "and", puts braces round what is no person's name, and turns "et al." into "others". "Bank of England" would
 * otherwise become "England, B. of".
 */
export function mendNames(value: string): { readonly value: string; readonly faults: readonly NameFault[] } {
  const faults: NameFault[] = [];
  const names = joinBodies(splitNames(value));
  const mended = names.flatMap((name): readonly string[] => {
    const fault = faultOf(name);
    if (fault === null) return [name];
    faults.push(fault);
    return ET_AL.test(name) ? [name.replace(ET_AL, ''), 'others'] : [`{${name}}`];
  });
  return { value: mended.join(' and '), faults };
}

/** "Department for Science and Technology" is one body: what follows its "and" is no name with a comma. */
function joinBodies(names: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      WIDE_BODY.test(last) &&
      /^[^{},]+$/.test(name) &&
      name !== 'others' &&
      !WIDE_BODY.test(name)
    )
      joined[joined.length - 1] = `${last} and ${name}`;
    else joined.push(name);
  }
  return joined;
}

function faultOf(name: string): NameFault | null {
  if (/^\{.*\}$/s.test(name)) return null;
  const plain = name.replace(/\{[^{}]*\}/g, 'x');
  if (ET_AL.test(plain))
    return { text: `"${name}", ends with "et al.".`, hint: 'Name all authors, or end the list with "and others".' };
  const parts = plain.split(',').map((part) => part.trim());
  if (plain.includes(';') || parts.length > 3 || (parts.length === 3 && !SUFFIX.test(parts[1] ?? ''))) {
    if (SMALL_WORDS.test(plain)) return { text: `"${name}", is not the name of a person.`, hint: BODY_HINT(name) };
    const text = `"${name}", cannot be taken apart into names.`;
    return { text, hint: 'Between two names stands "and": {Smith, Jane and Jones, Bob}.' };
  }
  if (SMALL_WORDS.test(plain) || (parts.length === 1 && BODIES.test(plain)))
    return { text: `"${name}", reads like the name of a body, not of a person.`, hint: BODY_HINT(name) };
  return null;
}

/** Names between "and" that stand outside of braces. */
function splitNames(value: string): readonly string[] {
  const names = [''];
  let depth = 0;
  for (const piece of value.split(/(\{|\}|\s+and\s+)/)) {
    if (piece === '{') depth++;
    if (piece === '}') depth--;
    if (depth === 0 && /^\s+and\s+$/.test(piece)) names.push('');
    else names[names.length - 1] += piece;
  }
  return names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== '');
}
