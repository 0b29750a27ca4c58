/**
 * The grid's geometry: fixed cells, so that every place follows from an index and nothing is ever measured. Groups of
 * frames stand under headers, each beginning a row of its own; frames that are not grouped are one section without one.
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
  /** Edge of a square cell. */
  readonly cell: number;
  /** From one cell's start to the next one's. */
  readonly pitch: number;
  /** What the division left over, to the left of the first column. */
  readonly left: number;
  /** Places for a frame, of which the first few may stay empty (grid-place.ts). */
  readonly slots: number;
  /** First slot of each section, ascending from 0; one section at least. */
  readonly starts: Uint32Array;
  /** Where each section begins: its header's upper edge. */
  readonly tops: Float64Array;
  /** Height of a section's header; 0 for frames that are not grouped. */
  readonly header: number;
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
export const headerHeight = 36;

const oneSection = new Uint32Array(1);

/** `starts`: the first slot of each group, ascending from 0; null for frames that are not grouped. */
export function gridGeometry(
  space: GridSpace,
  slots: number,
  starts: Uint32Array | null = null,
): GridGeometry {
  const columns = Math.max(1, Math.round((space.width + gridGap) / (space.cellSize + gridGap)));
  const cell = Math.max(1, Math.floor((space.width - gridGap * (columns - 1)) / columns));
  const pitch = cell + gridGap;
  const sections = starts !== null && starts.length > 0 ? starts : oneSection;
  const header = sections === oneSection ? 0 : headerHeight;
  const tops = new Float64Array(sections.length);
  let bottom = 0;
  for (let at = 0; at < sections.length; at += 1) {
    tops[at] = bottom;
    const count = (sections[at + 1] ?? slots) - (sections[at] ?? 0);
    bottom += header + Math.ceil(count / columns) * pitch;
  }
  const contentHeight = Math.max(0, bottom - gridGap);
  return {
    columns,
    cell,
    pitch,
    left: Math.max(0, Math.floor((space.width - columns * pitch + gridGap) / 2)),
    slots,
    starts: sections,
    tops,
    header,
    viewportHeight: space.height,
    contentHeight,
    scrollHeight: Math.min(contentHeight, longestScroll),
  };
}

/** The last of the ascending values that is not above `value`: its index, or 0. */
function lastNotAbove(values: Uint32Array | Float64Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Slots of a section, from `first` to before `end`, and where its first row stands. */
interface Section {
  readonly first: number;
  readonly end: number;
  readonly rowsTop: number;
}

function sectionAt({ starts, tops, header, slots }: GridGeometry, at: number): Section {
  return {
    first: starts[at] ?? 0,
    end: starts[at + 1] ?? slots,
    rowsTop: (tops[at] ?? 0) + header,
  };
}

function sectionOf(geometry: GridGeometry, slot: number): Section {
  return sectionAt(geometry, lastNotAbove(geometry.starts, slot));
}

/** The section that a content's height lies in; the first above it all. */
export function sectionAtHeight({ tops }: GridGeometry, y: number): number {
  return lastNotAbove(tops, y);
}

/** A part of the content; its edges belong to it. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Slots whose cells a rectangle touches, row by row. */
export function slotsTouched(geometry: GridGeometry, area: Rectangle): readonly IndexRange[] {
  const { cell, columns, pitch, left } = geometry;
  const firstColumn = Math.max(0, Math.ceil((area.left - left - cell) / pitch));
  const lastColumn = Math.min(columns - 1, Math.floor((area.right - left) / pitch));
  if (firstColumn > lastColumn) return [];
  const rows: IndexRange[] = [];
  const lastSection = sectionAtHeight(geometry, area.bottom);
  for (let at = sectionAtHeight(geometry, area.top); at <= lastSection; at += 1) {
    const { first, end, rowsTop } = sectionAt(geometry, at);
    const firstRow = Math.max(0, Math.ceil((area.top - rowsTop - cell) / pitch));
    const lastRow = Math.floor((area.bottom - rowsTop) / pitch);
    for (let row = firstRow; row <= lastRow; row += 1) {
      const slot = first + row * columns;
      if (slot + firstColumn >= end) break;
      rows.push({ first: slot + firstColumn, end: Math.min(slot + lastColumn + 1, end) });
    }
  }
  return rows;
}

/** The first slot of the first row that begins at `y` or below; `slots` when there is none. */
export function firstSlotFrom(geometry: GridGeometry, y: number): number {
  const { first, end, rowsTop } = sectionAt(geometry, sectionAtHeight(geometry, y));
  const row = Math.max(0, Math.ceil((y - rowsTop) / geometry.pitch));
  return Math.min(first + row * geometry.columns, end);
}

export function columnOf(geometry: GridGeometry, slot: number): number {
  return (slot - sectionOf(geometry, slot).first) % geometry.columns;
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
  const above = offset - (margin + 1) * geometry.pitch;
  const below = offset + geometry.viewportHeight + margin * geometry.pitch;
  const first = Math.min(firstSlotFrom(geometry, above + 1), count);
  return { first, end: Math.max(first, Math.min(count, firstSlotFrom(geometry, below))) };
}

/** Cells enough for any scroll place, so that scrolling a row changes a row. */
export function poolSize(geometry: GridGeometry, margin = marginRows): number {
  const rowsSeen = Math.ceil(geometry.viewportHeight / geometry.pitch) + 1;
  return (rowsSeen + 2 * margin) * geometry.columns;
}

export function cellAt(
  geometry: GridGeometry,
  slot: number,
): { readonly left: number; readonly top: number } {
  const { first, rowsTop } = sectionOf(geometry, slot);
  const within = slot - first;
  return {
    left: geometry.left + (within % geometry.columns) * geometry.pitch,
    top: rowsTop + Math.floor(within / geometry.columns) * geometry.pitch,
  };
}

/** The nearest offset at which the cell is seen whole. */
export function offsetShowing(geometry: GridGeometry, index: number, offset: number): number {
  const { top } = cellAt(geometry, index);
  // What is in sight begins under the header that stays while its frames scroll past.
  if (top - geometry.header < offset) return top - geometry.header;
  const bottom = top + geometry.cell;
  return bottom > offset + geometry.viewportHeight ? bottom - geometry.viewportHeight : offset;
}

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/** Where a key leads from `slot`; up and down keep the column, from one section into the next, and stop at the ends. */
export function movedIndex(geometry: GridGeometry, slot: number, move: GridMove, count: number): number {
  const last = count - 1;
  const rowsPerPage = Math.max(1, Math.floor(geometry.viewportHeight / geometry.pitch));
  switch (move) {
    case 'left':
      return Math.max(0, slot - 1);
    case 'right':
      return Math.min(last, slot + 1);
    case 'up':
      return byRows(geometry, slot, -1);
    case 'down':
      return byRows(geometry, slot, 1);
    case 'page-up':
      return byRows(geometry, slot, -rowsPerPage);
    case 'page-down':
      return byRows(geometry, slot, rowsPerPage);
    case 'home':
      return 0;
    case 'end':
      return last;
  }
}

function byRows(geometry: GridGeometry, slot: number, rows: number): number {
  let at = slot;
  for (let left = Math.abs(rows); left > 0; left -= 1)
    at = rows < 0 ? rowAbove(geometry, at) : rowBelow(geometry, at);
  return at;
}

function rowAbove(geometry: GridGeometry, slot: number): number {
  const { columns } = geometry;
  const { first } = sectionOf(geometry, slot);
  if (slot - columns >= first) return slot - columns;
  if (first === 0) return slot;
  const above = sectionOf(geometry, first - 1);
  const lastRow = above.first + Math.floor((above.end - 1 - above.first) / columns) * columns;
  return Math.min(lastRow + ((slot - first) % columns), above.end - 1);
}

function rowBelow(geometry: GridGeometry, slot: number): number {
  const { columns, slots } = geometry;
  const { first, end } = sectionOf(geometry, slot);
  if (slot + columns < end) return slot + columns;
  const column = (slot - first) % columns;
  // A last row that is not full has no such column: its last frame.
  if (slot - column + columns < end) return end - 1;
  if (end >= slots) return slot;
  return Math.min(end + column, sectionOf(geometry, end).end - 1);
}
