/**
 * The grid's geometry: fixed cells, so that every place follows from an index and nothing is ever measured.
 * Lengths are CSS pixels.
 *
 * Chromium's scroll boxes end near 33.5 million device pixels, so a very large library's content is longer
 * than its scroll box. Then the scroll box is a map of the content: dragging the bar travels the whole
 * library, while the wheel and keys still move one pixel for one.
 */

export interface GridSpace {
  readonly width: number;
  readonly height: number;
  /** Edge that the photographer asked for; cells come as near to it as fills the width. */
  readonly cellSize: number;
}

export interface GridGeometry {
  readonly columns: number;
  readonly rows: number;
  /** Edge of a square cell. */
  readonly cell: number;
  /** From one cell's start to the next one's. */
  readonly pitch: number;
  /** What the division left over, to the left of the first column. */
  readonly left: number;
  readonly viewportHeight: number;
  readonly contentHeight: number;
  /** Height of the scroll box: the content's, or the most that a scroll box may have. */
  readonly scrollHeight: number;
}

/** Like film on a proof sheet. */
export const gridGap = 2;
/** 8 million CSS pixels stay under the limit up to a pixel ratio of 4. */
export const longestScroll = 8_000_000;
/** Rows kept ready above and below what is visible. */
export const marginRows = 2;

/** The geometry of so many slots: places for a frame, of which the first few may stay empty (grid-place.ts). */
export function gridGeometry(space: GridSpace, slots: number): GridGeometry {
  const columns = Math.max(1, Math.round((space.width + gridGap) / (space.cellSize + gridGap)));
  const cell = Math.max(1, Math.floor((space.width - gridGap * (columns - 1)) / columns));
  const pitch = cell + gridGap;
  const rows = Math.ceil(slots / columns);
  const contentHeight = Math.max(0, rows * pitch - gridGap);
  return {
    columns,
    rows,
    cell,
    pitch,
    left: Math.max(0, Math.floor((space.width - columns * pitch + gridGap) / 2)),
    viewportHeight: space.height,
    contentHeight,
    scrollHeight: Math.min(contentHeight, longestScroll),
  };
}

/** Where the scroll box stands, and which part of the content that means. */
export interface ScrollPlace {
  readonly scrollTop: number;
  /** Content above the viewport's upper edge. */
  readonly offset: number;
}

function lastOffset(geometry: GridGeometry): number {
  return Math.max(0, geometry.contentHeight - geometry.viewportHeight);
}

function lastScrollTop(geometry: GridGeometry): number {
  return Math.max(0, geometry.scrollHeight - geometry.viewportHeight);
}

/** The scroll box's place for an offset: the same number unless the library outgrew the scroll box. */
export function placeAtOffset(geometry: GridGeometry, wanted: number): ScrollPlace {
  const last = lastOffset(geometry);
  const offset = Math.min(Math.max(0, wanted), last);
  if (last <= lastScrollTop(geometry)) return { scrollTop: offset, offset };
  return { scrollTop: (offset / last) * lastScrollTop(geometry), offset };
}

/**
 * The place after the scroll box moved to `scrollTop`. A small step moves the content as far; a leap (the bar
 * was dragged) goes to the same share of the content.
 */
export function scrolledTo(geometry: GridGeometry, before: ScrollPlace, scrollTop: number): ScrollPlace {
  const last = lastOffset(geometry);
  const end = lastScrollTop(geometry);
  if (last <= end) return { scrollTop, offset: Math.min(Math.max(0, scrollTop), last) };
  if (scrollTop <= 0) return { scrollTop, offset: 0 };
  if (scrollTop >= end) return { scrollTop, offset: last };
  const step = scrollTop - before.scrollTop;
  const isLeap = Math.abs(step) > geometry.viewportHeight;
  const offset = isLeap ? (scrollTop / end) * last : before.offset + step;
  return { scrollTop, offset: Math.min(Math.max(0, offset), last) };
}

/** Indexes from `first` to before `end`. */
export interface IndexRange {
  readonly first: number;
  readonly end: number;
}

export function visibleRange(
  geometry: GridGeometry,
  offset: number,
  count: number,
  margin = marginRows,
): IndexRange {
  const firstRow = Math.floor(offset / geometry.pitch);
  const endRow = Math.ceil((offset + geometry.viewportHeight) / geometry.pitch);
  const first = Math.max(0, firstRow - margin) * geometry.columns;
  return { first: Math.min(first, count), end: Math.min(count, (endRow + margin) * geometry.columns) };
}

/** Cells enough for any scroll place: each index uses cell `index % size`, so scrolling a row changes a row. */
export function poolSize(geometry: GridGeometry, margin = marginRows): number {
  const rowsSeen = Math.ceil(geometry.viewportHeight / geometry.pitch) + 1;
  return (rowsSeen + 2 * margin) * geometry.columns;
}

export function cellAt(
  geometry: GridGeometry,
  index: number,
): { readonly left: number; readonly top: number } {
  return {
    left: geometry.left + (index % geometry.columns) * geometry.pitch,
    top: Math.floor(index / geometry.columns) * geometry.pitch,
  };
}

/** The nearest offset at which the cell is seen whole. */
export function offsetShowing(geometry: GridGeometry, index: number, offset: number): number {
  const { top } = cellAt(geometry, index);
  if (top < offset) return top;
  const bottom = top + geometry.cell;
  return bottom > offset + geometry.viewportHeight ? bottom - geometry.viewportHeight : offset;
}

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/** Where a key leads from `index`; up and down keep the column, and stop at the ends. */
export function movedIndex(geometry: GridGeometry, index: number, move: GridMove, count: number): number {
  const last = count - 1;
  const rowsPerPage = Math.max(1, Math.floor(geometry.viewportHeight / geometry.pitch));
  const byRows = (rows: number): number => {
    const target = index + rows * geometry.columns;
    if (target < 0) return index % geometry.columns;
    if (target <= last) return target;
    const bottom = last - (last % geometry.columns) + (index % geometry.columns);
    return bottom <= last ? bottom : last;
  };
  switch (move) {
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.min(last, index + 1);
    case 'up':
      return index - geometry.columns < 0 ? index : byRows(-1);
    case 'down':
      return byRows(1);
    case 'page-up':
      return byRows(-rowsPerPage);
    case 'page-down':
      return byRows(rowsPerPage);
    case 'home':
      return 0;
    case 'end':
      return last;
  }
}
