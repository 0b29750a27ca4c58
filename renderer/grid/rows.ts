/**
 * The grid's rows: how many frames stand in each, how high it is, and where. Square cells stand in columns; justified rows fill the width
 * with whole pictures, each as wide as it is. Pure; lengths are CSS pixels.
 */

/** Like film on a proof sheet. */
export const gridGap = 2;
/** From a cell's edge to its picture, on each side. */
export const cellInset = 6;
/** Over each group. */
export const headerHeight = 36;

/** Shapes of frames as they are laid out: width for 1,000 of height. What is flatter or steeper is fitted into one of these. */
export const squareShape = 1_000;
const flattest = 4_000;
const steepest = 250;

export function clampedShape(shape: number): number {
  return Math.min(Math.max(Math.round(shape), steepest), flattest);
}

export interface GridRows {
  /** First slot of each row, ascending from 0, and after the last one the number of slots. */
  readonly starts: Uint32Array;
  /** Upper edges. */
  readonly tops: Float64Array;
  /** Heights of the pictures; a cell has its insets besides. */
  readonly heights: Float64Array;
  /** Where each section begins: its header's upper edge. */
  readonly sectionTops: Float64Array;
  /** Lower edge of the last row. */
  readonly bottom: number;
}

/** Slots from `first` to before `end`, under one header. */
interface Section {
  readonly first: number;
  readonly end: number;
}

/** Rows of `columns` square cells. `header`: height over each section. */
export function squareRows(
  sections: readonly Section[],
  { columns, cell, header }: { readonly columns: number; readonly cell: number; readonly header: number },
): GridRows {
  const rows = collected(sections, header);
  for (const { first, end } of sections) {
    rows.sectionBegins();
    for (let slot = first; slot < end; slot += columns) rows.add(slot, cell - 2 * cellInset);
  }
  return rows.all();
}

/**
 * Rows about `height` high that fill the width, as near to it as whole pictures allow; a section's last row keeps the height and may end
 * earlier. `shapes`: of each slot. `breakAt`: a slot that begins a row in any case.
 */
export function justifiedRows(
  sections: readonly Section[],
  {
    width,
    height,
    shapes,
    header,
    breakAt,
  }: {
    readonly width: number;
    readonly height: number;
    readonly shapes: Uint16Array;
    readonly header: number;
    readonly breakAt: number;
  },
): GridRows {
  const rows = collected(sections, header);
  for (const section of sections) {
    rows.sectionBegins();
    const { first, end } = section;
    let start = first;
    let shape = 0;
    for (let slot = first; slot < end;) {
      const wider = shape + (shapes[slot] ?? squareShape) / squareShape;
      const filled = filledHeight(width, slot - start + 1, wider);
      const isFull = filled <= height;
      const without = isFull && slot > start ? filledHeight(width, slot - start, shape) : Infinity;
      if (without - height < height - filled) {
        // Nearer to the height without this one, which begins the next row.
        rows.add(start, without);
        start = slot;
        shape = 0;
        continue;
      }
      slot += 1;
      shape = wider;
      const isLast = slot === end || slot === breakAt;
      if (!isFull && !isLast) continue;
      rows.add(start, isFull ? filled : height);
      start = slot;
      shape = 0;
    }
  }
  return rows.all();
}

/** How high so many pictures are that fill the width, their shapes together being `shape` times their height. */
function filledHeight(width: number, count: number, shape: number): number {
  return Math.max(1, (width - 2 * cellInset * count - gridGap * (count - 1)) / shape);
}

/** Rows one under the other, in arrays that grow with them. */
function collected(sections: readonly Section[], header: number) {
  const slots = sections.at(-1)?.end ?? 0;
  const sectionTops = new Float64Array(sections.length);
  let starts = new Uint32Array(64);
  let tops = new Float64Array(64);
  let heights = new Float64Array(64);
  let [count, begun, bottom] = [0, 0, 0];
  return {
    sectionBegins(): void {
      sectionTops[begun] = bottom;
      begun += 1;
      bottom += header;
    },
    add(start: number, height: number): void {
      if (count + 1 >= starts.length) {
        starts = grown(starts, new Uint32Array(2 * starts.length));
        tops = grown(tops, new Float64Array(2 * tops.length));
        heights = grown(heights, new Float64Array(2 * heights.length));
      }
      starts[count] = start;
      tops[count] = bottom;
      heights[count] = height;
      count += 1;
      bottom += Math.round(height) + 2 * cellInset + gridGap;
    },
    all(): GridRows {
      starts[count] = slots;
      return {
        starts: starts.slice(0, count + 1),
        tops: tops.slice(0, count),
        heights: heights.slice(0, count),
        sectionTops,
        bottom: Math.max(0, bottom - gridGap),
      };
    },
  };
}

function grown<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
