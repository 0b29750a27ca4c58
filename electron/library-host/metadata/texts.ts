/** The texts in a picture's file, before anyone asks what they mean. */
import type { PictureRemark } from '../../../shared/metadata/picture.ts';

/** The EXIF fields in which programs keep what made a picture, and when. */
export const exifFields = {
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x0132: 'DateTime',
  0x9003: 'DateTimeOriginal',
  0x9011: 'OffsetTimeOriginal',
  0x927c: 'MakerNote',
  0x9286: 'UserComment',
} as const;
export type ExifField = (typeof exifFields)[keyof typeof exifFields];

export interface PictureTexts {
  /** By keyword, of PNG's text chunks; the first of a name counts. */
  readonly chunks: ReadonlyMap<string, string>;
  readonly exif: ReadonlyMap<ExifField, string>;
  /** The XMP packet. */
  readonly xmp: string | null;
  readonly remarks: ReadonlySet<PictureRemark>;
}

/** Most bytes of text that are read of one file, after decompression: a graph of 20,000 nodes fits. */
const mostTextBytes = 8 * 1024 * 1024;

/** Gathers texts while their bytes last. */
export interface TextGatherer {
  /** How many bytes may still be read. */
  left(): number;
  chunk(keyword: string, text: string, bytes: number): void;
  exif(field: ExifField, text: string, bytes: number): void;
  xmp(text: string, bytes: number): void;
  remark(remark: PictureRemark): void;
  gathered(): PictureTexts;
}

export function createTextGatherer(): TextGatherer {
  const chunks = new Map<string, string>();
  const exif = new Map<ExifField, string>();
  const remarks = new Set<PictureRemark>();
  let xmp: string | null = null;
  let left = mostTextBytes;

  // What is there already is paid for too: it was decoded to be known, and a file may say it a thousand times.
  const spend = (bytes: number): boolean => {
    if (bytes > left) remarks.add('text-too-large');
    else left -= bytes;
    return !remarks.has('text-too-large');
  };

  return {
    // Nothing more is kept once there was too much: nothing more need be inflated or decoded.
    left: () => (remarks.has('text-too-large') ? 0 : left),
    chunk: (keyword, text, bytes) => {
      if (spend(bytes) && !chunks.has(keyword)) chunks.set(keyword, text);
    },
    exif: (field, text, bytes) => {
      if (spend(bytes) && !exif.has(field)) exif.set(field, text);
    },
    xmp: (text, bytes) => {
      if (spend(bytes) && xmp === null) xmp = text;
    },
    remark: (remark) => remarks.add(remark),
    gathered: () => ({ chunks, exif, xmp, remarks }),
  };
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of a field that should be Latin-1 or ASCII: programs write UTF-8 there all the same, and a text that is valid
 * UTF-8 beyond ASCII is hardly ever meant as anything else.
 */
export function looseText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

/** A packet as it lies in the file. */
export function readXmp(data: Buffer, texts: TextGatherer): void {
  if (data.length > texts.left()) texts.remark('text-too-large');
  else texts.xmp(looseText(data), data.length);
}
