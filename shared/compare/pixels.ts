/** Decoded pictures as the comparison reads them. */

/** RGBA, one byte each, row by row: as a canvas hands them out. */
export type Pixels = Uint8Array | Uint8ClampedArray;

/** An `ImageData` is one. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Pixels;
}

/** Throws a RangeError unless both are whole pictures of one size. */
export function checkAlike(left: Picture, right: Picture): void {
  const isWhole = ({ width, height, data }: Picture): boolean => data.length === width * height * 4;
  if (!isWhole(left) || !isWhole(right) || left.width !== right.width || left.height !== right.height)
    throw new RangeError(`${sizeOf(left)} and ${sizeOf(right)}`);
}

/**
 * The same bytes, a pixel a word: red in the lowest byte, alpha in the highest, as on every machine that runs the
 * app (all are little-endian). Signed, as bitwise operations are: they are quicker so.
 */
export function wordsOf(pixels: Pixels): Int32Array {
  const { buffer, byteOffset, length } = pixels;
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length / 4) : wordsOf(pixels.slice());
}

function sizeOf({ width, height, data }: Picture): string {
  return `${width} × ${height} with ${data.length} bytes`;
}
