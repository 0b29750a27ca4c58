/**
 * EXIF into a TIFF: its first directory is written again at the end of the file, with more entries, and the header made to
 * point there (TIFF 6.0, section 2). What the entries point to stays where it is.
 */
import type { ExifEntry, ExifTexts } from './exif-block.ts';
import { byteOrder, directoryBytes, exifEntries, exifPointerTag, mainEntries } from './exif-block.ts';

const entryBytes = 12;

export function intoTiff(bytes: Buffer, exif: ExifTexts): Buffer {
  const isBig = bytes.toString('latin1', 0, 2) === 'MM';
  const order = byteOrder(isBig);
  if (order.read16(bytes, 2) !== 42) throw new Error('Not a TIFF of 32-bit offsets');
  const old = order.read32(bytes, 4);
  const count = order.read16(bytes, old);
  const kept = Array.from({ length: count }, (_, index) => {
    const at = old + 2 + index * entryBytes;
    return bytes.subarray(at, at + entryBytes);
  });
  const next = order.read32(bytes, old + 2 + count * entryBytes);

  const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
  const exifAt = padded.length;
  const exifDirectory = even(
    directoryBytes(exifEntries(exif, { pixels: null, isJpeg: false }, isBig), exifAt, isBig),
  );
  const pointer = Buffer.alloc(4);
  order.write32(pointer, exifAt, 0);
  const added: readonly ExifEntry[] = [
    ...mainEntries(exif),
    { tag: exifPointerTag, type: 4, value: pointer },
  ];
  const mainAt = exifAt + exifDirectory.length;
  const whole = Buffer.concat([padded, exifDirectory, mergedDirectory(kept, added, mainAt, isBig, next)]);
  order.write32(whole, mainAt, 4);
  return whole;
}

/** Entries that are there, as they are, and new ones with their values behind the directory. */
function mergedDirectory(
  kept: readonly Buffer[],
  added: readonly ExifEntry[],
  at: number,
  isBig: boolean,
  next: number,
): Buffer {
  const order = byteOrder(isBig);
  const tags = new Set(added.map(({ tag }) => tag));
  const staying = kept.filter((entry) => !tags.has(order.read16(entry, 0)));
  const count = staying.length + added.length;
  const headBytes = 2 + count * entryBytes + 4;
  // Laid out as a directory of their own whose values begin where those of the merged one do.
  const own = 2 + added.length * entryBytes + 4;
  const laid = directoryBytes(added, at + headBytes - own, isBig);
  const entries = [
    ...staying,
    ...added.map((_, index) => laid.subarray(2 + index * entryBytes, 2 + (index + 1) * entryBytes)),
  ].toSorted((one, other) => order.read16(one, 0) - order.read16(other, 0));
  const head = Buffer.alloc(2);
  const tail = Buffer.alloc(4);
  order.write16(head, count, 0);
  order.write32(tail, next, 0);
  return Buffer.concat([head, ...entries, tail, laid.subarray(own)]);
}

function even(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
}
