/** The sheet on paper and as one picture: how columns are parted over pages, and how large cells are. Pure. */
import { thumbnailEdgeFor } from '../../shared/thumbnail-edges.ts';
import type { ThumbnailEdge } from '../../shared/thumbnail-edges.ts';
import type { ColumnPlace } from './sheet-model.ts';

/** A4 across, less margins, in millimetres; the style sheet's `@page` has the same. */
export const paper = { width: 277, height: 190, headWidth: 34, gap: 0.6 } as const;
/** Beyond this many slots on a page, pictures are too small to judge. */
const slotsPerPage = 10;
const largestCell = 80;
/** Rows are fitted to one page unless that makes cells lower than this. */
const lowestFitted = 28;
/** Title, facts and seeds. */
const wordsHeight = 22;

/** Columns of one page after the other, evenly filled. A call's images are never parted. */
export function pagesOf(columns: readonly ColumnPlace[]): readonly (readonly ColumnPlace[])[] {
  const slots = columns.reduce((sum, { n }) => sum + n, 0);
  const perPage = Math.ceil(slots / Math.max(1, Math.ceil(slots / slotsPerPage)));
  const pages: ColumnPlace[][] = [];
  let free = 0;
  for (const column of columns) {
    if (column.n > free || pages.length === 0) {
      pages.push([]);
      free = Math.max(perPage, column.n);
    }
    pages.at(-1)?.push(column);
    free -= column.n;
  }
  return pages;
}

/** Cell of a page in mm: as wide as the most slots of any page allow, all rows on one page where they can be. */
export function paperCell(
  pages: readonly (readonly ColumnPlace[])[],
  rows: number,
  ratio: number,
): { readonly width: number; readonly height: number } {
  const slots = Math.max(1, ...pages.map((page) => page.reduce((sum, { n }) => sum + n, 0)));
  const room = (paper.width - paper.headWidth) / slots - paper.gap;
  const fitted = (paper.height - wordsHeight) / rows - paper.gap;
  const highest = fitted >= lowestFitted ? Math.min(140, fitted) : 140;
  const width = Math.min(room, largestCell, highest * ratio);
  return { width, height: width / ratio };
}

/** Width of the thumbnail that prints at 200 dots per inch or as near as there is one. */
export function thumbnailFor(millimetres: number): ThumbnailEdge {
  return thumbnailEdgeFor((millimetres / 25.4) * 200);
}

export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly titleHeight: number;
  readonly headWidth: number;
  readonly headHeight: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly gap: number;
}

/** Chromium's canvases end at 16,384 pixels along an edge, and memory well before 268 million in all. */
const longestEdge = 14_000;
const mostPixels = 100_000_000;
const wantedCell = 480;

/** The whole sheet as one picture, in pixels: cells of 480 along the longer edge, or what fits a canvas. */
export function pictureLayout(rows: number, slots: number, ratio: number): PictureLayout {
  const fixed = { margin: 48, titleHeight: 88, headWidth: 260, headHeight: 36, gap: 4 };
  const sized = (cell: number): PictureLayout => {
    const cellWidth = Math.round(ratio >= 1 ? cell : cell * ratio);
    const cellHeight = Math.round(ratio >= 1 ? cell / ratio : cell);
    return {
      ...fixed,
      cellWidth,
      cellHeight,
      width: 2 * fixed.margin + fixed.headWidth + slots * (cellWidth + fixed.gap),
      height: 2 * fixed.margin + fixed.titleHeight + fixed.headHeight + rows * (cellHeight + fixed.gap),
    };
  };
  let cell = wantedCell;
  const isTooLarge = ({ width, height }: PictureLayout): boolean =>
    Math.max(width, height) > longestEdge || width * height > mostPixels;
  while (cell > 64 && isTooLarge(sized(cell))) cell -= 16;
  return sized(cell);
}
