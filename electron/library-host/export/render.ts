/** A frame as the preset wants it: resized, sharpened, encoded, in sRGB with its profile and nothing else beside the pixels. */
import { assertNever } from '../../../shared/assert-never.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { ExportFormat, ExportPreset } from '../../../shared/export/preset.ts';
import { imageTypeOf, isWhole } from '../image-bytes.ts';
import { blankPicture, openPicture } from '../image-decoder.ts';
import type { OpenedPicture } from '../image-decoder.ts';
import { embedded, withEncoderMetadata } from '../metadata/write/embed.ts';
import { withProfile } from '../metadata/write/into-jpeg.ts';
import type { MetadataToWrite } from '../metadata/write/metadata-to-write.ts';

type EncodedFormat = Exclude<ExportFormat, { readonly kind: 'original' }>;

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Longer edges than these a format cannot hold. */
const longestEdge: Readonly<Record<EncodedFormat['kind'], number>> = {
  jpeg: 65_535,
  png: 100_000,
  tiff: 100_000,
  webp: 16_383,
  avif: 16_384,
};

/** `sharp.sharpen`: sigma in pixels, strength in flat and in jagged areas. */
const sharpening = {
  low: { sigma: 0.5, m1: 0.3, m2: 1 },
  standard: { sigma: 0.7, m1: 0.5, m2: 1.5 },
  high: { sigma: 1, m1: 0.8, m2: 2.2 },
} as const;

/** `size`: as planned. Errors: `export-original-broken`, `export-too-large`. */
export async function renderFrame(
  original: Buffer,
  format: EncodedFormat,
  preset: ExportPreset,
  size: Pixels,
  metadata: MetadataToWrite | null,
): Promise<Buffer> {
  const described = (picture: OpenedPicture): OpenedPicture =>
    metadata ? withEncoderMetadata(picture, format.kind, metadata) : picture;
  if (Math.max(size.width, size.height) > longestEdge[format.kind])
    throw new AppError('export-too-large', `${size.width} × ${size.height}`, {
      data: { format: format.kind },
    });
  try {
    checkHeader(original);
    const upright = await uprightSize(original, preset, size);
    if (format.kind === 'tiff' && format.bits === 16)
      return await finished(described(await renderDeep(original, format, preset, upright)), format, metadata);
    const encoded = encode(finish(openPicture(original), preset, upright), format, preset);
    if (format.kind === 'jpeg' && (await isPlainSrgb(original))) {
      const profile = await srgbProfile();
      return await finished(encoded, format, metadata, (bytes) => withProfile(bytes, profile));
    }
    return await finished(described(encoded).withIccProfile('srgb'), format, metadata);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    // Whatever the decoder met: the bytes are at fault, and the file stays as it is.
    const { message, cause } = toAppError(thrown);
    throw new AppError('export-original-broken', message, { cause });
  }
}

/** `tag`: what the encoder left to be done. */
async function finished(
  encoded: OpenedPicture,
  { kind }: EncodedFormat,
  metadata: MetadataToWrite | null,
  tag: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<Buffer> {
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const tagged = tag(data);
  return metadata ? embedded(tagged, kind, metadata, info) : tagged;
}

/**
 * Samples that are taken for sRGB as they are: to have the encoder convert them to sRGB changes none of them, and takes a fifth of
 * the whole export's time.
 */
async function isPlainSrgb(original: Buffer): Promise<boolean> {
  const { space, depth, hasProfile } = await openPicture(original).metadata();
  return space === 'srgb' && depth === 'uchar' && !hasProfile;
}

let profileRead: Promise<Buffer> | null = null;
/** The profile that the encoder itself embeds. */
function srgbProfile(): Promise<Buffer> {
  return (profileRead ??= readSrgbProfile());
}

async function readSrgbProfile(): Promise<Buffer> {
  const tagged = await blankPicture().withIccProfile('srgb').png().toBuffer();
  const { icc } = await openPicture(tagged).metadata();
  if (!icc) throw new Error('The encoder has embedded no profile');
  return icc;
}

/**
 * 16 bits a sample. An untagged picture would be taken for Display P3 there (sharp's `pipeline.cc`, `processingProfile`), and a
 * shift of 8 bits leaves white at 65,280: hence two passes, of which the second lets the profile alone, and a factor.
 */
async function renderDeep(
  original: Buffer,
  format: EncodedFormat,
  preset: ExportPreset,
  size: Pixels,
): Promise<OpenedPicture> {
  const tagged = await openPicture(original)
    .autoOrient()
    .withIccProfile('srgb')
    .png({ compressionLevel: 0 })
    .toBuffer();
  const deep = finish(openPicture(tagged, { ignoreIcc: true }), preset, size).pipelineColourspace('rgb16');
  const { channels } = await openPicture(tagged).metadata();
  const factors = Array.from({ length: channels }, () => 65_535 / 65_280);
  return encode(
    deep.linear(
      factors,
      factors.map(() => 0),
    ),
    format,
    preset,
  )
    .toColourspace('rgb16')
    .keepIccProfile();
}

/** Of bytes that were verified when they came: that they still are what they were, as far as a look can tell. */
function checkHeader(original: Buffer): void {
  const type = imageTypeOf(original);
  if (type === null || !isWhole(original, type))
    throw new AppError('export-original-broken', 'No whole image any more');
}

/** Plans count pixels as stored; an EXIF orientation may lay the picture on its side. */
async function uprightSize(original: Buffer, preset: ExportPreset, size: Pixels): Promise<Pixels> {
  if (!preset.resize) return size;
  const { orientation = 1 } = await openPicture(original).metadata();
  return orientation < 5 ? size : { width: size.height, height: size.width };
}

function finish(picture: OpenedPicture, preset: ExportPreset, { width, height }: Pixels): OpenedPicture {
  const upright = picture.autoOrient();
  // Nothing is distorted by more than the rounding of an edge.
  const sized = preset.resize ? upright.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }) : upright;
  return preset.sharpen === 'none' ? sized : sized.sharpen(sharpening[preset.sharpen]);
}

function encode(picture: OpenedPicture, format: EncodedFormat, preset: ExportPreset): OpenedPicture {
  switch (format.kind) {
    case 'jpeg':
      return picture.flatten({ background: preset.background }).jpeg({
        quality: format.quality,
        chromaSubsampling: format.chroma,
        progressive: format.progressive,
        mozjpeg: format.mozjpeg,
      });
    case 'png':
      return picture.png({ compressionLevel: 6 });
    case 'tiff':
      return picture.tiff({
        compression: format.compression,
        ...(format.compression === 'none' ? {} : { predictor: 'horizontal' as const }),
      });
    case 'webp':
      return picture.webp({ quality: format.quality, lossless: format.lossless });
    case 'avif':
      return picture.avif({ quality: format.quality });
    default:
      return assertNever(format);
  }
}
