/**
 * Where the pictures of a survey stand, so that the least of the window is wasted. Pure.
 * They keep their order, row by row as text is read. Every way to part them into rows is tried (2 to the number of
 * pictures less one: 2 048 for twelve, about two milliseconds), each laid out in two ways.
 */

export interface Room {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Between pictures beside and above each other. */
  readonly gap: number;
  /** Height of the line under each picture. */
  readonly caption: number;
}

/** A picture's place, without its caption, in whole CSS pixels from the room's upper left corner. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The eye prefers what is larger: of two pictures of one shape neither is given more than so many times the other's
 * area, however much a layout would gain by it.
 */
const largestFavour = 2;

/** Areas that are equal on paper differ in the last bits: so much of them counts as nothing. */
const sameArea = 1e-9;

interface Row {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  /** Sum of its pictures' aspect ratios: its width at height 1. */
  readonly breadth: number;
}

/** A layout before it is drawn: rows of pictures, each picture as high as its row says. */
interface Plan {
  readonly rows: readonly Row[];
  readonly heights: readonly number[];
  /** What its pictures cover. */
  readonly area: number;
}

/** More picture; of two with as much, to the last bits, fewer rows, then more even ones: 3 and 2 rather than 4 and 1. */
function isBetter(plan: Plan, than: Plan): boolean {
  if (Math.abs(plan.area - than.area) > sameArea * than.area) return plan.area > than.area;
  if (plan.rows.length !== than.rows.length) return plan.rows.length < than.rows.length;
  return unevenness(plan) < unevenness(than) * (1 - sameArea);
}

/** Comparable among plans with as many rows. */
function unevenness({ rows }: Plan): number {
  return sum(rows.map(({ breadth }) => breadth ** 2));
}

/** One place for each aspect ratio (width over height). Empty when the room has none for pictures. */
export function surveyLayout(ratios: readonly number[], room: Room): readonly Place[] {
  let best: Plan | null = null;
  for (const rows of partitions(ratios))
    for (const plan of [evenRows(rows, room), filledRows(rows, room)])
      if (plan !== null && favourOf(plan) <= largestFavour && (best === null || isBetter(plan, best)))
        best = plan;
  const rowPlaces = best === null ? [] : placesOf(best, ratios, room);
  const cells = bestCells(ratios, room);
  const places =
    cells !== null && coveredBy(cells) > coveredBy(rowPlaces) * (1 + sameArea) ? cells : rowPlaces;
  return places.map(onPixels);
}

/** Downwards, so that nothing grows out of the room and equal pictures stay equal. */
function onPixels({ left, top, width, height }: Place): Place {
  return { left: whole(left), top: whole(top), width: whole(width), height: whole(height) };
}

/** What is whole on paper may lack the last bit. */
function whole(value: number): number {
  return Math.floor(value + 1e-6);
}

/** Every way to break the pictures into rows, the fullest rows first: each bit says whether a row ends after that picture. */
function* partitions(ratios: readonly number[]): Generator<readonly Row[]> {
  const breaks = ratios.length - 1;
  if (breaks < 0) return;
  for (let bits = 2 ** breaks - 1; bits >= 0; bits -= 1) {
    const rows: Row[] = [];
    let first = 0;
    let breadth = 0;
    ratios.forEach((ratio, at) => {
      breadth += ratio;
      if (at < breaks && ((bits >> at) & 1) === 0) return;
      rows.push({ first, end: at + 1, breadth });
      first = at + 1;
      breadth = 0;
    });
    yield rows;
  }
}

/** Each row as high as it is when it fills the width; all lower by the same factor when that is too high together. */
function filledRows(rows: readonly Row[], room: Room): Plan | null {
  const full = rows.map((row) => roomAcross(row, room) / row.breadth);
  const factor = Math.min(1, roomDown(rows, room) / sum(full));
  return planned(
    rows,
    full.map((height) => height * factor),
  );
}

/** All pictures equally high, as high as the fullest row allows. */
function evenRows(rows: readonly Row[], room: Room): Plan | null {
  const across = Math.min(...rows.map((row) => roomAcross(row, room) / row.breadth));
  const height = Math.min(across, roomDown(rows, room) / rows.length);
  return planned(
    rows,
    rows.map(() => height),
  );
}

function planned(rows: readonly Row[], heights: readonly number[]): Plan | null {
  if (!heights.every((height) => height > 0)) return null;
  const area = sum(rows.map(({ breadth }, at) => (heights[at] ?? 0) ** 2 * breadth));
  return { rows, heights, area };
}

function roomAcross({ first, end }: Row, { width, gap }: Room): number {
  return width - (end - first - 1) * gap;
}

function roomDown(rows: readonly Row[], { height, gap, caption }: Room): number {
  return height - (rows.length - 1) * gap - rows.length * caption;
}

/** How many times the area that a picture has in the lowest row it would have in the highest. */
function favourOf({ heights }: Plan): number {
  return (Math.max(...heights) / Math.min(...heights)) ** 2;
}

/** Rows stand centred, and so does the whole. */
function placesOf({ rows, heights }: Plan, ratios: readonly number[], room: Room): readonly Place[] {
  const { gap, caption } = room;
  const whole = sum(heights) + rows.length * caption + (rows.length - 1) * gap;
  let top = (room.height - whole) / 2;
  return rows.flatMap((row, at) => {
    const height = heights[at] ?? 0;
    const across = row.breadth * height + (row.end - row.first - 1) * gap;
    let left = (room.width - across) / 2;
    const places = ratios.slice(row.first, row.end).map((ratio): Place => {
      const place = { left, top, width: ratio * height, height };
      left += place.width + gap;
      return place;
    });
    top += height + caption + gap;
    return places;
  });
}

/** Of the plain grids (equal cells, each picture as large as its cell allows) the one that covers most. */
function bestCells(ratios: readonly number[], room: Room): readonly Place[] | null {
  const grids = ratios.map((_, at) => cellsOf(ratios, room, at + 1)).filter((grid) => grid !== null);
  return grids.reduce<readonly Place[] | null>(
    (best, grid) => (best === null || coveredBy(grid) > coveredBy(best) ? grid : best),
    null,
  );
}

function cellsOf(ratios: readonly number[], room: Room, columns: number): readonly Place[] | null {
  const { gap, caption } = room;
  const lines = Math.ceil(ratios.length / columns);
  const width = (room.width - (columns - 1) * gap) / columns;
  const height = (room.height - (lines - 1) * gap) / lines - caption;
  if (width <= 0 || height <= 0) return null;
  return ratios.map((ratio, at) => {
    const line = Math.floor(at / columns);
    const inLine = Math.min(columns, ratios.length - line * columns);
    const indent = ((columns - inLine) * (width + gap)) / 2;
    const own = { width: Math.min(width, height * ratio), height: Math.min(height, width / ratio) };
    return {
      left: indent + (at % columns) * (width + gap) + (width - own.width) / 2,
      top: line * (height + caption + gap) + (height - own.height) / 2,
      ...own,
    };
  });
}

function coveredBy(places: readonly Place[]): number {
  return sum(places.map(({ width, height }) => width * height));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
