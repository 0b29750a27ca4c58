/** Pictures with metadata in them, byte for byte as the formats have it: PNG chunks, JPEG segments, WebP chunks, EXIF. */
import { crc32, deflateSync } from 'node:zlib';

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const body = Buffer.concat([head.subarray(4), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, data, tail]);
}

/** As Pillow writes it: `tEXt` where Latin-1 will do, else `iTXt`. */
export function textChunk(keyword: string, text: string): Buffer {
  return /^[\0-\xff]*$/.test(text)
    ? pngChunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'))
    : internationalChunk(keyword, text);
}

export function internationalChunk(keyword: string, text: string, isCompressed = false): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return pngChunk(
    'iTXt',
    Buffer.concat([
      Buffer.from(`${keyword}\0`, 'latin1'),
      Buffer.of(isCompressed ? 1 : 0, 0, 0, 0),
      isCompressed ? deflateSync(bytes) : bytes,
    ]),
  );
}

export function compressedChunk(keyword: string, text: string | Uint8Array): Buffer {
  const head = Buffer.from(`${keyword}\0\0`, 'latin1');
  return pngChunk('zTXt', Buffer.concat([head, deflateSync(text)]));
}

/** Puts chunks behind the header of a PNG. */
export function intoPng(png: Uint8Array, ...chunks: readonly Uint8Array[]): Buffer {
  const headerEnd = 8 + 12 + 13;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** Puts APP1 segments behind the first marker of a JPEG. `data` with its `Exif\0\0` or XMP mark. */
export function intoJpeg(jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Buffer {
  const marked = segments.map((data) => {
    const head = Buffer.of(0xff, 0xe1, 0, 0);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...marked, jpeg.subarray(2)]);
}

/** Puts a chunk at the end of a WebP. */
export function intoWebp(webp: Uint8Array, type: 'EXIF' | 'XMP ', data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  const whole = Buffer.concat([webp, head, data, Buffer.alloc(data.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

export interface ExifEntry {
  readonly tag: number;
  /** 2 is ASCII, 7 undefined bytes. */
  readonly type: 2 | 7;
  readonly value: Uint8Array;
}

/** A TIFF block: `first` in its first directory, `exif` in the EXIF directory that it points to. */
export function exifBlock(
  { first = [], exif = [] }: { readonly first?: readonly ExifEntry[]; readonly exif?: readonly ExifEntry[] },
  order: 'II' | 'MM' = 'MM',
): Buffer {
  const isLittle = order === 'II';
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const out = Buffer.alloc(bytes);
    if (isLittle) out.writeUIntLE(value, 0, bytes);
    else out.writeUIntBE(value, 0, bytes);
    return out;
  };
  const hasExif = exif.length > 0;
  const firstBytes = 2 + 12 * (first.length + (hasExif ? 1 : 0)) + 4;
  const exifAt = 8 + firstBytes;
  let dataAt = exifAt + (hasExif ? 2 + 12 * exif.length + 4 : 0);
  const data: Uint8Array[] = [];
  const written = ({ tag, type, value }: ExifEntry): Buffer => {
    const head = [number(tag, 2), number(type, 2), number(value.length, 4)];
    if (value.length <= 4) return Buffer.concat([...head, value, Buffer.alloc(4 - value.length)]);
    const at = dataAt;
    data.push(value);
    dataAt += value.length;
    return Buffer.concat([...head, number(at, 4)]);
  };
  const firstEntries = first.map(written);
  const exifEntries = exif.map(written);
  const pointer = hasExif
    ? [Buffer.concat([number(0x8769, 2), number(4, 2), number(1, 4), number(exifAt, 4)])]
    : [];
  const directory = (entries: readonly Buffer[]): Buffer =>
    Buffer.concat([number(entries.length, 2), ...entries, number(0, 4)]);
  return Buffer.concat([
    Buffer.from(order, 'latin1'),
    number(42, 2),
    number(8, 4),
    directory([...firstEntries, ...pointer]),
    ...(hasExif ? [directory(exifEntries)] : []),
    ...data,
  ]);
}

export function withExifMark(block: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
}

/** As piexif writes it: the mark, then UTF-16 with the higher byte first, whatever the block's order. */
export function unicodeComment(text: string, isLittle = false): Buffer {
  const utf16 = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), isLittle ? utf16 : utf16.swap16()]);
}

export function asciiComment(text: string): Buffer {
  return Buffer.from(`ASCII\0\0\0${text}`, 'latin1');
}

export const tags = { make: 0x010f, model: 0x0110, software: 0x0131, makerNote: 0x927c, userComment: 0x9286 };
