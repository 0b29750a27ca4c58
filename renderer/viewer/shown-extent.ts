/** A picture's size as it is shown. Pure. */
import type { Extent } from './camera.ts';

/**
 * An EXIF orientation may turn a picture by a quarter, and the record has its size as stored: decoded pictures and
 * thumbnails are upright. `source`: either of them, where there is one.
 */
export function isTurned(stored: Extent, source: Extent | null): boolean {
  if (!source) return false;
  return (
    (stored.width > stored.height && source.width < source.height) ||
    (stored.width < stored.height && source.width > source.height)
  );
}
