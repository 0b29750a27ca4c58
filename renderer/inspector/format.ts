/** A frame's figures as the inspector writes them. Pure. */
import type { FrameRecord } from '../../shared/frame/record.ts';

/** "2026-11-22 22:15:03" where the photographer is. */
export function moment(time: number | string): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** Seconds with one decimal: "7.4 s". */
export function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

/** What was asked for: "1024 × 1536" or "16:9". */
export function askedShape({
  size,
  aspectRatio,
}: Pick<FrameRecord['asked'], 'size' | 'aspectRatio'>): string {
  return size?.replace('x', ' × ') ?? aspectRatio ?? '—';
}

/** The file that was asked for: "webp", or "webp at 80" with its compression. */
export function askedFormat({
  outputFormat,
  outputCompression,
}: Pick<FrameRecord['asked'], 'outputFormat' | 'outputCompression'>): string {
  if (!outputFormat) return '—';
  return typeof outputCompression === 'number' ? `${outputFormat} at ${outputCompression}` : outputFormat;
}

/** The first twelve digits tell files apart; the whole of it is what is copied. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** The gateway's host: its scheme says nothing to a photographer. */
export function gatewayHost(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
