/** EXIF and texts into a PNG: chunks before its pixels (PNG specification, third edition, 11.3.3 and 11.3.4). */
import { crc32 } from 'node:zlib';
import type { ExifFrame, ExifTexts } from './exif-block.ts';
import { exifBlock } from './exif-block.ts';

/** `texts`: by keyword of 1 to 79 characters. */
export function intoPng(
  bytes: Buffer,
  exif: ExifTexts,
  frame: ExifFrame,
  texts: ReadonlyMap<string, string>,
): Buffer {
  // Signature, then the header chunk of 13 bytes, which comes first.
  const at = 8 + 12 + 13;
  return Buffer.concat([
    bytes.subarray(0, at),
    chunk('eXIf', exifBlock(exif, frame)),
    ...[...texts].map(([keyword, text]) => textChunk(keyword, text.replaceAll('\0', '\ufffd'))),
    bytes.subarray(at),
  ]);
}

/** Latin-1 where it is enough, which every reader knows; else international text, uncompressed, of no language. */
function textChunk(keyword: string, text: string): Buffer {
  const key = Buffer.from(`${keyword}\0`, 'latin1');
  return /^[\n\u0020-\u007e\u00a0-\u00ff]*$/.test(text)
    ? chunk('tEXt', Buffer.concat([key, Buffer.from(text, 'latin1')]))
    : chunk('iTXt', Buffer.concat([key, Buffer.alloc(4), Buffer.from(text, 'utf8')]));
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
