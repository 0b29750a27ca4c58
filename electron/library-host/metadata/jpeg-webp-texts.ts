/** EXIF and XMP of JPEG (ITU-T T.81, B.1; segments APP1) and WebP (RIFF; chunks `EXIF` and `XMP `). */
import { readExif } from './exif-texts.ts';
import type { TextGatherer } from './texts.ts';
import { readXmp } from './texts.ts';

const exifMark = 'Exif\0\0';
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
/** XMP part 3, 1.1.3.1: what one segment cannot hold stands in others, under the digest of the whole. */
const extensionMark = 'http://ns.adobe.com/xmp/extension/\0';
const digestBytes = 32;

/** Metadata stands before the first scan; each segment knows its length. */
export function readJpegTexts(bytes: Buffer, texts: TextGatherer): void {
  let packet: Buffer | null = null;
  const parts: Buffer[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    if (marker === 0xda) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xe1) {
      if (end > bytes.length) texts.remark('text-damaged');
      else {
        const data = bytes.subarray(at + 4, end);
        if (startsWith(data, exifMark)) readExif(data, texts);
        else if (startsWith(data, xmpMark)) packet ??= data.subarray(xmpMark.length);
        else if (startsWith(data, extensionMark)) parts.push(data.subarray(extensionMark.length));
      }
    }
    at = end;
  }
  if (packet) readXmp(Buffer.concat([packet, ...extensionOf(packet, parts)]), texts);
}

function startsWith(data: Buffer, mark: string): boolean {
  return data.toString('latin1', 0, mark.length) === mark;
}

/** The parts that the packet names, in their order: digest, length of the whole, and where the part begins in it. */
function extensionOf(packet: Buffer, parts: readonly Buffer[]): readonly Buffer[] {
  const headBytes = digestBytes + 8;
  return parts
    .filter((part) => part.length > headBytes && packet.includes(part.subarray(0, digestBytes)))
    .toSorted((one, other) => one.readUInt32BE(digestBytes + 4) - other.readUInt32BE(digestBytes + 4))
    .map((part) => part.subarray(headBytes));
}

export function readWebpTexts(bytes: Buffer, texts: TextGatherer): void {
  // `RIFF`, length, `WEBP`.
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF' || type === 'XMP ') {
      if (data.length < length) texts.remark('text-damaged');
      else if (type === 'EXIF') readExif(data, texts);
      else readXmp(data, texts);
    }
    // Chunks are padded to an even length.
    at += 8 + length + (length % 2);
  }
}
