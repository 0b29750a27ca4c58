/**
 * The photographer's place in the grid: what is where, and how it stays there while frames come and go.
 * Pure: each function answers with the next place.
 *
 * Away from the top, new frames arrive out of sight, and nothing in sight moves: the content grows upward by
 * whole rows, and slots that are not filled yet stay empty before the first frame (`lead`). At the top, new
 * frames appear.
 */
import type { Order } from '../frames/order.ts';
import { emptyOrder, indexOfNumber, standIn } from '../frames/order.ts';
import type { GridGeometry, GridMove, GridSpace, IndexRange, ScrollPlace } from './geometry.ts';
import {
  cellAt,
  gridGap,
  gridGeometry,
  movedIndex,
  offsetShowing,
  placeAtOffset,
  scrolledTo,
  visibleRange,
} from './geometry.ts';

export interface GridPlace extends ScrollPlace {
  readonly order: Order;
  readonly space: GridSpace;
  /** Empty slots before the first frame. */
  readonly lead: number;
  readonly geometry: GridGeometry;
}

const noSpace: GridSpace = { width: 0, height: 0, cellSize: 208 };

export const startPlace: GridPlace = {
  order: emptyOrder,
  space: noSpace,
  lead: 0,
  geometry: gridGeometry(noSpace, 0),
  scrollTop: 0,
  offset: 0,
};

function at(order: Order, space: GridSpace, lead: number, offset: number): GridPlace {
  const geometry = gridGeometry(space, lead + order.length);
  return { order, space, lead, geometry, ...placeAtOffset(geometry, offset) };
}

/** A frame that stays where it is in the window, and where that is. */
interface Pin {
  readonly no: number;
  readonly column: number;
  /** From the viewport's upper edge to the cell's; negative above it. */
  readonly below: number;
}

function pinOf(place: GridPlace, no: number): Pin {
  const slot = indexOfNumber(place.order, no) + place.lead;
  return {
    no,
    column: slot % place.geometry.columns,
    below: cellAt(place.geometry, slot).top - place.offset,
  };
}

/** The first frame whose row is seen whole. */
function firstWholeFrame(place: GridPlace): number | undefined {
  const slot = Math.ceil(place.offset / place.geometry.pitch) * place.geometry.columns;
  return place.order[Math.min(Math.max(0, slot - place.lead), place.order.length - 1)];
}

/** Whether the newest frames are in sight, so that newer ones belong in sight too. */
function isAtTop(place: GridPlace): boolean {
  return place.offset < place.geometry.pitch / 2;
}

export function placeWithOrder(place: GridPlace, order: Order): GridPlace {
  if (order === place.order) return place;
  const first = firstWholeFrame(place);
  if (first === undefined || isAtTop(place)) return at(order, place.space, 0, place.offset);
  const pin = pinOf(place, first);
  const no = standIn(place.order, order, first);
  if (no === null) return at(order, place.space, 0, 0);
  const { columns, pitch } = place.geometry;
  const index = indexOfNumber(order, no);
  const lead = (pin.column - (index % columns) + columns) % columns;
  return at(order, place.space, lead, ((index + lead - pin.column) / columns) * pitch - pin.below);
}

/** Frames were put in another order by hand: the view stays, whichever frames come into it; the active one stays in sight. */
export function placeRearranged(place: GridPlace, order: Order, active: number | null): GridPlace {
  if (order === place.order) return place;
  const next = at(order, place.space, place.lead, place.offset);
  return active !== null && isSeen(place, active) ? placeShowing(next, active) : next;
}

/** Another size of window or cell: the active frame keeps its height if it is in sight, else the first frame. */
export function placeResized(place: GridPlace, space: GridSpace, active: number | null): GridPlace {
  const first = firstWholeFrame(place);
  if (first === undefined || isAtTop(place)) return at(place.order, space, 0, place.offset);
  const pin = pinOf(place, active !== null && isSeen(place, active) ? active : first);
  const geometry = gridGeometry(space, place.order.length);
  const { top } = cellAt(geometry, indexOfNumber(place.order, pin.no));
  const below = Math.min(Math.max(0, pin.below), Math.max(0, space.height - geometry.cell));
  return at(place.order, space, 0, top - below);
}

function isSeen(place: GridPlace, no: number): boolean {
  const index = indexOfNumber(place.order, no);
  if (index < 0) return false;
  const { top } = cellAt(place.geometry, index + place.lead);
  return top + place.geometry.cell > place.offset && top < place.offset + place.geometry.viewportHeight;
}

export function placeScrolled(place: GridPlace, scrollTop: number): GridPlace {
  return { ...place, ...scrolledTo(place.geometry, place, scrollTop) };
}

/** After a scroll has come to rest in a library longer than a scroll box: the bar shows the true share again. */
export function placeRested(place: GridPlace): GridPlace {
  return { ...place, ...placeAtOffset(place.geometry, place.offset) };
}

/** Scrolled as little as shows the frame whole. */
export function placeShowing(place: GridPlace, no: number): GridPlace {
  const index = indexOfNumber(place.order, no);
  if (index < 0) return place;
  const offset = offsetShowing(place.geometry, index + place.lead, place.offset);
  return offset === place.offset ? place : { ...place, ...placeAtOffset(place.geometry, offset) };
}

/** The frame to which a key leads from `no`, or from nowhere. */
export function frameMovedTo(place: GridPlace, no: number | null, move: GridMove): number | undefined {
  const { order, lead, geometry } = place;
  const index = no === null ? -1 : indexOfNumber(order, no);
  if (index < 0) return order[0];
  const slot = movedIndex(geometry, index + lead, move, lead + order.length);
  return order[Math.max(0, slot - lead)];
}

/** Indexes in the order of the frames within `margin` rows of the viewport. */
export function framesWithin(place: GridPlace, margin: number): IndexRange {
  const { geometry, offset, lead, order } = place;
  const { first, end } = visibleRange(geometry, offset, lead + order.length, margin);
  return { first: Math.max(0, first - lead), end: Math.max(0, end - lead) };
}

/** Where dragged frames would come: before this frame, or last (null); and the line that shows it. */
export interface Drop {
  readonly before: number | null;
  /** Of the line's middle and of its row's upper edge, as cells are placed in the scroll box. */
  readonly left: number;
  readonly top: number;
}

/** For a pointer at `x` and `y` from the viewport's corner: the gap between two frames that is nearest in its row. */
export function dropAt(place: GridPlace, x: number, y: number): Drop {
  const { geometry, lead, order, offset, scrollTop } = place;
  const { columns, pitch, rows } = geometry;
  const last = lead + order.length;
  const row = clamp(Math.floor((y + offset) / pitch), rows - 1);
  const gap = clamp(Math.round((x - geometry.left) / pitch), columns);
  const slot = Math.min(Math.max(lead, row * columns + gap), last);
  // Right of a row's end it stays in that row, though the next frame begins another.
  const isEnd = slot === last || slot > row * columns + columns - 1;
  const shown = isEnd && slot > 0 ? slot - 1 : slot;
  const { left, top } = cellAt(geometry, shown);
  return {
    before: order[slot - lead] ?? null,
    left: left + (shown < slot ? pitch : 0) - gridGap / 2,
    top: top - (offset - scrollTop),
  };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most));
}
