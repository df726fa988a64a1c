// A strict reader of plain XML without a DTD: throws at what is not well-formed.

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = '[A-Za-z_][\\w:.-]*';

/** Reads a whole document and returns its root. */
export function readXml(source: string): XmlElement {
  const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(prolog)) throw new Error('no XML declaration');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|[^<]+`, 'y');
  token.lastIndex = prolog.length;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    const parent = open.at(-1);
    if (found === null || parent === undefined) throw new Error(`not well-formed at: ${source.slice(at, at + 60)}`);
    const [whole, end = '', name, attributes = '', empty] = found;
    if (name === undefined) parent.text += decode(whole);
    else if (end === '') {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    } else if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
  }
  const [first, ...more] = root.children;
  if (first === undefined || more.length > 0 || open.length !== 1 || root.text.trim() !== '')
    throw new Error('no one root');
  return first;
}

export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(new RegExp(`(${NAME})="([^"<]*)"`, 'g'))].map(([, name = '', value = '']) => [
    name,
    decode(value),
  ]);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error('an attribute stands twice');
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, entity: string) => {
    const known = ENTITIES[entity.replace(/;$/, '')];
    if (known === undefined || !entity.endsWith(';')) throw new Error(`no such entity: &${entity}`);
    return known;
  });
}
