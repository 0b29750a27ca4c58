/**
 * The grid's geometry: every place follows from an index, and nothing is ever measured. Groups of
 * frames stand under headers, each beginning a row of its own; frames that are not grouped are one section without one.
 * Lengths are CSS pixels.
 *
 * Chromium's scroll boxes end near 33.5 million device pixels, so a very large library's content is longer
 * than its scroll box. Then the scroll box is a map of the content: dragging the bar travels the whole
 * library, while the wheel and keys still move one pixel for one.
 */
import type { GridRows } from './rows.ts';
import { cellInset, gridGap, headerHeight, justifiedRows, squareRows, squareShape } from './rows.ts';

export interface GridSpace {
  readonly width: number;
  readonly height: number;
  /** Edge that the photographer asked for; cells come as near to it as fills the width. */
  readonly cellSize: number;
}

export interface GridGeometry {
  /** Of square cells; 0 where rows are justified. */
  readonly columns: number;
  /** Edge of a square cell; justified rows are about as high. */
  readonly cell: number;
  /** From one square cell's start to the next one's. */
  readonly pitch: number;
  /** What the division left over, to the left of the first column. */
  readonly left: number;
  readonly width: number;
  /** Places for a frame, of which the first few may stay empty (grid-place.ts). */
  readonly slots: number;
  /** Of each slot, width for 1,000 of height; null for square cells. */
  readonly shapes: Uint16Array | null;
  readonly rows: GridRows;
  /** First slot of each section, ascending from 0; one section at least. */
  readonly starts: Uint32Array;
  /** Height of a section's header; 0 for frames that are not grouped. */
  readonly header: number;
  readonly viewportHeight: number;
  readonly contentHeight: number;
  /** Height of the scroll box: the content's, or the most that a scroll box may have. */
  readonly scrollHeight: number;
  /** Cells enough for any scroll place, so that scrolling a row changes a row. */
  readonly pool: number;
}

/** 8 million CSS pixels stay under the limit up to a pixel ratio of 4. */
export const longestScroll = 8_000_000;
/** Rows kept ready above and below what is visible. */
export const marginRows = 2;
/** A pool of justified cells is a multiple of this: a frame that comes must not change it, and with it the cell of every other. */
const poolStep = 32;

const oneSection = new Uint32Array(1);

interface GridParts {
  /** The first slot of each group, ascending from 0; null for frames that are not grouped. */
  readonly starts?: Uint32Array | null;
  /** Of each slot, for justified rows. */
  readonly shapes?: Uint16Array | null;
  /** A slot that begins a justified row in any case; -1 for none. */
  readonly breakAt?: number;
}

export function gridGeometry(
  space: GridSpace,
  slots: number,
  { starts = null, shapes = null, breakAt = -1 }: GridParts = {},
): GridGeometry {
  const columns = Math.max(1, Math.round((space.width + gridGap) / (space.cellSize + gridGap)));
  const cell = Math.max(1, Math.floor((space.width - gridGap * (columns - 1)) / columns));
  const pitch = cell + gridGap;
  const sections = starts !== null && starts.length > 0 ? starts : oneSection;
  const header = sections === oneSection ? 0 : headerHeight;
  const ranges = Array.from(sections, (first, at) => ({ first, end: sections[at + 1] ?? slots }));
  const { width, height: viewportHeight } = space;
  const rows = shapes
    ? justifiedRows(ranges, { width, height: space.cellSize - 2 * cellInset, shapes, header, breakAt })
    : squareRows(ranges, { columns, cell, header });
  const rowsSeen = Math.ceil(viewportHeight / pitch) + 1;
  return {
    columns: shapes ? 0 : columns,
    cell: shapes ? space.cellSize : cell,
    pitch: shapes ? space.cellSize + gridGap : pitch,
    left: shapes ? 0 : Math.max(0, Math.floor((width - columns * pitch + gridGap) / 2)),
    width,
    slots,
    shapes,
    rows,
    starts: sections,
    header,
    viewportHeight,
    contentHeight: rows.bottom,
    scrollHeight: Math.min(rows.bottom, longestScroll),
    pool: shapes ? mostNear(rows, viewportHeight) : (rowsSeen + 2 * marginRows) * columns,
  };
}

/** The most frames that are near the viewport at once, wherever it stands. */
function mostNear({ starts, tops }: GridRows, viewportHeight: number): number {
  let most = 0;
  let end = 0;
  for (let row = 0; row < tops.length; row += 1) {
    // As far down as it goes before this row is out of sight.
    const lower = (tops[row + 1] ?? Infinity) + viewportHeight;
    while (end < tops.length && (tops[end] ?? 0) < lower) end += 1;
    const last = starts[Math.min(end + marginRows, tops.length)] ?? 0;
    most = Math.max(most, last - (starts[Math.max(0, row - marginRows)] ?? 0));
  }
  return Math.ceil(most / poolStep) * poolStep;
}

/** The last of the first `length` ascending values that is not above `value`: its index, or 0. */
function lastNotAbove(
  values: Uint32Array | Float64Array,
  value: number,
  length: number = values.length,
): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rowOf({ rows }: GridGeometry, slot: number): number {
  return lastNotAbove(rows.starts, slot, rows.tops.length);
}

/** The row at a content's height or the last one above it; the first above them all. */
function rowAtHeight({ rows }: GridGeometry, y: number): number {
  return lastNotAbove(rows.tops, y);
}

/** The first row that begins at `y` or below; the number of rows when there is none. */
function rowFrom(geometry: GridGeometry, y: number): number {
  const row = rowAtHeight(geometry, y);
  return (geometry.rows.tops[row] ?? Infinity) >= y ? row : Math.min(row + 1, geometry.rows.tops.length);
}

function topOf({ rows }: GridGeometry, row: number): number {
  return rows.tops[row] ?? 0;
}

function cellHeight({ rows }: GridGeometry, row: number): number {
  return Math.round(rows.heights[row] ?? 0) + 2 * cellInset;
}

/** Slots of a row. */
function slotsOf({ rows, slots }: GridGeometry, row: number): IndexRange {
  return { first: rows.starts[row] ?? 0, end: rows.starts[row + 1] ?? slots };
}

/** Left edges of a row's cells, and after the last one where another would begin. Whole pixels, so that rows end where the width does. */
function edgesOf(geometry: GridGeometry, row: number): readonly number[] {
  const { first, end } = slotsOf(geometry, row);
  const { shapes, left, pitch, rows } = geometry;
  if (!shapes) return Array.from({ length: end - first + 1 }, (_, column) => left + column * pitch);
  const height = rows.heights[row] ?? 0;
  const edges = [0];
  let x = 0;
  for (let slot = first; slot < end; slot += 1) {
    x += (height * (shapes[slot] ?? squareShape)) / squareShape + 2 * cellInset + gridGap;
    edges.push(Math.round(x));
  }
  return edges;
}

/** The section that a content's height lies in; the first above it all. */
export function sectionAtHeight({ rows }: GridGeometry, y: number): number {
  return lastNotAbove(rows.sectionTops, y);
}

/** The first slot of the first row that begins at `y` or below; `slots` when there is none. */
export function firstSlotFrom(geometry: GridGeometry, y: number): number {
  return slotsOf(geometry, rowFrom(geometry, y)).first;
}

/** The first slot of the row that a slot stands in. */
export function rowStart(geometry: GridGeometry, slot: number): number {
  return slotsOf(geometry, rowOf(geometry, slot)).first;
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

/** Slots in sight, and `margin` rows above and below them. */
export function visibleRange(
  geometry: GridGeometry,
  offset: number,
  count: number,
  margin = marginRows,
): IndexRange {
  const last = geometry.rows.tops.length;
  const above = Math.max(0, rowAtHeight(geometry, offset) - margin);
  const below = Math.min(last, rowFrom(geometry, offset + geometry.viewportHeight) + margin);
  const first = Math.min(slotsOf(geometry, above).first, count);
  return { first, end: Math.max(first, Math.min(count, slotsOf(geometry, below).first)) };
}

export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function cellAt(geometry: GridGeometry, slot: number): CellBox {
  const row = rowOf(geometry, slot);
  return boxOf(geometry, row, slot - slotsOf(geometry, row).first, edgesOf(geometry, row));
}

function boxOf(geometry: GridGeometry, row: number, at: number, edges: readonly number[]): CellBox {
  const left = edges[at] ?? 0;
  return {
    left,
    top: topOf(geometry, row),
    width: (edges[at + 1] ?? left + geometry.pitch) - gridGap - left,
    height: cellHeight(geometry, row),
  };
}

/** The cells of these slots, in order: each row's edges are reckoned once. */
export function cellsOf(geometry: GridGeometry, { first, end }: IndexRange): readonly CellBox[] {
  const cells: CellBox[] = [];
  for (let row = rowOf(geometry, first); cells.length < end - first; row += 1) {
    const slots = slotsOf(geometry, row);
    if (slots.end <= slots.first) break;
    const edges = edgesOf(geometry, row);
    for (let slot = Math.max(slots.first, first); slot < Math.min(slots.end, end); slot += 1)
      cells.push(boxOf(geometry, row, slot - slots.first, edges));
  }
  return cells;
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
  const touched: IndexRange[] = [];
  const { tops } = geometry.rows;
  let row = rowAtHeight(geometry, area.top);
  if (topOf(geometry, row) + cellHeight(geometry, row) < area.top) row += 1;
  for (; row < tops.length && topOf(geometry, row) <= area.bottom; row += 1) {
    const { first, end } = slotsOf(geometry, row);
    const edges = edgesOf(geometry, row);
    let from = first;
    while (from < end && (edges[from - first + 1] ?? 0) - gridGap < area.left) from += 1;
    let to = from;
    while (to < end && (edges[to - first] ?? 0) <= area.right) to += 1;
    if (to > from) touched.push({ first: from, end: to });
  }
  return touched;
}

/** Between which frames of its row a point of the content is: after so many slots of it; and the row's slots. */
export function gapAt(
  geometry: GridGeometry,
  { x, y }: { readonly x: number; readonly y: number },
): IndexRange & { readonly slot: number } {
  const row = rowAtHeight(geometry, y);
  const { first, end } = slotsOf(geometry, row);
  const edges = edgesOf(geometry, row);
  let slot = first;
  while (slot < end && x > middleOf(edges, slot - first)) slot += 1;
  return { first, end, slot };
}

function middleOf(edges: readonly number[], at: number): number {
  return ((edges[at] ?? 0) + (edges[at + 1] ?? 0) - gridGap) / 2;
}

/** The nearest offset at which the cell is seen whole. */
export function offsetShowing(geometry: GridGeometry, index: number, offset: number): number {
  const { top, height } = cellAt(geometry, index);
  // What is in sight begins under the header that stays while its frames scroll past.
  if (top - geometry.header < offset) return top - geometry.header;
  const bottom = top + height;
  return bottom > offset + geometry.viewportHeight ? bottom - geometry.viewportHeight : offset;
}

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/**
 * Where a key leads from `slot`; up and down lead to what stands over or under its middle, from one section into the next, and stop
 * at the ends.
 */
export function movedIndex(geometry: GridGeometry, slot: number, move: GridMove, count: number): number {
  const last = count - 1;
  const row = rowOf(geometry, slot);
  const top = topOf(geometry, row);
  switch (move) {
    case 'left':
      return Math.max(0, slot - 1);
    case 'right':
      return Math.min(last, slot + 1);
    case 'up':
      return overOrUnder(geometry, slot, row - 1);
    case 'down':
      return overOrUnder(geometry, slot, row + 1);
    case 'page-up':
      return overOrUnder(geometry, slot, Math.min(row - 1, rowFrom(geometry, top - geometry.viewportHeight)));
    case 'page-down':
      return overOrUnder(
        geometry,
        slot,
        Math.max(row + 1, rowAtHeight(geometry, top + geometry.viewportHeight)),
      );
    case 'home':
      return 0;
    case 'end':
      return last;
  }
}

/** The slot of another row that is nearest to the middle of this one; itself where there is no such row. */
function overOrUnder(geometry: GridGeometry, slot: number, row: number): number {
  const from = rowOf(geometry, slot);
  const to = Math.min(Math.max(0, row), geometry.rows.tops.length - 1);
  if (to === from) return slot;
  const middle = middleOf(edgesOf(geometry, from), slot - slotsOf(geometry, from).first);
  const { first, end } = slotsOf(geometry, to);
  const edges = edgesOf(geometry, to);
  let nearest = first;
  for (let each = first + 1; each < end; each += 1) {
    const isNearer =
      Math.abs(middleOf(edges, each - first) - middle) < Math.abs(middleOf(edges, nearest - first) - middle);
    if (isNearer) nearest = each;
  }
  return nearest;
}
