// Turns a draft into the bytes of a PDF 1.7 with object streams and an identifier taken from its content.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Draft, FAST } from './draft.ts';
import { type Dict, referenceIn, referenceTo, type Value, writeValue } from './pdf-values.ts';

const OBJECTS_IN_A_STREAM = 400;

/** Where an object stands: at an offset, or at a place in an object stream (ISO 32000-1, 7.5.8.3). */
type Entry = readonly [type: 1 | 2, offsetOrStream: number, place: number];

/** Writes what can be reached from the catalogue, numbered in the order in which it is met. */
export function writePdf(draft: Draft): Buffer {
  const order = reachable(draft);
  const numbers = new Map(order.map((object, index) => [object, index + 1]));
  const renumber = (object: number): number => numbers.get(object) ?? 0;
  const entries: Entry[] = [];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const put = (number: number, dict: Dict, stream: Buffer): void => {
    entries[number] = [1, length, 0];
    const head = `${number} 0 obj\n${writeValue(dict.set('/Length', String(stream.length)), renumber)}stream\n`;
    for (const part of [Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]) {
      parts.push(part);
      length += part.length;
    }
  };
  const plain: [number, string][] = [];
  for (const object of order) {
    const { value, stream } = draft.objects[object] ?? { value: 'null', stream: null };
    if (stream === null || !(value instanceof Map)) plain.push([renumber(object), writeValue(value, renumber)]);
    else put(renumber(object), value, stream);
  }
  let last = order.length;
  for (let from = 0; from < plain.length; from += OBJECTS_IN_A_STREAM) {
    const chunk = plain.slice(from, from + OBJECTS_IN_A_STREAM);
    const number = ++last;
    const places: string[] = [];
    let at = 0;
    for (const [index, [object, text]] of chunk.entries()) {
      entries[object] = [2, number, index];
      places.push(`${object} ${at}`);
      at += text.length + 1;
    }
    const head = `${places.join(' ')}\n`;
    const body = Buffer.from(head + chunk.map(([, text]) => `${text}\n`).join(''), 'latin1');
    const dict: Dict = new Map([['/Type', '/ObjStm']]);
    dict.set('/N', String(chunk.length)).set('/First', String(head.length)).set('/Filter', '/FlateDecode');
    put(number, dict, deflateSync(body, FAST));
  }
  const table: Dict = new Map([['/Type', '/XRef']]);
  const start = length;
  const number = last + 1;
  entries[number] = [1, start, 0];
  table.set('/Size', String(number + 1)).set('/W', ['1', '4', '2']);
  table.set('/Root', referenceTo(draft.rootNumber)).set('/Info', referenceTo(draft.infoNumber));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const id = `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`;
  table.set('/ID', [id, id]).set('/Filter', '/FlateDecode');
  put(number, table, deflateSync(tableOf(entries)));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

function tableOf(entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(entries.length * 7);
  bytes.writeUInt16BE(0xffff, 5);
  for (let number = 1; number < entries.length; number++) {
    const [type, offset, place] = entries[number] ?? [1, 0, 0];
    bytes.writeUInt8(type, number * 7);
    bytes.writeUInt32BE(offset, number * 7 + 1);
    bytes.writeUInt16BE(place, number * 7 + 5);
  }
  return bytes;
}

/** Numbers of the objects that the catalogue and the information lead to, in the order in which they are met. */
function reachable(draft: Draft): number[] {
  const met = new Set<number>();
  const waiting: Value[] = [referenceTo(draft.infoNumber), referenceTo(draft.rootNumber)];
  while (waiting.length > 0) {
    const value = waiting.pop() as Value;
    if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) waiting.push(value[i] as Value);
    else if (value instanceof Map) {
      const values = [...value.values()];
      for (let i = values.length - 1; i >= 0; i--) waiting.push(values[i] as Value);
    } else {
      const object = referenceIn(value);
      const target = object === null || met.has(object) ? undefined : draft.objects[object]?.value;
      if (object === null || target === undefined) continue;
      met.add(object);
      waiting.push(target);
    }
  }
  return [...met];
}
