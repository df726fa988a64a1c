// Makes an ICC profile for sRGB (IEC 61966-2-1) by its formula: an output intent without a file of anybody's.

/** Colourants of sRGB adapted to D50, and D50 itself, as X, Y, Z. */
const COLOURANTS = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
};
const WHITE = [0.9642, 1, 0.82491];
const CURVE_POINTS = 1024;

/** A display profile of version 2.1, about 2.6 KB, always the same. */
export function srgbProfile(): Buffer {
  const curve = Buffer.alloc(12 + CURVE_POINTS * 2);
  curve.write('curv', 0, 'latin1');
  curve.writeUInt32BE(CURVE_POINTS, 8);
  for (let i = 0; i < CURVE_POINTS; i++)
    curve.writeUInt16BE(Math.round(linear(i / (CURVE_POINTS - 1)) * 65535), 12 + i * 2);
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    [
      'cprt',
      Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from('No copyright; made by formula.\0', 'latin1')]),
    ],
    ['wtpt', xyz(WHITE)],
    ...Object.entries(COLOURANTS).map(([name, value]): [string, Buffer] => [name, xyz(value)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let at = 128 + table.length;
  for (const [index, [name, data]] of tags.entries()) {
    if (!placed.has(data)) {
      placed.set(data, at);
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      parts.push(padded);
      at += padded.length;
    }
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(placed.get(data) ?? 0, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
  }
  return Buffer.concat([head(at), table, ...parts]);
}

/** The curve of sRGB: from what is stored to light. */
function linear(stored: number): number {
  return stored <= 0.04045 ? stored / 12.92 : ((stored + 0.055) / 1.055) ** 2.4;
}

function head(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2024, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write('acsp', 36, 'latin1');
  xyz(WHITE).copy(bytes, 68, 8);
  return bytes;
}

function xyz(value: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  for (const [index, one] of value.entries()) bytes.writeInt32BE(Math.round(one * 65536), 8 + index * 4);
  return bytes;
}

function description(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}
