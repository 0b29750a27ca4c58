/**
 * A picture's brightness on a coarse grid, one mean for each block of pixels: SSIM judges there what is seen when the
 * whole picture is looked at. Filled row by row, while the rows are at hand for the comparison.
 */

export interface ReducedLuma {
  readonly width: number;
  readonly height: number;
  /** 0 to 255. */
  readonly values: Float32Array;
}

export interface LumaReduction {
  /** Takes one row of pixels in, from `start` on; each row once. */
  readonly rowAdded: (words: Uint32Array, start: number, y: number) => void;
  readonly reduced: () => ReducedLuma;
}

/** The shorter side is reduced to about so many blocks: as the authors of SSIM advise (ssim.m, "suggested usage"). */
const blocksAcross = 256;

/** Luma of ITU-R BT.601 in 256ths, of the values as they are stored. */
const weights = { red: 77, green: 150, blue: 29 } as const;

/** Pixels at the right and lower edges that fill no block are left out. */
export function createLumaReduction(width: number, height: number): LumaReduction {
  const edge = Math.max(1, Math.round(Math.min(width, height) / blocksAcross));
  const across = Math.floor(width / edge);
  const down = Math.floor(height / edge);
  const sums = new Float64Array(across * down);
  return {
    rowAdded(words, start, y) {
      const row = Math.floor(y / edge);
      if (row < down) addRow(words, start, edge, sums, row * across, across);
    },
    reduced() {
      const values = new Float32Array(sums.length);
      const whole = edge * edge * 256;
      for (let at = 0; at < sums.length; at += 1) values[at] = (sums[at] ?? 0) / whole;
      return { width: across, height: down, values };
    },
  };
}

/**
 * Red and blue are summed in the two halves of one word, which holds 257 pixels of each: blocks are never so large,
 * since no decoder hands out pictures of 65 000 pixels square. Four at a time is what makes it quick.
 */
function addRow(
  words: Uint32Array,
  start: number,
  edge: number,
  sums: Float64Array,
  from: number,
  blocks: number,
): void {
  let x = start;
  for (let block = from; block < from + blocks; block += 1) {
    const end = x + edge;
    let redBlue = 0;
    let green = 0;
    for (; x + 3 < end; x += 4) {
      const a = words[x] ?? 0;
      const b = words[x + 1] ?? 0;
      const c = words[x + 2] ?? 0;
      const d = words[x + 3] ?? 0;
      redBlue = (redBlue + (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)) | 0;
      green = (green + (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00)) | 0;
    }
    for (; x < end; x += 1) {
      const word = words[x] ?? 0;
      redBlue += word & 0xff00ff;
      green += word & 0xff00;
    }
    sums[block] =
      (sums[block] ?? 0) +
      weights.red * (redBlue & 0xffff) +
      weights.green * (green >>> 8) +
      weights.blue * (redBlue >>> 16);
  }
}
