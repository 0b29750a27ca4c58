/** How long an image may be, and must be. */
import { AppError } from '../../shared/errors.ts';

/** Bytes. */
export const largestImage = 64 * 1024 * 1024;

/** `total`: as the server announced it, or null. */
export function judgeLength(bytes: number, total: number | null): void {
  if (total !== null && bytes !== total)
    throw new AppError('download-truncated', 'Fewer bytes than announced', { data: { bytes, total } });
  if (bytes === 0) throw new AppError('download-empty', 'The image has no bytes');
}

export function tooLarge(): AppError {
  return new AppError('download-too-large', 'More than 64 MiB', { data: { largest: largestImage } });
}
