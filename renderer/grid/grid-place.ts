/**
 * The photographer's place in the grid: what is where, and how it stays there while frames come and go.
 * Pure: each function answers with the next place.
 *
 * Away from the top, new frames arrive out of sight, and nothing in sight moves: the content grows upward by
 * whole rows, and slots that are not filled yet stay empty before the first frame (`lead`). At the top, new
 * frames appear.
 */
import type { FrameGroups } from '../../shared/frame/frame-query.ts';
import { noGroups } from '../../shared/frame/frame-query.ts';
import type { Order } from '../frames/order.ts';
import { emptyOrder, indexOfNumber, standIn } from '../frames/order.ts';
import type {
  CellBox,
  GridGeometry,
  GridMove,
  GridSpace,
  IndexRange,
  Rectangle,
  ScrollPlace,
} from './geometry.ts';
import {
  cellAt,
  cellsOf,
  firstSlotFrom,
  gapAt,
  gridGeometry,
  marginRows,
  movedIndex,
  offsetShowing,
  placeAtOffset,
  rowStart,
  scrolledTo,
  sectionAtHeight,
  slotsTouched,
  visibleRange,
} from './geometry.ts';
import { clampedShape, gridGap } from './rows.ts';

/** A frame's width for 1,000 of its height. */
export type ShapeOf = (no: number) => number;

export interface GridPlace extends ScrollPlace {
  readonly order: Order;
  /** Where groups of them begin. */
  readonly groups: FrameGroups;
  readonly space: GridSpace;
  /** Null for square cells. */
  readonly shapeOf: ShapeOf | null;
  /** Empty slots before the first frame: of its group, where frames are grouped. */
  readonly lead: number;
  /** The index of a frame that begins a justified row, so that it and those after it stay in theirs; -1 for none. */
  readonly breakAt: number;
  readonly geometry: GridGeometry;
}

const noSpace: GridSpace = { width: 0, height: 0, cellSize: 208 };

export const startPlace: GridPlace = {
  order: emptyOrder,
  groups: noGroups,
  space: noSpace,
  shapeOf: null,
  lead: 0,
  breakAt: -1,
  geometry: gridGeometry(noSpace, 0),
  scrollTop: 0,
  offset: 0,
};

/** What is shown, the window's size for it, and how. */
type Shown = Pick<GridPlace, 'order' | 'groups' | 'space' | 'shapeOf'>;

/** How what comes first is laid out, so that the rest stays where it is. */
type Front = Pick<GridPlace, 'lead' | 'breakAt'>;
const plainFront: Front = { lead: 0, breakAt: -1 };

function at({ order, groups, space, shapeOf }: Shown, { lead, breakAt }: Front, offset: number): GridPlace {
  const shown = { order, groups, space, shapeOf };
  const front = { lead, breakAt };
  const geometry = geometryOf(shown, front);
  return { ...shown, ...front, geometry, ...placeAtOffset(geometry, offset) };
}

function geometryOf({ order, groups, space, shapeOf }: Shown, { lead, breakAt }: Front): GridGeometry {
  const { starts } = groups;
  const slots = lead === 0 ? starts : starts.map((start, group) => (group === 0 ? 0 : start + lead));
  return gridGeometry(space, lead + order.length, {
    starts: groups.keys.length > 0 ? slots : null,
    shapes: shapeOf && Uint16Array.from(order, (no) => clampedShape(shapeOf(no))),
    breakAt,
  });
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
    column: slot - rowStart(place.geometry, slot),
    below: cellAt(place.geometry, slot).top - place.offset,
  };
}

/** The first frame whose row is seen whole. */
function firstWholeFrame(place: GridPlace): number | undefined {
  const slot = firstSlotFrom(place.geometry, place.offset + place.geometry.header);
  return place.order[Math.min(Math.max(0, slot - place.lead), place.order.length - 1)];
}

/** Whether the newest frames are in sight, so that newer ones belong in sight too. */
function isAtTop(place: GridPlace): boolean {
  return place.offset < place.geometry.pitch / 2;
}

export function placeWithOrder(place: GridPlace, order: Order, groups: FrameGroups = noGroups): GridPlace {
  if (order === place.order && groups === place.groups) return place;
  const shown = { ...place, order, groups };
  const first = firstWholeFrame(place);
  if (first === undefined || isAtTop(place)) return at(shown, plainFront, place.offset);
  const pin = pinOf(place, first);
  const no = standIn(place.order, order, first);
  if (no === null) return at(shown, plainFront, 0);
  const index = indexOfNumber(order, no);
  const front = place.shapeOf
    ? { lead: 0, breakAt: breakFor(place, order) }
    : { lead: leadOf(shown, index, pin.column), breakAt: -1 };
  const { top } = cellAt(geometryOf(shown, front), index + front.lead);
  return at(shown, front, top - pin.below);
}

/** Where the first row that is seen begins: from there on every row stays as it is. */
function breakFor(place: GridPlace, order: Order): number {
  const first = place.order[visibleRange(place.geometry, place.offset, place.order.length, 0).first];
  const no = first === undefined ? null : standIn(place.order, order, first);
  return no === null ? -1 : indexOfNumber(order, no);
}

/** Empty slots that bring a frame of square cells into a column. */
function leadOf({ groups, geometry: { columns } }: GridPlace, index: number, column: number): number {
  // Groups begin rows of their own: only in the first one can frames that came in shift the others sideways.
  const isInFirst = groups.keys.length < 2 || index < (groups.starts[1] ?? 0);
  return isInFirst ? (column - (index % columns) + columns) % columns : 0;
}

/** Frames were put in another order by hand: the view stays, whichever frames come into it; the active one stays in sight. */
export function placeRearranged(place: GridPlace, order: Order, active: number | null): GridPlace {
  if (order === place.order) return place;
  const next = at({ ...place, order }, place, place.offset);
  return active !== null && isSeen(place, active) ? placeShowing(next, active) : next;
}

/** Another size of window or cell: the active frame keeps its height if it is in sight, else the first frame. */
export function placeResized(place: GridPlace, space: GridSpace, active: number | null): GridPlace {
  return laidOutAnew(place, { ...place, space }, active);
}

/** Square cells instead of justified rows, or the other way round, or frames of other shapes. */
export function placeReshaped(place: GridPlace, shapeOf: ShapeOf | null, active: number | null): GridPlace {
  return shapeOf === place.shapeOf ? place : laidOutAnew(place, { ...place, shapeOf }, active);
}

function laidOutAnew(place: GridPlace, shown: Shown, active: number | null): GridPlace {
  const first = firstWholeFrame(place);
  if (first === undefined || isAtTop(place)) return at(shown, plainFront, place.offset);
  const pin = pinOf(place, active !== null && isSeen(place, active) ? active : first);
  const { top, height } = cellAt(geometryOf(shown, plainFront), indexOfNumber(place.order, pin.no));
  const below = Math.min(Math.max(0, pin.below), Math.max(0, shown.space.height - height));
  return at(shown, plainFront, top - below);
}

function isSeen(place: GridPlace, no: number): boolean {
  const index = indexOfNumber(place.order, no);
  if (index < 0) return false;
  const { top, height } = cellAt(place.geometry, index + place.lead);
  return top + height > place.offset && top < place.offset + place.geometry.viewportHeight;
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

/** A group whose header is in sight or whose frames are. */
export interface GroupSeen {
  /** Which it is, from 0. */
  readonly group: number;
  readonly key: string;
  /** Its frames in the order, from `first` to before `end`. */
  readonly first: number;
  readonly end: number;
  /** Its header's upper edge in the content. */
  readonly top: number;
}

/** From the one at the viewport's upper edge on; none for frames that are not grouped. */
export function groupsSeen({ geometry, groups, order, offset }: GridPlace): readonly GroupSeen[] {
  if (groups.keys.length === 0) return [];
  const first = sectionAtHeight(geometry, offset);
  const last = sectionAtHeight(geometry, offset + geometry.viewportHeight);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const group = first + i;
    return {
      group,
      key: groups.keys[group] ?? '',
      first: groups.starts[group] ?? 0,
      end: groups.starts[group + 1] ?? order.length,
      top: geometry.rows.sectionTops[group] ?? 0,
    };
  });
}

/** Where dragged frames would come: before this frame, or last (null); and the line that shows it. */
export interface Drop {
  readonly before: number | null;
  /** Of the line's middle and of its row's upper edge, as cells are placed in the scroll box. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** For a pointer at `x` and `y` from the viewport's corner: the gap between two frames that is nearest in its row. */
export function dropAt(place: GridPlace, x: number, y: number): Drop {
  const { geometry, lead, order, offset, scrollTop } = place;
  const gap = gapAt(geometry, { x, y: y + offset });
  const slot = Math.max(lead, gap.slot);
  // Right of a row's end it stays in that row, though the next frame begins another.
  const isEnd = slot === gap.end && slot > 0;
  const { left, top, width, height } = cellAt(geometry, isEnd ? slot - 1 : slot);
  return {
    before: order[slot - lead] ?? null,
    left: left + (isEnd ? width + gridGap : 0) - gridGap / 2,
    top: top - (offset - scrollTop),
    height,
  };
}

/** Frames whose cells a rectangle touches, in order. */
export function framesTouched(place: GridPlace, area: Rectangle): readonly number[] {
  const { geometry, lead, order } = place;
  return slotsTouched(geometry, area).flatMap(({ first, end }) =>
    Array.from(order.subarray(Math.max(0, first - lead), Math.max(0, end - lead))),
  );
}

/** Of these frames the one nearest to a point of the content, seen whole if one of them is. */
export function nearestTo(
  place: GridPlace,
  numbers: ReadonlySet<number>,
  { x, y }: { readonly x: number; readonly y: number },
): number | null {
  const { geometry, lead, order, offset } = place;
  const { first, end } = framesWithin(place, 0);
  let nearest: number | null = null;
  let least = Infinity;
  for (let index = first; index < end; index += 1) {
    const no = order[index];
    if (no === undefined || !numbers.has(no)) continue;
    const { left, top, width, height } = cellAt(geometry, index + lead);
    const isWhole = top - geometry.header >= offset && top + height <= offset + geometry.viewportHeight;
    const away =
      Math.hypot(left + width / 2 - x, top + height / 2 - y) + (isWhole ? 0 : geometry.contentHeight);
    if (away < least) [nearest, least] = [no, away];
  }
  return nearest;
}

/** Placed in the scroll box's content. */
export interface NearCell extends CellBox {
  readonly no: number;
  readonly index: number;
  /** Of the pool: reused while scrolling. */
  readonly slot: number;
}

/**
 * Each frame near the viewport with the cell of the pool that shows it. Counted from the oldest frame: a new one comes before all
 * others, and each of those keeps its cell, with the picture that is in it.
 */
export function cellsNear(place: GridPlace): readonly NearCell[] {
  const { geometry, lead, order, offset, scrollTop } = place;
  const { first, end } = framesWithin(place, marginRows);
  const shift = offset - scrollTop;
  const boxes = cellsOf(geometry, { first: first + lead, end: end + lead });
  return boxes.map((box, i) => {
    const index = first + i;
    const no = order[index] ?? 0;
    return { ...box, slot: (order.length - 1 - index) % geometry.pool, no, index, top: box.top - shift };
  });
}

/** Whether one of those cells shows it. */
export function isNear(place: GridPlace, no: number | null): boolean {
  const { first, end } = framesWithin(place, marginRows);
  return no !== null && place.order.subarray(first, end).includes(no);
}
