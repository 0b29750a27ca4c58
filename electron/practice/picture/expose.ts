/**
 * Exposes a scene to light. Every fourth pixel of every fourth row is traced; between two that agree a pixel is
 * interpolated, and where they do not, traced: twice, down to every pixel. Edges get two more samples.
 */
import { pixelScale } from './camera.ts';
import type { Scene } from './scene.ts';
import type { Shader } from './shade.ts';
import type { Tiles } from './tiles.ts';
import { createTiles, tileShift } from './tiles.ts';

/** Pixels; both sides are multiples of 16. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/**
 * Differences in display light, growing with it as the eye's do: `floor + slope × light`. Up to `agreement` (about six of 255
 * steps, less than the grain hides) a pixel is interpolated, up to `closeAgreement` over four; from `edge` on it is sampled again.
 */
interface Limit {
  readonly floor: number;
  readonly slope: number;
}
const agreement: Limit = { floor: 0.0035, slope: 0.055 };
const closeAgreement: Limit = { floor: 0.002, slope: 0.03 };
const edge: Limit = { floor: 0.012, slope: 0.14 };
/** Places of an edge's two further samples, from the pixel's corner. */
const offsets = [0.18, 0.78, 0.82, 0.22];

/** The picture while it is exposed. Its functions take it whole and keep its parts in locals, out of closures: the loops are hot. */
interface Plate extends Frame {
  /** Display light (0 to 1, before the sRGB curve), three floats a pixel, rows from the top. */
  readonly light: Float32Array;
  /** What each pixel saw: a solid, the table, the wall. */
  readonly seen: Int8Array;
  readonly tiles: Tiles;
}

/** Traces through a point of the picture and writes display light; answers what it saw. */
type Trace = (x: number, y: number, tile: number, light: Float32Array, at: number) => number;

/** Display light, three floats a pixel, rows from the top. */
export function expose(scene: Scene, shader: Shader, { width, height }: Frame): Float32Array {
  const tiles = createTiles(scene, width, height);
  const plate: Plate = {
    ...{ width, height, tiles },
    light: new Float32Array(width * height * 3),
    seen: new Int8Array(width * height),
  };
  const trace = createTrace(scene, shader, plate);
  for (let y = 0; y < height; y += 4) for (let x = 0; x < width; x += 4) put(plate, trace, x, y);
  refine(plate, trace, 4, closeAgreement, findBusyTiles(plate));
  refine(plate, trace, 2, agreement, new Uint8Array(tiles.direct.length));
  smoothEdges(plate, trace);
  return plate.light;
}

function createTrace({ camera, exposure }: Scene, shader: Shader, { width, height, tiles }: Plate): Trace {
  const scale = pixelScale(camera, width, height);
  const [fx, fy, fz] = camera.forward;
  const [rx, ry, rz] = camera.right;
  const [ux, uy, uz] = camera.up;
  const sample = new Float64Array(3);
  const ray = Float64Array.of(camera.x, camera.y, camera.z, 0, 0, 0);
  return (x, y, tile, light, at) => {
    const h = (x - width / 2) * scale;
    const v = (height / 2 - y) * scale;
    const dx = fx + h * rx + v * ux;
    const dy = fy + h * ry + v * uy;
    const dz = fz + h * rz + v * uz;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    ray[3] = dx / length;
    ray[4] = dy / length;
    ray[5] = dz / length;
    const seen = shader.look(ray, tiles.direct[tile] ?? 0, tiles.mirrored[tile] ?? 0, sample);
    light[at] = filmCurve((sample[0] ?? 0) * exposure);
    light[at + 1] = filmCurve((sample[1] ?? 0) * exposure);
    light[at + 2] = filmCurve((sample[2] ?? 0) * exposure);
    return seen;
  };
}

function put({ width, light, seen, tiles }: Plate, trace: Trace, x: number, y: number): void {
  const at = y * width + x;
  const tile = (y >> tileShift) * tiles.columns + (x >> tileShift);
  seen[at] = trace(x + 0.5, y + 0.5, tile, light, at * 3);
}

/** Halves the distance between known pixels from `step`: first along their rows, then between the rows. */
function refine(plate: Plate, trace: Trace, step: number, limit: Limit, traced: Uint8Array): void {
  const { width, height } = plate;
  const half = step / 2;
  for (let y = 0; y < height; y += step) fillRow(plate, trace, y, half, step, half, limit, traced);
  for (let y = half; y < height; y += step) fillRow(plate, trace, y, 0, half, half * width, limit, traced);
}

/** Fills pixels of a row from `first` on, each from the two at `reach` before and behind it. Tiles set in `traced` are traced. */
function fillRow(
  plate: Plate,
  trace: Trace,
  y: number,
  first: number,
  step: number,
  reach: number,
  { floor, slope }: Limit,
  traced: Uint8Array,
): void {
  const { width, light, seen, tiles } = plate;
  const { columns } = tiles;
  const row = y * width;
  // The last column or row has no neighbour beyond.
  const isAlong = reach < width;
  const end = isAlong ? width - reach : row + reach < seen.length ? width : 0;
  for (let x = first; x < width; x += step) {
    const at = row + x;
    const a = (at - reach) * 3;
    const b = (at + reach) * 3;
    const tile = (y >> tileShift) * columns + (x >> tileShift);
    if (
      x < end &&
      traced[tile] === 0 &&
      seen[at - reach] === seen[at + reach] &&
      agree(light[a + 1] ?? 0, light[b + 1] ?? 0, floor, slope) &&
      agree(light[a] ?? 0, light[b] ?? 0, floor, slope) &&
      agree(light[a + 2] ?? 0, light[b + 2] ?? 0, floor, slope)
    ) {
      const to = at * 3;
      seen[at] = seen[at - reach] ?? 0;
      light[to] = ((light[a] ?? 0) + (light[b] ?? 0)) / 2;
      light[to + 1] = ((light[a + 1] ?? 0) + (light[b + 1] ?? 0)) / 2;
      light[to + 2] = ((light[a + 2] ?? 0) + (light[b + 2] ?? 0)) / 2;
    } else put(plate, trace, x, y);
  }
}

function agree(a: number, b: number, floor: number, slope: number): boolean {
  return Math.abs(a - b) <= floor + slope * a;
}

/**
 * Tiles of glass and metal in which anything differs over four pixels: thin lines of light could hide between two pixels
 * that agree, so these are traced more closely.
 */
function findBusyTiles({ width, height, light, seen, tiles }: Plate): Uint8Array {
  const { direct, columns, delicate } = tiles;
  const { floor, slope } = closeAgreement;
  const busy = new Uint8Array(direct.length);
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      const tile = (y >> tileShift) * columns + (x >> tileShift);
      if (((direct[tile] ?? 0) & delicate) === 0 || busy[tile] === 1) continue;
      const at = y * width + x;
      const green = light[at * 3 + 1] ?? 0;
      const red = light[at * 3] ?? 0;
      for (const next of [x + 4 < width ? at + 4 : at, y + 4 < height ? at + 4 * width : at]) {
        if (
          seen[at] !== seen[next] ||
          !agree(green, light[next * 3 + 1] ?? 0, floor, slope) ||
          !agree(red, light[next * 3] ?? 0, floor, slope)
        )
          busy[tile] = 1;
      }
    }
  }
  return busy;
}

/** Samples again where neighbours differ. All edges are found before the first is sampled: an average must not be compared. */
function smoothEdges(plate: Plate, trace: Trace): void {
  const { width, light, tiles } = plate;
  const extra = new Float32Array(3);
  for (const at of findEdges(plate)) {
    const x = at % width;
    const y = (at - x) / width;
    const tile = (y >> tileShift) * tiles.columns + (x >> tileShift);
    for (let i = 0; i < offsets.length; i += 2) {
      trace(x + (offsets[i] ?? 0), y + (offsets[i + 1] ?? 0), tile, extra, 0);
      for (let c = 0; c < 3; c++) light[at * 3 + c] = (light[at * 3 + c] ?? 0) + (extra[c] ?? 0);
    }
    for (let c = 0; c < 3; c++) light[at * 3 + c] = (light[at * 3 + c] ?? 0) / 3;
  }
}

function findEdges({ width, height, light, seen, tiles }: Plate): readonly number[] {
  const { direct, columns } = tiles;
  const { floor, slope } = edge;
  const edges: number[] = [];
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      if ((direct[(y >> tileShift) * columns + (x >> tileShift)] ?? 0) === 0) continue;
      const at = y * width + x;
      const own = seen[at] ?? 0;
      const r = light[at * 3] ?? 0;
      const g = light[at * 3 + 1] ?? 0;
      const beside = (at + 1) * 3;
      const below = (at + width) * 3;
      if (
        own !== seen[at + 1] ||
        own !== seen[at + width] ||
        !agree(g, light[beside + 1] ?? 0, floor, slope) ||
        !agree(g, light[below + 1] ?? 0, floor, slope) ||
        !agree(r, light[beside] ?? 0, floor, slope) ||
        !agree(r, light[below] ?? 0, floor, slope)
      )
        edges.push(at);
    }
  }
  return edges;
}

/** A film's curve: a soft toe, a long shoulder (Narkowicz's fit to ACES). */
function filmCurve(x: number): number {
  return (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
}
