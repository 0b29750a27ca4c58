/** From a file's bytes to what made it: this app's own words first, then the other conventions, each in its own parser. */
import type { PictureReading, PictureType } from '../../../shared/metadata/picture.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { readAvifTexts } from './avif-texts.ts';
import { readExif } from './exif-texts.ts';
import { parseA1111 } from './a1111.ts';
import { parseComfyui } from './comfyui.ts';
import { parseFooocus } from './fooocus.ts';
import { parseInvokeai } from './invokeai.ts';
import { readJpegTexts, readWebpTexts } from './jpeg-webp-texts.ts';
import { parseOwn } from './own.ts';
import { readPngTexts } from './png-texts.ts';
import type { RawMetadata } from './raw.ts';
import { validated } from './raw.ts';
import { parseSwarmui } from './swarmui.ts';
import type { PictureTexts } from './texts.ts';
import { createTextGatherer } from './texts.ts';

/** The most particular first: SwarmUI and Fooocus write into `parameters` too, ComfyUI's graph lies beside others' words. */
const parsers: readonly ((texts: PictureTexts) => RawMetadata | null)[] = [
  parseOwn,
  parseSwarmui,
  parseFooocus,
  parseInvokeai,
  parseA1111,
  parseComfyui,
];

type Told = Pick<PictureReading, 'metadata' | 'remarks'>;

/** Never throws: whatever the bytes are, they hold metadata or none. */
export function readMetadata(bytes: Buffer, type: PictureType): Told {
  return metadataIn(readTexts(bytes, type));
}

export function metadataIn(texts: PictureTexts): Told {
  for (const parse of parsers) {
    const raw = parse(texts);
    const valid = raw && validated(raw);
    if (valid)
      return { metadata: valid.metadata, remarks: [...new Set([...texts.remarks, ...valid.remarks])] };
  }
  return { metadata: null, remarks: [...texts.remarks] };
}

/** The texts in a picture's file. Never throws. */
export function readTexts(bytes: Buffer, type: PictureType): PictureTexts {
  const texts = createTextGatherer();
  switch (type) {
    case 'image/png':
      readPngTexts(bytes, texts);
      break;
    case 'image/jpeg':
      readJpegTexts(bytes, texts);
      break;
    case 'image/webp':
      readWebpTexts(bytes, texts);
      break;
    case 'image/tiff':
      // A TIFF is laid out as an EXIF block is.
      readExif(bytes, texts);
      break;
    case 'image/avif':
      readAvifTexts(bytes, texts);
      break;
    default:
      return assertNever(type);
  }
  return texts.gathered();
}
