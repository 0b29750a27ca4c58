/**
 * The sheet's geometry: cells of one size in both directions, so that every place follows from a row and a slot and
 * nothing is ever measured. Heads stick to the upper and left edges and hide what lies under them. Lengths are CSS
 * pixels. Pure.
 */
import type { Place } from './sheet-model.ts';

export interface SheetSpace {
  /** Of the scroll box, without its bars. */
  readonly width: number;
  readonly height: number;
  /** Longer edge of a cell, as the photographer set it. */
  readonly cellSize: number;
}

export interface SheetGeometry extends SheetSpace {
  readonly rows: number;
  readonly slots: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Of the row heads and the column heads. */
  readonly headWidth: number;
  readonly headHeight: number;
  /** Seeds are written upward where a cell is too narrow for their figures. */
  readonly isUpright: boolean;
  readonly contentWidth: number;
  readonly contentHeight: number;
}

/** Like film on a proof sheet. */
export const sheetGap = 2;
/** Bounds of the cell size (shared/settings/settings.ts). */
export const smallestCell = 32;
export const largestCell = 640;
/** Of a tabular figure of 12 px, and the air around a seed. */
const figureWidth = 7;
const airOfSeed = 10;

/** `ratio`: width by height of the frames. `figures`: of the longest seed. */
export function sheetGeometry(
  space: SheetSpace,
  {
    rows,
    slots,
    ratio,
    figures,
  }: { readonly rows: number; readonly slots: number; readonly ratio: number; readonly figures: number },
): SheetGeometry {
  const cellWidth = Math.max(12, Math.round(ratio >= 1 ? space.cellSize : space.cellSize * ratio));
  const cellHeight = Math.max(12, Math.round(ratio >= 1 ? space.cellSize / ratio : space.cellSize));
  const widthOfSeed = figures * figureWidth + airOfSeed;
  const isUpright = cellWidth < widthOfSeed;
  const headWidth = Math.round(Math.min(176, Math.max(88, space.width * 0.18)));
  const headHeight = isUpright ? widthOfSeed : 24;
  return {
    ...space,
    rows,
    slots,
    cellWidth,
    cellHeight,
    headWidth,
    headHeight,
    isUpright,
    contentWidth: headWidth + slots * (cellWidth + sheetGap),
    contentHeight: headHeight + rows * (cellHeight + sheetGap),
  };
}

/** Content above and to the left of the scroll box's corner. */
export interface Scroll {
  readonly left: number;
  readonly top: number;
}

/** From `first` to before `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Cells kept ready beyond each edge of what is visible. */
const margin = 2;

export function visibleRows(geometry: SheetGeometry, { top }: Scroll): Span {
  const { cellHeight, headHeight, height, rows } = geometry;
  return visible(top, height - headHeight, cellHeight + sheetGap, rows);
}

export function visibleSlots(geometry: SheetGeometry, { left }: Scroll): Span {
  const { cellWidth, headWidth, width, slots } = geometry;
  return visible(left, width - headWidth, cellWidth + sheetGap, slots);
}

/** Whether the same rows and slots are to be drawn at both places. */
export function isSameSight(geometry: SheetGeometry, a: Scroll, b: Scroll): boolean {
  const rows = [visibleRows(geometry, a), visibleRows(geometry, b)] as const;
  const slots = [visibleSlots(geometry, a), visibleSlots(geometry, b)] as const;
  return isSameSpan(...rows) && isSameSpan(...slots);
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.first === b.first && a.end === b.end;
}

function visible(offset: number, length: number, pitch: number, count: number): Span {
  const first = Math.floor(offset / pitch) - margin;
  const end = Math.ceil((offset + Math.max(0, length)) / pitch) + margin;
  return { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
}

/** Elements enough for any scroll place, so that each row or slot reuses number `index % size`. */
export function poolSizes(geometry: SheetGeometry): { readonly rows: number; readonly slots: number } {
  const size = (length: number, pitch: number): number =>
    Math.ceil(Math.max(0, length) / pitch) + 2 + 2 * margin;
  return {
    rows: size(geometry.height - geometry.headHeight, geometry.cellHeight + sheetGap),
    // A cell that begins left of the first slot may still reach into it.
    slots: size(geometry.width - geometry.headWidth, geometry.cellWidth + sheetGap) + longestSpan,
  };
}

/** Most images of one call, of any model. */
const longestSpan = 8;

export function leftOf(geometry: SheetGeometry, slot: number): number {
  return geometry.headWidth + slot * (geometry.cellWidth + sheetGap);
}

export function topOf(geometry: SheetGeometry, row: number): number {
  return geometry.headHeight + row * (geometry.cellHeight + sheetGap);
}

export function widthOf(geometry: SheetGeometry, span: number): number {
  return span * (geometry.cellWidth + sheetGap) - sheetGap;
}

/** The nearest scroll at which the cell is seen whole, clear of the heads; its upper left where it is larger. */
export function scrollShowing(
  geometry: SheetGeometry,
  { row, slot }: Place,
  span: number,
  scroll: Scroll,
): Scroll {
  return {
    left: showing(
      leftOf(geometry, slot),
      widthOf(geometry, span),
      geometry.headWidth,
      geometry.width,
      scroll.left,
    ),
    top: showing(topOf(geometry, row), geometry.cellHeight, geometry.headHeight, geometry.height, scroll.top),
  };
}

function showing(start: number, size: number, head: number, viewport: number, offset: number): number {
  const least = start + size - viewport;
  const most = start - head;
  return Math.max(0, Math.min(Math.max(offset, least), most));
}

/** The scroll after a change of cell size: what lies at `focus` (from the box's corner) stays under it. */
export function scrollZoomed(
  before: SheetGeometry,
  after: SheetGeometry,
  scroll: Scroll,
  focus: Scroll,
): Scroll {
  const along = (
    offset: number,
    at: number,
    headB: number,
    headA: number,
    pitchB: number,
    pitchA: number,
  ): number => Math.max(0, ((offset + Math.max(0, at - headB)) / pitchB) * pitchA - Math.max(0, at - headA));
  return {
    left: along(
      scroll.left,
      focus.left,
      before.headWidth,
      after.headWidth,
      before.cellWidth + sheetGap,
      after.cellWidth + sheetGap,
    ),
    top: along(
      scroll.top,
      focus.top,
      before.headHeight,
      after.headHeight,
      before.cellHeight + sheetGap,
      after.cellHeight + sheetGap,
    ),
  };
}

/** Whole rows that fit under the heads: what a page key moves by. */
export function rowsPerPage(geometry: SheetGeometry): number {
  return Math.max(1, Math.floor((geometry.height - geometry.headHeight) / (geometry.cellHeight + sheetGap)));
}
