/**
 * EXIF, XMP and a colour profile into a JPEG: segments behind its first (ITU-T T.81, B.1; XMP part 3, 1.1.3; ICC.1, B.4).
 * Pixels are not touched.
 */
import { createHash } from 'node:crypto';
import type { ExifFrame, ExifTexts } from './exif-block.ts';
import { exifBlock } from './exif-block.ts';
import type { XmpProperty } from './xmp-packet.ts';
import { xmpBody, xmpPacket } from './xmp-packet.ts';

/** What a segment holds beside its marker and its own length's two bytes. */
const mostInSegment = 65_533;
const exifMark = Buffer.from('Exif\0\0', 'latin1');
const xmpMark = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const extensionMark = Buffer.from('http://ns.adobe.com/xmp/extension/\0', 'latin1');
const profileMark = Buffer.from('ICC_PROFILE\0', 'latin1');
/** Leaves room for the mark, the digest and two numbers. */
const extensionPart = 65_000;

export function intoJpeg(
  bytes: Buffer,
  xmp: readonly XmpProperty[],
  exif: ExifTexts,
  frame: ExifFrame,
): Buffer {
  return withSegments(bytes, [
    segment(Buffer.concat([exifMark, fittingExif(exif, frame)])),
    ...xmpSegments(xmp),
  ]);
}

/** `profile`: shorter than one segment holds (64 KiB). The bytes are of a JPEG that has none. */
export function withProfile(bytes: Buffer, profile: Buffer): Buffer {
  // The first part of one.
  return withSegments(bytes, [segment(Buffer.concat([profileMark, Buffer.from([1, 1]), profile]), 0xe2)]);
}

function withSegments(bytes: Buffer, segments: readonly Buffer[]): Buffer {
  // JFIF's own segment stays the first.
  const at = bytes[3] === 0xe0 ? 4 + bytes.readUInt16BE(4) : 2;
  return Buffer.concat([bytes.subarray(0, at), ...segments, bytes.subarray(at)]);
}

/**
 * A block that one segment holds: a long prompt is left out of the comment, then cut in the description. XMP has all of it, in
 * as many segments as it takes.
 */
function fittingExif({ comment, ...exif }: ExifTexts, frame: ExifFrame): Buffer {
  const room = mostInSegment - exifMark.length;
  const full = exifBlock({ ...exif, ...(comment !== undefined && { comment }) }, frame);
  if (full.length <= room) return full;
  const plain = exifBlock(exif, frame);
  if (plain.length <= room) return plain;
  const others = exifBlock({ ...exif, description: '' }, frame).length;
  return exifBlock({ ...exif, description: cutToBytes(exif.description ?? '', room - others - 100) }, frame);
}

/** Whole characters only, and a sign that there was more. */
function cutToBytes(text: string, most: number): string {
  const cut = Buffer.from(text, 'utf8').subarray(0, most);
  return `${new TextDecoder('utf-8').decode(cut).replace(/\ufffd+$/u, '')}…`;
}

function xmpSegments(properties: readonly XmpProperty[]): readonly Buffer[] {
  const room = mostInSegment - xmpMark.length;
  const whole = Buffer.from(xmpPacket(properties), 'utf8');
  if (whole.length <= room) return [segment(Buffer.concat([xmpMark, whole]))];
  // The shortest stay in the packet that every program reads.
  const byLength = properties.toSorted((one, other) => lengthOf(one) - lengthOf(other));
  let kept = byLength.length - 1;
  while (kept > 0 && Buffer.byteLength(xmpPacket(byLength.slice(0, kept)), 'utf8') > room - 500) kept -= 1;
  const extension = Buffer.from(xmpBody(byLength.slice(kept)), 'utf8');
  const digest = createHash('md5').update(extension).digest('hex').toUpperCase();
  const packet = xmpPacket([
    ...byLength.slice(0, kept),
    { namespace: 'xmpNote', name: 'HasExtendedXMP', value: digest },
  ]);
  return [
    segment(Buffer.concat([xmpMark, Buffer.from(packet, 'utf8')])),
    ...extensionSegments(extension, digest),
  ];
}

function extensionSegments(extension: Buffer, digest: string): readonly Buffer[] {
  return Array.from({ length: Math.ceil(extension.length / extensionPart) }, (_, part) => {
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(extension.length, 0);
    numbers.writeUInt32BE(part * extensionPart, 4);
    const piece = extension.subarray(part * extensionPart, (part + 1) * extensionPart);
    return segment(Buffer.concat([extensionMark, Buffer.from(digest, 'latin1'), numbers, piece]));
  });
}

function lengthOf(property: XmpProperty): number {
  return xmpBody([property]).length;
}

/** `marker`: which of the APPn. */
function segment(content: Buffer, marker = 0xe1): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
