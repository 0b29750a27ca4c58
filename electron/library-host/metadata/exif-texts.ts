/**
 * Texts of an EXIF block (CIPA DC-008): a TIFF structure of directories. Only the first directory and its EXIF
 * directory are walked, each once, so that no chain of offsets can lead in circles.
 */
import type { TextGatherer } from './texts.ts';
import { exifFields, looseText, readXmp } from './texts.ts';

interface Tiff {
  readonly bytes: Buffer;
  readonly isLittle: boolean;
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly value: Buffer;
}

const exifDirectoryTag = 0x8769;
const userCommentTag = 0x9286;
/** XMP part 3, 3.3: of TIFF files. */
const xmpTag = 0x02bc;
const entryBytes = 12;
/** BYTE, ASCII and UNDEFINED: one byte each; the others hold no text. */
const textTypes: ReadonlySet<number> = new Set([1, 2, 7]);
const longType = 4;

export function readExif(block: Buffer, texts: TextGatherer): void {
  // JPEG writes `Exif\0\0` before it, and some programs do so in WebP and PNG as well.
  const bytes = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block;
  const order = bytes.toString('latin1', 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) {
    texts.remark('text-damaged');
    return;
  }
  const tiff: Tiff = { bytes, isLittle: order === 'II' };
  if (read16(tiff, 2) !== 42) return;
  const first = directory(tiff, read32(tiff, 4));
  const pointer = first.find(({ tag, type }) => tag === exifDirectoryTag && type === longType);
  const second = pointer ? directory(tiff, read32({ ...tiff, bytes: pointer.value }, 0)) : [];
  for (const entry of [...second, ...first]) {
    if (entry.tag === xmpTag && textTypes.has(entry.type)) readXmp(entry.value, texts);
    const field = exifFields[entry.tag as keyof typeof exifFields] as
      (typeof exifFields)[keyof typeof exifFields] | undefined;
    if (field === undefined || !textTypes.has(entry.type)) continue;
    if (entry.value.length > texts.left()) {
      texts.remark('text-too-large');
      continue;
    }
    const text =
      entry.tag === userCommentTag ? commentText(entry.value, tiff.isLittle) : asciiText(entry.value);
    texts.exif(field, text, entry.value.length);
  }
}

/** The entries of one directory that lie within the block. */
function directory(tiff: Tiff, offset: number): readonly Entry[] {
  const { bytes } = tiff;
  if (offset < 8 || offset + 2 > bytes.length) return [];
  const count = Math.min(read16(tiff, offset), Math.floor((bytes.length - offset - 2) / entryBytes));
  return Array.from({ length: count }, (_, index) => offset + 2 + index * entryBytes).flatMap((at) => {
    const type = read16(tiff, at + 2);
    const length = read32(tiff, at + 4) * (type === longType ? 4 : 1);
    // Up to four bytes stand in the entry itself.
    const start = length <= 4 ? at + 8 : read32(tiff, at + 8);
    if (start + length > bytes.length) return [];
    return [{ tag: read16(tiff, at), type, value: bytes.subarray(start, start + length) }];
  });
}

function read16({ bytes, isLittle }: Tiff, at: number): number {
  if (at + 2 > bytes.length) return 0;
  return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function read32({ bytes, isLittle }: Tiff, at: number): number {
  if (at + 4 > bytes.length) return 0;
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

/** Eight bytes name the character set of a comment. */
function commentText(value: Buffer, isLittle: boolean): string {
  switch (value.toString('latin1', 0, 8)) {
    case 'UNICODE\0':
      return utf16Text(value.subarray(8), isLittle);
    case 'ASCII\0\0\0':
    case '\0\0\0\0\0\0\0\0':
      return asciiText(value.subarray(8));
    default:
      // Pillow writes a bare string here.
      return asciiText(value);
  }
}

/**
 * UTF-16 in the byte order that its mark says; without one, in the order in which it reads as text: the standard means
 * the block's own, but piexif writes big-endian into blocks of either order.
 */
function utf16Text(data: Buffer, isLittle: boolean): string {
  const even = data.subarray(0, data.length - (data.length % 2));
  const mark = even.length >= 2 ? even.readUInt16BE(0) : 0;
  if (mark === 0xfeff) return bigEndian(even.subarray(2));
  if (mark === 0xfffe) return littleEndian(even.subarray(2));
  const [high, low] = [zeros(even, 0), zeros(even, 1)];
  const readsLittle = high === low ? isLittle : low > high;
  return trimmed(readsLittle ? littleEndian(even) : bigEndian(even));
}

/** How many of the first units have a zero in the byte at `offset`: Latin letters show which byte is the higher one. */
function zeros(data: Buffer, offset: 0 | 1): number {
  let count = 0;
  for (let at = offset; at < Math.min(data.length, 2_000); at += 2) if (data[at] === 0) count += 1;
  return count;
}

function littleEndian(data: Buffer): string {
  return data.toString('utf16le');
}

function bigEndian(data: Buffer): string {
  return Buffer.from(data).swap16().toString('utf16le');
}

function asciiText(value: Buffer): string {
  return trimmed(looseText(value));
}

/** Without the zeros that end a string in C. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}
