/** What a picture from elsewhere tells of itself: what made it, when, and what a photographer thought of it. */
import { longestKeyword, mostKeywords } from '../../../shared/frame/keywords.ts';
import { readMarks } from '../../../shared/frame/marks.ts';
import type { StampedMarks } from '../../../shared/frame/marks.ts';
import type { ImageType } from '../../../shared/frame/record.ts';
import type { PictureMetadata } from '../../../shared/metadata/picture.ts';
import { asObject, field, parseJson } from '../metadata/json.ts';
import { ownNamespace } from '../metadata/own.ts';
import { metadataIn, readTexts } from '../metadata/read-metadata.ts';
import type { PictureTexts } from '../metadata/texts.ts';
import { readXmp, readXmpEntries } from '../metadata/xmp.ts';

export interface ImportFacts {
  readonly metadata: PictureMetadata | null;
  /** It says so itself: drawn by the built-in gateway. */
  readonly isPractice: boolean;
  /** Ms since the epoch; null where nothing tells. */
  readonly takenAt: number | null;
  readonly marks: StampedMarks;
}

/** Texts of files beside the picture: those of other programs, and of this app's exports. */
export interface Sidecars {
  readonly xmp: string | null;
  readonly json: string | null;
}

const xmpBasic = 'http://ns.adobe.com/xap/1.0/';
const photoshop = 'http://ns.adobe.com/photoshop/1.0/';
const dublinCore = 'http://purl.org/dc/elements/1.1/';

/** `at`: when its marks count as set, ms since the epoch. Never throws. */
export function readImportFacts(
  bytes: Buffer,
  { type, sidecars, at }: { readonly type: ImageType; readonly sidecars: Sidecars; readonly at: number },
): ImportFacts {
  const texts = readTexts(bytes, type);
  const own = metadataIn(texts).metadata;
  // A program that does not write into pictures writes beside them; what it says there is newer.
  const xmp = [sidecars.xmp, texts.xmp].filter((packet) => packet !== null);
  const properties = xmp.map(readXmp);
  const say = (name: string): string | undefined =>
    properties.map((each) => each.get(name)).find((value) => value !== undefined);
  const beside: PictureTexts = { ...texts, chunks: new Map(), exif: new Map(), xmp: sidecars.xmp };
  return {
    metadata: own ?? metadataIn(beside).metadata,
    isPractice: say(`${ownNamespace} practice`) === 'true',
    takenAt:
      exifTime(texts.exif.get('DateTimeOriginal'), texts.exif.get('OffsetTimeOriginal'), at) ??
      isoTime(say(`${photoshop} DateCreated`), at) ??
      isoTime(say(`${xmpBasic} CreateDate`), at) ??
      exifTime(texts.exif.get('DateTime'), undefined, at),
    marks: {
      ...marksFrom({
        rating: say(`${xmpBasic} Rating`),
        label: say(`${xmpBasic} Label`),
        keywords: xmp.flatMap((packet) => readXmpEntries(packet, `${dublinCore} subject`)),
        at,
      }),
      ...marksOfExport(sidecars.json, at),
    },
  };
}

/** Lightroom and Bridge know rejected as −1 and a label by its colour's name. */
function marksFrom(said: {
  readonly rating: string | undefined;
  readonly label: string | undefined;
  readonly keywords: readonly string[];
  readonly at: number;
}): StampedMarks {
  const { at } = said;
  const rating = said.rating === undefined ? Number.NaN : Number(said.rating);
  const keywords = [
    ...new Set(said.keywords.map((word) => word.trim()).filter((word) => word.length <= longestKeyword)),
  ].filter((word) => word !== '');
  return readMarks({
    ...(rating === -1 && { flag: { value: 'reject', at } }),
    ...(rating > 0 && { rating: { value: rating, at } }),
    label: { value: said.label?.toLowerCase(), at },
    ...(keywords.length > 0 && { keywords: { value: keywords.slice(0, mostKeywords), at } }),
  });
}

/** This app's own JSON beside an exported picture (metadata/write/sidecars.ts) knows all marks. */
function marksOfExport(json: string | null, at: number): StampedMarks {
  const content = json === null ? null : asObject(parseJson(json));
  if (content === null || field(content, 'format') !== 1) return {};
  const marks = asObject(field(content, 'marks')) ?? {};
  return readMarks(Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, { value, at }])));
}

/** `2024:05:06 07:08:09`: where it says no offset, the time of this computer's clock. */
function exifTime(text: string | undefined, offset: string | undefined, now: number): number | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const zone = offset !== undefined && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '';
  return isoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`, now);
}

/** Photographs are younger than this; what says otherwise is a clock that was never set. */
const oldest = Date.UTC(1980, 0, 2);
const dayInMilliseconds = 86_400_000;

function isoTime(text: string | undefined, now: number): number | null {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return isPlausible(at, now) ? at : null;
}

/** Whether a picture can be of that moment, as far as `now` tells. Both in ms since the epoch. */
export function isPlausible(at: number, now: number): boolean {
  return at >= oldest && at <= now + dayInMilliseconds;
}
