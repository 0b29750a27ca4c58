/** Which things can be seen in which part of the picture: saves asking every ray about every thing. */
import { pixelScale, project } from './camera.ts';
import type { Scene, Solid } from './scene.ts';

/** A tile is 16 pixels wide and high: a pixel's tile is its place shifted by this. */
export const tileShift = 4;
const tileSide = 1 << tileShift;

export interface Tiles {
  readonly columns: number;
  /** For each tile a bit for every solid that may show in it, and for every one whose mirror image in the table may. */
  readonly direct: Int32Array;
  readonly mirrored: Int32Array;
  /** Bits of the solids with thin lines in them: glass, what is in it, metal, bottles. */
  readonly delicate: number;
}

export function createTiles({ solids, camera }: Scene, width: number, height: number): Tiles {
  const columns = Math.ceil(width / tileSide);
  const rows = Math.ceil(height / tileSide);
  const direct = new Int32Array(columns * rows);
  const mirrored = new Int32Array(columns * rows);
  const scale = pixelScale(camera, width, height);
  const mark = (tiles: Int32Array, corners: readonly Corner[], bit: number): void => {
    const seen = corners.map((corner) => project(camera, corner));
    // A pixel of room: the samples of an edge lie around its middle.
    const left = Math.min(...seen.map(([h]) => h)) / scale + width / 2 - 2;
    const right = Math.max(...seen.map(([h]) => h)) / scale + width / 2 + 2;
    const top = height / 2 - Math.max(...seen.map(([, v]) => v)) / scale - 2;
    const bottom = height / 2 - Math.min(...seen.map(([, v]) => v)) / scale + 2;
    const lastRow = Math.min(rows - 1, Math.floor(bottom / tileSide));
    const lastColumn = Math.min(columns - 1, Math.floor(right / tileSide));
    for (let row = Math.max(0, Math.floor(top / tileSide)); row <= lastRow; row++)
      for (let column = Math.max(0, Math.floor(left / tileSide)); column <= lastColumn; column++)
        tiles[row * columns + column] = (tiles[row * columns + column] ?? 0) | bit;
  };
  let delicate = 0;
  solids.forEach((solid, index) => {
    // From the 33rd on two solids share a bit: asked about too often, never too seldom.
    const bit = 1 << index;
    if (solid.isClear || solid.finish.kind === 'metal' || solid.finish.kind === 'bottle') delicate |= bit;
    const corners = cornersOf(solid);
    mark(direct, corners, bit);
    mark(
      mirrored,
      corners.map(([x, y, z]) => [x, -y, z]),
      bit,
    );
  });
  return { columns, direct, mirrored, delicate };
}

type Corner = readonly [x: number, y: number, z: number];

/** Corners of the box around a solid, in the world. */
function cornersOf(solid: Solid): readonly Corner[] {
  const { field, half, turn, scale, pivot } = solid;
  const radius = field ? field.radius : half;
  const low = (field ? field.low : -half) - pivot;
  const high = (field ? field.high : half) - pivot;
  const at = (axis: number, x: number, y: number, z: number): number =>
    ((turn[axis] ?? 0) * x + (turn[axis + 3] ?? 0) * y + (turn[axis + 6] ?? 0) * z) * scale;
  return [-radius, radius].flatMap((x) =>
    [low, high].flatMap((y) =>
      [-radius, radius].map((z): Corner => [
        solid.x + at(0, x, y, z),
        solid.y + at(1, x, y, z),
        solid.z + at(2, x, y, z),
      ]),
    ),
  );
}
