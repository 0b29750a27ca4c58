/**
 * Thumbnails by their longer edge in pixels, ascending. The first, a grid cell at its usual size, is made as a frame comes in; the others
 * (the largest cell, 480 CSS pixels, on a screen of scale 1 and 2) when they are asked for.
 */
export const thumbnailEdges = [320, 640, 960] as const;
export type ThumbnailEdge = (typeof thumbnailEdges)[number];

/** The smallest that has so many pixels, or the largest there is. */
export function thumbnailEdgeFor(pixels: number): ThumbnailEdge {
  return thumbnailEdges.find((edge) => edge >= pixels) ?? thumbnailEdges[2];
}
