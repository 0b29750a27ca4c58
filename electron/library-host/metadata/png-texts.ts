/**
 * Texts of a PNG (PNG specification, third edition, 11.3.3): tEXt, zTXt, iTXt; eXIf. Lengths and checksums are the
 * file's claims and are checked; compressed text is inflated no further than what may still be read.
 */
import { crc32, inflateSync } from 'node:zlib';
import { readExif } from './exif-texts.ts';
import type { TextGatherer } from './texts.ts';
import { looseText } from './texts.ts';

const signatureBytes = 8;
/** Length, type and checksum. */
const frameBytes = 12;
const xmpKeyword = 'XML:com.adobe.xmp';

export function readPngTexts(bytes: Buffer, texts: TextGatherer): void {
  let at = signatureBytes;
  while (at + frameBytes <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + frameBytes + length;
    if (end > bytes.length) {
      if (isTextual(type)) texts.remark('text-damaged');
      return;
    }
    if (isTextual(type)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) === bytes.readUInt32BE(end - 4))
        readChunk(type, bytes.subarray(at + 8, end - 4), texts);
      else texts.remark('text-damaged');
    }
    if (type === 'IEND') return;
    at = end;
  }
}

function isTextual(type: string): boolean {
  return type === 'tEXt' || type === 'zTXt' || type === 'iTXt' || type === 'eXIf';
}

function readChunk(type: string, data: Buffer, texts: TextGatherer): void {
  if (type === 'eXIf') {
    readExif(data, texts);
    return;
  }
  const keywordEnd = data.indexOf(0);
  // The specification's limit.
  if (keywordEnd < 1 || keywordEnd > 79) return;
  const keyword = data.toString('latin1', 0, keywordEnd);
  const text = textOf(type, data.subarray(keywordEnd + 1), texts);
  if (text === null) return;
  if (keyword === xmpKeyword) texts.xmp(text.text, text.bytes);
  else texts.chunk(keyword, text.text, text.bytes);
}

interface Text {
  readonly text: string;
  readonly bytes: number;
}

function textOf(type: string, data: Buffer, texts: TextGatherer): Text | null {
  if (type === 'tEXt') return decoded(data, texts);
  // The byte is the method of compression, of which there is one.
  if (type === 'zTXt') return inflated(data.subarray(1), texts);
  // iTXt: compressed or not, method, language, translated keyword, text.
  const languageEnd = data.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const text = data.subarray(translatedEnd + 1);
  return data[0] === 1 ? inflated(text, texts) : decoded(text, texts);
}

function decoded(data: Buffer, texts: TextGatherer): Text | null {
  if (data.length <= texts.left()) return { text: looseText(data), bytes: data.length };
  texts.remark('text-too-large');
  return null;
}

function inflated(data: Buffer, texts: TextGatherer): Text | null {
  try {
    return decoded(inflateSync(data, { maxOutputLength: Math.max(1, texts.left()) }), texts);
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    texts.remark(isBomb ? 'text-too-large' : 'text-damaged');
    return null;
  }
}
