// Turns the picture files of a publication into checked pictures.
import type { Person, Picture, Place } from '../model.ts';
import { inMegabytes, sayFault } from './read-text.ts';
import { type Reading, report } from './reading.ts';
import { sniffPicture, unsafePartOfSvg } from './sniff-picture.ts';
import { wordsInSvg } from './words-in-svg.ts';

const MAX_BYTES = 20_000_000;
const MAX_PIXELS = 50_000_000;
const MAX_DEPTH = 4;

/** Reads every file in a publication's images/, in order of path. Reports `picture-is-valid` and `file-stays-inside`. */
export async function readPictures(reading: Reading, folder: string): Promise<readonly Picture[]> {
  const paths = await listPictures(reading, { folder, below: 'images', depth: 0 });
  const pictures = await Promise.all(
    paths.map((path) => readPicture(reading, { path, file: `${folder}/${path}`, within: folder })),
  );
  return pictures.filter((picture) => picture !== null);
}

/** Reads the photo of a person; its path is that in the model, from the project's root. `place` is where it is named. */
export async function readPhoto(reading: Reading, person: Person, place: Place): Promise<Picture | null> {
  if (person.photo === undefined) return null;
  return readPicture(reading, { path: person.photo, file: person.photo, within: 'briefings', namedAt: place });
}

async function listPictures(
  reading: Reading,
  { folder, below, depth }: { readonly folder: string; readonly below: string; readonly depth: number },
): Promise<readonly string[]> {
  const entries = await reading.files.list(`${folder}/${below}`);
  const found = entries.map(async ({ name, kind }) => {
    if (kind === 'file') return [`${below}/${name}`];
    return depth >= MAX_DEPTH ? [] : listPictures(reading, { folder, below: `${below}/${name}`, depth: depth + 1 });
  });
  return (await Promise.all(found)).flat();
}

interface PictureRequest {
  readonly path: string;
  readonly file: string;
  readonly within: string;
  readonly namedAt?: Place;
}

async function readPicture(reading: Reading, request: PictureRequest): Promise<Picture | null> {
  const { path, file, within } = request;
  const place = request.namedAt ?? { file };
  const found = await reading.files.read(file, { maxBytes: MAX_BYTES, within });
  const refuse = (text: string, hint?: string) => {
    report(reading, 'picture-is-valid', { place, text, hint });
    return null;
  };
  if (!found.ok) {
    if (found.fault === 'too-large')
      return refuse(`${file} has ${inMegabytes(found.sizeBytes ?? 0)}; the limit is ${inMegabytes(MAX_BYTES)}.`);
    const rule = found.fault === 'missing' ? 'file-exists' : 'file-stays-inside';
    report(reading, rule, { place, text: sayFault(file, found.fault) });
    return null;
  }
  const facts = sniffPicture(found.bytes);
  if (facts === null) return refuse(`${file} is no PNG, JPEG, WebP, GIF or SVG, whatever its name says.`);
  const isSvg = facts.mediaType === 'image/svg+xml';
  if (!isSvg && (facts.widthPx === 0 || facts.heightPx === 0)) return refuse(`${file} has no size.`);
  if (facts.widthPx * facts.heightPx > MAX_PIXELS)
    return refuse(
      `${file} has ${facts.widthPx} × ${facts.heightPx} pixels; the limit is 50 million.`,
      'Save it smaller: 2500 pixels are enough for the width of a page.',
    );
  const unsafe = isSvg ? unsafePartOfSvg(found.bytes) : undefined;
  if (unsafe !== undefined)
    return refuse(`${file} holds ${unsafe}, which is not shown.`, 'Export it again as a plain SVG.');
  return { path, bytes: found.bytes, words: isSvg ? wordsInSvg(found.bytes) : [], ...facts };
}
