/** Pixels and bytes of a frame once it is exported. */
import { assertNever } from '../assert-never.ts';
import type { ImageType } from '../frame/record.ts';
import { imageTypes } from '../frame/record.ts';
import type { ExportFormat, Resize } from './preset.ts';

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Both edges by one factor, each at least one pixel. */
export function targetSize(resize: Resize | null, from: Pixels): Pixels {
  if (!resize) return from;
  const wanted = factor(resize, from);
  const by = resize.enlarge ? wanted : Math.min(wanted, 1);
  return {
    width: Math.max(1, Math.round(from.width * by)),
    height: Math.max(1, Math.round(from.height * by)),
  };
}

function factor(resize: Resize, { width, height }: Pixels): number {
  switch (resize.by) {
    case 'long-edge':
      return resize.pixels / Math.max(width, height);
    case 'short-edge':
      return resize.pixels / Math.min(width, height);
    case 'megapixels':
      return Math.sqrt((resize.megapixels * 1_000_000) / (width * height));
    case 'percent':
      return resize.percent / 100;
    default:
      return assertNever(resize);
  }
}

/** Without the dot. `type`: of the frame's original. */
export function extensionOf(format: ExportFormat, type: ImageType): string {
  switch (format.kind) {
    case 'original':
      return imageTypes[type];
    case 'jpeg':
      return 'jpg';
    case 'tiff':
      return 'tif';
    case 'png':
    case 'webp':
    case 'avif':
      return format.kind;
    default:
      return assertNever(format);
  }
}

/** How many bytes it will be, roughly: photographs of one size differ threefold. `original`: of the frame's own file. */
export function estimatedBytes(
  format: ExportFormat,
  { width, height }: Pixels,
  original: { readonly bytes: number; readonly type: ImageType } & Pixels,
): number {
  const pixels = width * height;
  switch (format.kind) {
    case 'original':
      return original.bytes;
    case 'jpeg':
      return Math.round(
        pixels *
          jpegDensity(format.quality) *
          (format.chroma === '4:4:4' ? 1.2 : 1) *
          (format.mozjpeg ? 0.92 : 1),
      );
    case 'png':
      return Math.round(
        pixels * (original.type === 'image/png' ? original.bytes / (original.width * original.height) : 1.6),
      );
    case 'tiff': {
      const raw = pixels * 3 * (format.bits / 8);
      return Math.round(format.compression === 'none' ? raw : raw * 0.85);
    }
    case 'webp':
      return Math.round(pixels * (format.lossless ? 1.1 : jpegDensity(format.quality) * 0.7));
    case 'avif':
      return Math.round(pixels * jpegDensity(format.quality) * 0.6);
    default:
      return assertNever(format);
  }
}

/** Bytes a pixel, fitted to photographs of two megapixels: 0.08 at quality 50, 0.2 at 80, 0.35 at 90, 0.9 at 100. */
function jpegDensity(quality: number): number {
  return 0.05 + 0.85 * (quality / 100) ** 8 * 0.9 + 0.05 * (quality / 100);
}
