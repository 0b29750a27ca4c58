/** From one choice to another without forgetting what both have: a format's quality, a size's number. Pure. */
import { assertNever } from '../../shared/assert-never.ts';
import type { ExportFormat, Resize } from '../../shared/export/preset.ts';

export const formatKinds = ['original', 'jpeg', 'png', 'tiff', 'webp', 'avif'] as const;
export const resizeKinds = ['none', 'long-edge', 'short-edge', 'megapixels', 'percent'] as const;

const usualQuality = 88;
const usualEdge = 2048;

export function formatNamed(kind: ExportFormat['kind'], before: ExportFormat): ExportFormat {
  if (kind === before.kind) return before;
  const quality = 'quality' in before ? before.quality : usualQuality;
  switch (kind) {
    case 'original':
    case 'png':
      return { kind };
    case 'jpeg':
      return { kind, quality, chroma: '4:4:4', progressive: true, mozjpeg: false };
    case 'tiff':
      return { kind, bits: 16, compression: 'deflate' };
    case 'webp':
      return { kind, quality, lossless: false };
    case 'avif':
      return { kind, quality };
    default:
      return assertNever(kind);
  }
}

export function hasAlpha(format: ExportFormat): boolean {
  return format.kind !== 'jpeg';
}

export function resizeBy(by: Resize['by'] | 'none', before: Resize | null): Resize | null {
  const enlarge = before?.enlarge ?? false;
  const pixels = before && 'pixels' in before ? before.pixels : usualEdge;
  switch (by) {
    case 'none':
      return null;
    case 'long-edge':
    case 'short-edge':
      return { by, pixels, enlarge };
    case 'megapixels':
      return { by, megapixels: 2, enlarge };
    case 'percent':
      return { by, percent: 50, enlarge };
    default:
      return assertNever(by);
  }
}

/** `ffffff`, `#FFF` and the like; null: no colour. */
export function colourOf(text: string): string | null {
  const digits = text.trim().toLowerCase().replace(/^#/, '');
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replace(/./g, '$&$&')}` : null;
}
