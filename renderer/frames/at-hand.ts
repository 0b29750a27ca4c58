/**
 * The thumbnails shown last, kept in the page's own cache: one that is looked at again is neither fetched nor decoded anew.
 * Chromium keeps the decodings of each loading of a picture, a thousand at a time: without this, walking up and down
 * 150 frames left three of each.
 */

/** More than a large window shows at once; about 5 MB of JPEGs. */
const mostKept = 256;

/** A thumbnail of 320 × 320 pixels, decoded. */
const decodedThumbnail = 320 * 320 * 4;

/** By address, the one asked for longest ago first. */
const kept = new Map<string, HTMLImageElement>();

/** May still be on its way. */
export function imageAtHand(url: string): HTMLImageElement {
  let image = kept.get(url);
  if (image) kept.delete(url);
  else {
    image = new Image();
    image.src = url;
  }
  kept.set(url, image);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return image;
}

/** Bytes that the decodings of those thumbnails take, at most. */
export function bytesAtHand(): number {
  return kept.size * decodedThumbnail;
}
