/** EXIF into a WebP that is in the extended format already: it carries a profile (RIFF; WebP container, "Extended File Format"). */
import type { ExifFrame, ExifTexts } from './exif-block.ts';
import { exifBlock } from './exif-block.ts';

const hasExif = 0x08;
/** `RIFF`, length, `WEBP`; then the chunk of features, ten bytes of content. */
const firstChunk = 12;

export function intoWebp(bytes: Buffer, exif: ExifTexts, frame: ExifFrame): Buffer {
  if (bytes.toString('latin1', firstChunk, firstChunk + 4) !== 'VP8X')
    throw new Error('A WebP without a profile was to be given metadata');
  const block = exifBlock(exif, frame);
  const head = Buffer.alloc(8);
  head.write('EXIF', 'latin1');
  head.writeUInt32LE(block.length, 4);
  const padding = Buffer.alloc(block.length % 2);
  // EXIF stands before XMP, which is the last.
  const at = chunkStart(bytes, 'XMP ') ?? bytes.length;
  const whole = Buffer.concat([bytes.subarray(0, at), head, block, padding, bytes.subarray(at)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  const features = firstChunk + 8;
  whole.writeUInt8(whole.readUInt8(features) | hasExif, features);
  return whole;
}

function chunkStart(bytes: Buffer, wanted: string): number | null {
  for (let at = firstChunk; at + 8 <= bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) === wanted) return at;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return null;
}
