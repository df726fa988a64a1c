// Turns the first bytes of a picture into its type and size, without decoding it.

export interface PictureFacts {
  readonly mediaType: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Tells type and size by the bytes, whatever the file is called; null when it is no PNG, JPEG, WebP, GIF or SVG. SVG sizes are its width and height or its view box. */
export function sniffPicture(bytes: Uint8Array): PictureFacts | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? jpeg(view) ?? webp(view) ?? svg(view);
  } catch (error) {
    // A header cut short.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function png(view: Buffer): PictureFacts | null {
  if (view.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || view.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { mediaType: 'image/png', widthPx: view.readUInt32BE(16), heightPx: view.readUInt32BE(20) };
}

function gif(view: Buffer): PictureFacts | null {
  if (!/^GIF8[79]a$/.test(view.toString('latin1', 0, 6))) return null;
  return { mediaType: 'image/gif', widthPx: view.readUInt16LE(6), heightPx: view.readUInt16LE(8) };
}

function jpeg(view: Buffer): PictureFacts | null {
  if (view.readUIntBE(0, 3) !== 0xffd8ff) return null;
  let at = 2;
  for (;;) {
    while (view.readUInt8(at) !== 0xff) at++;
    while (view.readUInt8(at) === 0xff) at++;
    const marker = view.readUInt8(at);
    // Frame headers are C0 to CF but for tables (C4), arithmetic conditioning (CC) and the reserved C8.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame)
      return { mediaType: 'image/jpeg', widthPx: view.readUInt16BE(at + 6), heightPx: view.readUInt16BE(at + 4) };
    const hasLength = marker !== 0x01 && (marker < 0xd0 || marker > 0xd8);
    at += hasLength ? 1 + view.readUInt16BE(at + 1) : 1;
  }
}

function webp(view: Buffer): PictureFacts | null {
  if (view.toString('latin1', 0, 4) !== 'RIFF' || view.toString('latin1', 8, 12) !== 'WEBP') return null;
  const mediaType = 'image/webp';
  const kind = view.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { mediaType, widthPx: view.readUIntLE(24, 3) + 1, heightPx: view.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ')
    return { mediaType, widthPx: view.readUInt16LE(26) & 0x3fff, heightPx: view.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.readUInt32LE(21);
  return { mediaType, widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
}

function svg(view: Buffer): PictureFacts | null {
  const head = view.toString('utf8', 0, 64_000).replace(/^\uFEFF/, '');
  const prologue = /^(?:\s+|<\?xml[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*/i.exec(head);
  const tag = /^<svg\b[^>]*>/i.exec(head.slice(prologue?.[0].length ?? 0))?.[0];
  if (tag === undefined) return null;
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag);
  const size = (name: string, fallback: string | undefined) =>
    Math.round(
      Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(tag)?.[1] ?? fallback ?? 0),
    );
  return { mediaType: 'image/svg+xml', widthPx: size('width', box?.[1]), heightPx: size('height', box?.[2]) };
}

/** Names what an SVG holds that a drawing does not need and that is not shown safely; undefined when it holds nothing of it. */
export function unsafePartOfSvg(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (/<!ENTITY/i.test(text)) return 'entities';
  if (/<(?:\w+:)?script/i.test(text)) return 'a script';
  if (/<(?:\w+:)?foreignObject/i.test(text)) return 'foreign content';
  if (/\shref\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif|webp))/i.test(text.replace(/xlink:href/gi, ' href')))
    return 'links to other files';
  if (/@import|url\(\s*["']?\s*(?!#|["'\s])[a-z/.]/i.test(text)) return 'styles from other files';
  return undefined;
}
