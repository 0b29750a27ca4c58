/**
 * Keeps the thumbnails shown last in the page's own cache, so that one that is scrolled back to is neither fetched nor
 * decoded anew. Decodings are kept by Chromium for each loading of a picture, a thousand at a time: without this, walking up
 * and down 150 frames left three of each.
 */

/** More than a large window shows at once; about 5 MB of JPEGs. */
const mostKept = 256;

/** By address, the one shown longest ago first. */
const kept = new Map<string, HTMLImageElement>();

export function keepAtHand(url: string): void {
  let image = kept.get(url);
  if (image) kept.delete(url);
  else {
    image = new Image();
    image.src = url;
  }
  kept.set(url, image);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(oldest);
  }
}
