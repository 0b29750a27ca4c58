/**
 * The one module that decodes images, and the one that imports the decoder (docs/decisions/0002-library-host.md).
 * It is loaded when the first image comes, not before.
 */
import sharp from '@janhapke/sharp-electron';
import type { ImageType } from '../../shared/frame/record.ts';
import { AppError } from '../../shared/errors.ts';
import { toClipboardPixels } from './clipboard-pixels.ts';
import { imageTypeOf, isWhole } from './image-bytes.ts';

// One thread an image: images are decoded side by side, which wastes nothing on joining strips.
sharp.concurrency(1);
// Every input is new, so remembered operations would only hold memory.
sharp.cache(false);
// A library built for dozens of formats need not offer them to bytes from outside.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});

/** Above this a header is taken for a bomb: the largest offered image has 17 megapixels. */
const mostPixels = 100_000_000;
/** What shows through transparent parts: the dark panel of the window. */
const surround = '#1e1e1e';
/** JPEG: made a quarter faster than WebP (docs/performance.md), and faster to show. */
const thumbnailQuality = 82;

/** A picture on its way through the decoder; what it becomes is said by whoever opens it (export/render.ts). */
export type OpenedPicture = ReturnType<typeof sharp>;

/** Nothing is decoded yet. Bytes whose header was not read before have no business here. */
export function openPicture(bytes: Buffer, options: { readonly ignoreIcc?: boolean } = {}): OpenedPicture {
  return sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels, ...options });
}

/** One black pixel. */
export function blankPicture(): OpenedPicture {
  return sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
}

export interface ImageHeader {
  readonly type: ImageType;
  /** Pixels as stored: an EXIF orientation, which browsers and thumbnails obey, does not swap them. */
  readonly width: number;
  readonly height: number;
}

/**
 * What the bytes say of themselves; pixels are not decoded yet.
 * Errors: `download-empty`, `-not-image`, `-truncated`, `-undecodable`, `-too-many-pixels`.
 */
export async function readImageHeader(bytes: Buffer): Promise<ImageHeader> {
  if (bytes.length === 0) throw new AppError('download-empty', 'The file is empty');
  const type = imageTypeOf(bytes);
  if (type === null) throw new AppError('download-not-image', 'Neither PNG, JPEG nor WebP');
  if (!isWhole(bytes, type)) throw new AppError('download-truncated', 'The file ends before its image does');
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(undecodable);
  if (width * height > mostPixels)
    throw new AppError('download-too-many-pixels', `${width} × ${height}`, { data: { width, height } });
  return { type, width, height };
}

/**
 * Decodes every pixel, so that a picture whose bytes are damaged anywhere a decoder can tell is found out, and
 * in the same pass makes the JPEG of at most `edge` pixels along the longer side. Error: `download-undecodable`.
 */
export async function decodeToThumbnail(bytes: Buffer, edge: number): Promise<Buffer> {
  return await sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels })
    .autoOrient()
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: surround })
    .jpeg({ quality: thumbnailQuality })
    .toBuffer()
    .catch(undecodable);
}

/** Every pixel as the clipboard takes it (clipboard-pixels.ts). `edge`: as above; null: at its own size. */
export async function decodeToPixels(
  bytes: Buffer,
  edge: number | null,
): Promise<{ width: number; height: number; bytes: Uint8Array<ArrayBuffer> }> {
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels })
    .autoOrient()
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(undecodable);
  const pixels = new Uint8Array(data);
  toClipboardPixels(pixels);
  return { width: info.width, height: info.height, bytes: pixels };
}

/** A picture in pixels: JPEG bytes, or red, green and blue of each. */
export interface SizedPicture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/**
 * As a JPEG for paper: at most so many pixels, in sRGB, what is transparent on `background` (`#rrggbb`).
 * Error: `download-undecodable`.
 */
export async function decodeToPrint(
  bytes: Buffer,
  { width, height, background }: PictureSpace,
): Promise<SizedPicture> {
  const { data, info } = await upright(bytes)
    .resize(width, height, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
    .catch(undecodable);
  return { width: info.width, height: info.height, bytes: data };
}

/** As plain pixels that fill the space as far as their proportions allow; as above. Error: `download-undecodable`. */
export async function decodeToFill(
  bytes: Buffer,
  { width, height, background }: PictureSpace,
): Promise<SizedPicture> {
  const { data, info } = await upright(bytes)
    .resize(width, height, { fit: 'inside' })
    .flatten({ background })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(undecodable);
  return { width: info.width, height: info.height, bytes: data };
}

export interface PictureSpace {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly background: string;
}

/** Red, green and blue as a PNG that says its pixels per inch. */
export async function encodePng({ width, height, bytes }: SizedPicture, resolution: number): Promise<Buffer> {
  return await sharp(bytes, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: resolution })
    .png()
    .toBuffer();
}

function upright(bytes: Buffer): sharp.Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels }).autoOrient();
}

function undecodable(cause: unknown): never {
  throw new AppError('download-undecodable', cause instanceof Error ? cause.message : String(cause), {
    cause,
  });
}
