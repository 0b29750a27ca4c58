/** What can be told of an image file from its bytes, without decoding: its type, and whether its end is there. */
import type { ImageType } from '../../shared/frame/record.ts';
import { assertNever } from '../../shared/assert-never.ts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegSignature = Buffer.from([0xff, 0xd8, 0xff]);

/** The type by its magic bytes, whatever a name or a header claims; null for anything but PNG, JPEG, WebP. */
export function imageTypeOf(bytes: Buffer): ImageType | null {
  if (startsWith(bytes, pngSignature)) return 'image/png';
  if (startsWith(bytes, jpegSignature)) return 'image/jpeg';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return null;
}

/** Whether the file reaches its own end. What is appended behind that end does no harm. */
export function isWhole(bytes: Buffer, type: ImageType): boolean {
  switch (type) {
    case 'image/png':
      return pngReachesItsEnd(bytes);
    case 'image/jpeg':
      return jpegReachesItsEnd(bytes);
    case 'image/webp':
      // The RIFF header counts what follows its own first 8 bytes.
      return bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length;
    default:
      return assertNever(type);
  }
}

/** How many of a file's last bytes `endsAsWritten` looks at. */
export const endLength = 12;
const pngEnd = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/**
 * Whether the last bytes of a file are those that its type ends with. One that was cut short does not end so; another that
 * does not may still be whole (`isWhole`), as a WebP is, whose end bears no mark.
 */
export function endsAsWritten(end: Buffer, type: ImageType): boolean {
  if (type === 'image/png') return end.equals(pngEnd);
  return type === 'image/jpeg' && end.length === endLength && end.readUInt16BE(endLength - 2) === 0xffd9;
}

/** PNG (ISO/IEC 15948, 5.3): chunks of length, type, data, CRC; the last is IEND. */
function pngReachesItsEnd(bytes: Buffer): boolean {
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end <= bytes.length;
    at = end;
  }
  return false;
}

/** JPEG (ITU-T T.81, B.1): segments that know their length up to the first scan; the end marker lies behind it. */
function jpegReachesItsEnd(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    if (marker === 0xda) return bytes.includes(Buffer.from([0xff, 0xd9]), at);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}
