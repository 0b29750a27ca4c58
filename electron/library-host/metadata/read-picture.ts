/** Looks at a picture from outside: what it shows, and what is written in it. Nothing of it is kept. */
import type { ErrorCode } from '../../../shared/errors.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { PictureReading, PictureType } from '../../../shared/metadata/picture.ts';
import { largestPicture } from '../../../shared/metadata/picture.ts';
import { imageTypeOf } from '../image-bytes.ts';
import { isAvif } from './avif-texts.ts';
import { readMetadata } from './read-metadata.ts';

/** Pixels of the longer edge: twice the card's picture. */
const thumbnailEdge = 640;

/** Errors: `picture-not-image`, `picture-too-large`. A picture that cannot be decoded may still tell what made it. */
export async function readPicture(input: Uint8Array): Promise<PictureReading> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length > largestPicture)
    throw new AppError('picture-too-large', `${bytes.length} bytes`, { data: { most: largestPicture } });
  const type = imageTypeOf(bytes);
  if (type !== null) return { type, ...(await look(bytes)), ...readMetadata(bytes, type) };
  const other = otherTypeOf(bytes);
  if (other === null) throw new AppError('picture-not-image', 'No picture of a kind that is read');
  // What the app exports but does not keep: no decoder for it is open to bytes from outside, and its words suffice.
  return { type: other, pixels: null, thumbnail: null, fault: null, ...readMetadata(bytes, other) };
}

function otherTypeOf(bytes: Buffer): PictureType | null {
  const head = bytes.toString('latin1', 0, 4);
  if (head === 'II*\0' || head === 'MM\0*') return 'image/tiff';
  return isAvif(bytes) ? 'image/avif' : null;
}

async function look(bytes: Buffer): Promise<Pick<PictureReading, 'pixels' | 'thumbnail' | 'fault'>> {
  const { decodeToThumbnail, readImageHeader } = await import('../image-decoder.ts');
  let pixels: PictureReading['pixels'] = null;
  try {
    const { width, height } = await readImageHeader(bytes);
    pixels = { width, height };
    const thumbnail = await decodeToThumbnail(bytes, thumbnailEdge);
    return { pixels, thumbnail: Uint8Array.from(thumbnail), fault: null };
  } catch (thrown) {
    return { pixels, thumbnail: null, fault: faultOf(toAppError(thrown)) };
  }
}

const faults: Partial<Record<ErrorCode, NonNullable<PictureReading['fault']>>> = {
  'download-truncated': 'truncated',
  'download-undecodable': 'undecodable',
  'download-too-many-pixels': 'too-many-pixels',
};

function faultOf(error: AppError): NonNullable<PictureReading['fault']> {
  const fault = faults[error.code];
  if (!fault) throw error;
  return fault;
}
