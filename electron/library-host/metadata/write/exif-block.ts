/** Writes an EXIF block (CIPA DC-008; TIFF 6.0): two directories, of the fields that the standard demands and of texts. */

export interface ExifTexts {
  readonly description?: string;
  readonly artist?: string;
  readonly copyright?: string;
  readonly software?: string;
  /** ISO 8601 with offset. */
  readonly taken?: string;
  readonly comment?: string;
}

/** What the fields that have to be there say of a picture. */
export interface ExifFrame {
  /** Pixels as they lie in the file; null for a TIFF, which says it in fields of its own. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
  readonly isJpeg: boolean;
}

export interface ExifEntry {
  readonly tag: number;
  readonly type: 2 | 3 | 4 | 5 | 7;
  readonly value: Buffer;
}

export const exifPointerTag = 0x8769;
/** EXIF 2.32: the first versions do not know time offsets. */
const version = '0232';

/** Bytes of one value, by type: ASCII, SHORT, LONG, RATIONAL, UNDEFINED. */
const typeBytes: Readonly<Record<ExifEntry['type'], number>> = { 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

/** The first directory's entries, without the pointer to the second; ascending, as TIFF wants them. */
export function mainEntries({ description, software, artist, copyright }: ExifTexts): readonly ExifEntry[] {
  return [
    ...text(0x010e, description),
    ...text(0x0131, software),
    ...text(0x013b, artist),
    ...text(0x8298, copyright),
  ];
}

/** What a directory that is not a TIFF's own has to say of the picture: 72 dots an inch, samples side by side. */
function frameEntries({ isJpeg }: ExifFrame): readonly ExifEntry[] {
  const perInch = [0, 0, 0, 72, 0, 0, 0, 1];
  return [
    { tag: 0x011a, type: 5, value: Buffer.from(perInch) },
    { tag: 0x011b, type: 5, value: Buffer.from(perInch) },
    short(0x0128, 2, true),
    ...(isJpeg ? [short(0x0213, 1, true)] : []),
  ];
}

/** The second directory's. `isBig`: the byte order of the block, which a comment's UTF-16 shares. */
export function exifEntries(
  { taken, comment }: ExifTexts,
  { pixels, isJpeg }: ExifFrame,
  isBig: boolean,
): readonly ExifEntry[] {
  const moment =
    taken === undefined
      ? null
      : /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(taken);
  const [, year, month, day, time, offset] = moment ?? [];
  return [
    { tag: 0x9000, type: 7, value: Buffer.from(version, 'latin1') },
    ...(moment ? text(0x9003, `${year}:${month}:${day} ${time}`) : []),
    ...(moment ? text(0x9011, offset === 'Z' ? '+00:00' : offset) : []),
    // Y, Cb, Cr.
    ...(isJpeg ? [{ tag: 0x9101, type: 7 as const, value: Buffer.from([1, 2, 3, 0]) }] : []),
    ...(comment === undefined
      ? []
      : [{ tag: 0x9286, type: 7 as const, value: commentBytes(comment, isBig) }]),
    { tag: 0xa000, type: 7, value: Buffer.from('0100', 'latin1') },
    // sRGB.
    short(0xa001, 1, isBig),
    ...(pixels ? [long(0xa002, pixels.width, isBig), long(0xa003, pixels.height, isBig)] : []),
  ];
}

export function exifBlock(texts: ExifTexts, frame: ExifFrame): Buffer {
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  const main = [...mainEntries(texts), ...frameEntries(frame)];
  const pointer = { tag: exifPointerTag, type: 4, value: Buffer.alloc(4) } as const;
  const entries = [...main, pointer].toSorted((one, other) => one.tag - other.tag);
  // Its own length does not depend on what the pointer says.
  const second = header.length + directoryBytes(entries, header.length, true).length;
  pointer.value.writeUInt32BE(second);
  return Buffer.concat([
    header,
    directoryBytes(entries, header.length, true),
    directoryBytes(exifEntries(texts, frame, true), second, true),
  ]);
}

/** A directory and the values that its entries do not hold themselves, as it lies at `at`. `next`: where another one lies. */
export function directoryBytes(entries: readonly ExifEntry[], at: number, isBig: boolean, next = 0): Buffer {
  const order = byteOrder(isBig);
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  const values: Buffer[] = [];
  let free = at + head.length;
  order.write16(head, entries.length, 0);
  for (const [index, { tag, type, value }] of entries.entries()) {
    const entry = 2 + index * 12;
    order.write16(head, tag, entry);
    order.write16(head, type, entry + 2);
    order.write32(head, value.length / typeBytes[type], entry + 4);
    if (value.length <= 4) value.copy(head, entry + 8);
    else {
      order.write32(head, free, entry + 8);
      // Values begin at even offsets (TIFF 6.0).
      const padded = value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.alloc(1)]);
      values.push(padded);
      free += padded.length;
    }
  }
  order.write32(head, next, head.length - 4);
  return Buffer.concat([head, ...values]);
}

export function byteOrder(isBig: boolean) {
  return {
    read16: (bytes: Buffer, at: number): number => (isBig ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at)),
    read32: (bytes: Buffer, at: number): number => (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)),
    write16: (bytes: Buffer, value: number, at: number): number =>
      isBig ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at),
    write32: (bytes: Buffer, value: number, at: number): number =>
      isBig ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at),
  };
}

function short(tag: number, value: number, isBig: boolean): ExifEntry {
  const bytes = Buffer.alloc(2);
  byteOrder(isBig).write16(bytes, value, 0);
  return { tag, type: 3, value: bytes };
}

function long(tag: number, value: number, isBig: boolean): ExifEntry {
  const bytes = Buffer.alloc(4);
  byteOrder(isBig).write32(bytes, value, 0);
  return { tag, type: 4, value: bytes };
}

/** ASCII by the standard; UTF-8 by what everyone writes and reads (MWG Guidelines 2.0, 3.2). A zero ends it. */
function text(tag: number, value: string | undefined): readonly ExifEntry[] {
  if (value === undefined || value === '') return [];
  return [{ tag, type: 2, value: Buffer.from(`${value.replaceAll('\0', '\ufffd')}\0`, 'utf8') }];
}

/** Eight bytes name the character set. */
function commentBytes(comment: string, isBig: boolean): Buffer {
  const units = Buffer.from(comment, 'utf16le');
  return Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), isBig ? units.swap16() : units]);
}
