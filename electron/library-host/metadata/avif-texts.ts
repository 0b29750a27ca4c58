/**
 * EXIF and XMP of AVIF: items of a HEIF file (ISO/IEC 23008-12), named in the box `iinf` and found by `iloc`
 * (ISO/IEC 14496-12, 8.11). Every length comes from outside: what reaches beyond its box is not read.
 */
import { readExif } from './exif-texts.ts';
import type { TextGatherer } from './texts.ts';
import { readXmp } from './texts.ts';

interface Box {
  readonly type: string;
  readonly data: Buffer;
}

/** More items than any picture has; a collection of pictures is none. */
const mostItems = 200;
const mostExtents = 64;
const xmpType = 'application/rdf+xml';

export function isAvif(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp' || bytes.length < 16) return false;
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  for (let at = 8; at + 4 <= end; at += 4)
    if (['avif', 'avis'].includes(bytes.toString('latin1', at, at + 4))) return true;
  return false;
}

export function readAvifTexts(bytes: Buffer, texts: TextGatherer): void {
  const meta = boxesIn(bytes).find(({ type }) => type === 'meta');
  // A full box: version and flags stand before what it holds.
  const inner = meta ? boxesIn(meta.data.subarray(4)) : [];
  const data = (type: string): Buffer => inner.find((box) => box.type === type)?.data ?? Buffer.alloc(0);
  const places = placesIn(data('iloc'));
  for (const { id, kind } of itemsIn(data('iinf'))) {
    const place = places.get(id);
    if (!place) continue;
    const source = place.isWithin ? data('idat') : bytes;
    const length = place.extents.reduce((sum, extent) => sum + extent.length, 0);
    if (length > texts.left()) {
      texts.remark('text-too-large');
      continue;
    }
    const parts = place.extents.map((extent) =>
      source.subarray(extent.offset, extent.offset + extent.length),
    );
    const item = Buffer.concat(parts);
    if (item.length < length) texts.remark('text-damaged');
    else if (kind === 'xmp') readXmp(item, texts);
    // Before the block stands how far its beginning is off.
    else if (item.length > 4) readExif(item.subarray(Math.min(item.length, 4 + item.readUInt32BE(0))), texts);
  }
}

function boxesIn(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    // 0: to the end; 1: its length has 64 bits, as only a box of media needs.
    const isLong = size === 1 && at + 16 <= bytes.length;
    const length = size === 0 ? bytes.length - at : isLong ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    const head = isLong ? 16 : 8;
    if (length < head) break;
    boxes.push({ type, data: bytes.subarray(at + head, at + length) });
    at += length;
  }
  return boxes;
}

interface Item {
  readonly id: number;
  readonly kind: 'exif' | 'xmp';
}

function itemsIn(iinf: Buffer): readonly Item[] {
  if (iinf.length < 6) return [];
  const isWide = iinf[0] !== 0;
  return boxesIn(iinf.subarray(isWide ? 8 : 6))
    .slice(0, mostItems)
    .flatMap(({ type, data }): readonly Item[] => {
      const version = data[0] ?? 0;
      if (type !== 'infe' || version < 2) return [];
      const isWideId = version > 2;
      if (data.length < (isWideId ? 14 : 12)) return [];
      const id = isWideId ? data.readUInt32BE(4) : data.readUInt16BE(4);
      const rest = data.subarray(isWideId ? 10 : 8);
      const kind = rest.toString('latin1', 0, 4);
      if (kind === 'Exif') return [{ id, kind: 'exif' }];
      const [, contentType] = rest.toString('latin1', 4).split('\0');
      return kind === 'mime' && contentType === xmpType ? [{ id, kind: 'xmp' }] : [];
    });
}

interface Place {
  /** In the box `idat`; else in the file. */
  readonly isWithin: boolean;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

function placesIn(iloc: Buffer): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  if (iloc.length < 8) return places;
  const version = iloc[0] ?? 0;
  const [offsetBytes, lengthBytes] = nibbles(iloc[4] ?? 0);
  const [baseBytes, indexBytes] = nibbles(iloc[5] ?? 0);
  const reader = createReader(iloc, 6);
  const count = Math.min(mostItems, reader.number(version < 2 ? 2 : 4));
  for (let item = 0; item < count && !reader.isPast(); item += 1) {
    const id = reader.number(version < 2 ? 2 : 4);
    const method = version > 0 ? reader.number(2) & 15 : 0;
    reader.number(2); // In which file: only this one is read.
    const base = reader.number(baseBytes);
    const extents: { offset: number; length: number }[] = [];
    const extentCount = reader.number(2);
    for (let extent = 0; extent < Math.min(extentCount, mostExtents) && !reader.isPast(); extent += 1) {
      if (version > 0) reader.number(indexBytes);
      extents.push({ offset: base + reader.number(offsetBytes), length: reader.number(lengthBytes) });
    }
    if (extentCount > mostExtents) break;
    if (method < 2 && !reader.isPast()) places.set(id, { isWithin: method === 1, extents });
  }
  return places;
}

function nibbles(byte: number): readonly [number, number] {
  return [byte >> 4, byte & 15];
}

/** Numbers one after the other; 0 for what has no bytes, or lies behind the end. */
function createReader(bytes: Buffer, from: number) {
  let at = from;
  return {
    isPast: () => at > bytes.length,
    number: (size: number): number => {
      const start = at;
      at += size;
      if (size === 0 || at > bytes.length) return 0;
      if (size === 8) return Number(bytes.readBigUInt64BE(start));
      return size <= 6 ? bytes.readUIntBE(start, size) : 0;
    },
  };
}
