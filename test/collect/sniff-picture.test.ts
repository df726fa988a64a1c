import { expect, test } from 'vitest';
import { contrast } from '../../src/collect/contrast.ts';
import { sniffPicture, unsafePartOfSvg } from '../../src/collect/sniff-picture.ts';

const text = (content: string) => Buffer.from(content, 'latin1');

test.each([
  [
    'png',
    Buffer.concat([text('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), Buffer.from([0, 0, 1, 0, 0, 0, 0, 80])]),
    'image/png',
    256,
    80,
  ],
  ['gif', Buffer.concat([text('GIF89a'), Buffer.from([44, 1, 10, 0])]), 'image/gif', 300, 10],
  [
    'jpeg',
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc2, 0, 11, 8, 0, 50, 0, 70]),
    'image/jpeg',
    70,
    50,
  ],
  [
    'webp',
    Buffer.concat([text('RIFF....WEBPVP8X'), Buffer.alloc(8), Buffer.from([99, 0, 0, 49, 0, 0])]),
    'image/webp',
    100,
    50,
  ],
  [
    'svg',
    text('\n<?xml version="1.0"?><!-- x --><!DOCTYPE svg><svg width="30px" height="20">'),
    'image/svg+xml',
    30,
    20,
  ],
  ['svg box', text('<svg viewBox="0 0 12.5 7">'), 'image/svg+xml', 13, 7],
])('%s', (_, bytes, mediaType, widthPx, heightPx) => {
  expect(sniffPicture(bytes)).toEqual({ mediaType, widthPx, heightPx });
});

test.each(['', 'x', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'RIFF....WEBPVP8X', '<html><svg></svg>', '%PDF-1.7'])(
  'no picture: %j',
  (bytes) => expect(sniffPicture(text(bytes))).toBeNull(),
);

test('what an SVG may not hold', () => {
  expect(unsafePartOfSvg(text('<svg><use href="#a"/><rect fill="url(#b)"/></svg>'))).toBeUndefined();
  for (const part of [
    '<script/>',
    '<!ENTITY a "b">',
    '<foreignObject/>',
    '<a xlink:href="file:///x"/>',
    '<style>@import "x"</style>',
  ])
    expect([part, unsafePartOfSvg(text(`<svg>${part}</svg>`))]).not.toEqual([part, undefined]);
});

test('contrast as WCAG counts it', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
