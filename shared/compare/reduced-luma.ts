/**
 * A picture's brightness on a coarse grid, one mean for each block of pixels: SSIM judges there what is seen when the
 * whole picture is looked at.
 */

export interface ReducedLuma {
  readonly width: number;
  readonly height: number;
  /** 0 to 255. */
  readonly values: Float32Array;
}

/** The shorter side is reduced to about so many blocks: as the authors of SSIM advise (ssim.m, "suggested usage"). */
const blocksAcross = 256;

/** Luma of ITU-R BT.601 in 256ths, of the values as they are stored. */
const weights = { red: 77, green: 150, blue: 29 } as const;

/** Rows of a block that are read, evenly spread: as good as all of them for a mean, at a fraction of the time. */
const rowsRead = 2;

/** `words`: see wordsOf. Pixels at the right and lower edges that fill no block are left out. */
export function reducedLuma(words: Int32Array, width: number, height: number): ReducedLuma {
  const edge = Math.max(1, Math.round(Math.min(width, height) / blocksAcross));
  const across = Math.floor(width / edge);
  const down = Math.floor(height / edge);
  const rows = Math.min(rowsRead, edge);
  const values = new Float32Array(across * down);
  for (let y = 0; y < down; y += 1)
    for (let row = 0; row < rows; row += 1) {
      const start = (y * edge + Math.floor((row * edge) / rows)) * width;
      addRow(words, start, edge, values, y * across, across, 1 / (256 * edge * rows));
    }
  return { width: across, height: down, values };
}

/**
 * Red and blue are summed in the two halves of one word, which holds 257 pixels of each: blocks are never so large,
 * since no decoder hands out pictures of 65 000 pixels square. Four at a time is what makes it quick.
 */
function addRow(
  words: Int32Array,
  start: number,
  edge: number,
  values: Float32Array,
  from: number,
  blocks: number,
  weight: number,
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
      redBlue = (redBlue + (word & 0xff00ff)) | 0;
      green = (green + (word & 0xff00)) | 0;
    }
    const luma =
      weights.red * (redBlue & 0xffff) + weights.green * (green >>> 8) + weights.blue * (redBlue >>> 16);
    values[block] = (values[block] ?? 0) + luma * weight;
  }
}
