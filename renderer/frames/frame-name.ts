/** How a frame is called: its accessible name, and its addresses in the app's image scheme. */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { thumbnailEdges } from '../../shared/thumbnail-edges.ts';
import type { ThumbnailEdge } from '../../shared/thumbnail-edges.ts';

const longestName = 60;

/** "Frame, seed 42, a glass of water on linen": stable English, for assistive technology and for scripts. */
export function frameName(row: Pick<FrameRow, 'seed' | 'prompt'>): string {
  const seed = row.seed === null ? 'no seed' : `seed ${row.seed}`;
  return `Frame, ${seed}, ${firstWords(row.prompt)}`;
}

/** As many whole words as fit into 60 characters. */
export function firstWords(prompt: string): string {
  const text = prompt.trim().replace(/\s+/g, ' ');
  if (text.length <= longestName) return text;
  const cut = text.slice(0, longestName + 1);
  const end = cut.lastIndexOf(' ');
  // A single word longer than that is cut, but not through a surrogate pair.
  return end > 0 ? cut.slice(0, end) : text.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, '');
}

/** `width`: along the longer edge, one of those the library makes. */
export function thumbnailUrl(sha256: string, width: ThumbnailEdge = thumbnailEdges[0]): string {
  return `proof://thumb/${sha256}?w=${width}`;
}

export function frameUrl(id: FrameId): string {
  return `proof://frame/${id}`;
}
