/**
 * SSIM, the structural similarity of two pictures' luma: 1 for the same, lower the more their structure differs.
 * Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image Quality Assessment: From Error Visibility to Structural
 * Similarity", IEEE Transactions on Image Processing 13 (4), 2004: the mean over all places of a Gaussian window of
 * 11 × 11 with σ 1.5 that lie wholly inside; K1 0.01, K2 0.03, L 255.
 */
import type { ReducedLuma } from './reduced-luma.ts';

const radius = 5;
const sigma = 1.5;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/** The window's weights from its middle outwards; they sum up to 1 over its whole width. */
const weights = ((): readonly number[] => {
  const bell = Array.from({ length: radius + 1 }, (_, at) => Math.exp(-(at * at) / (2 * sigma * sigma)));
  const sum = bell.reduce((total, weight, at) => total + (at === 0 ? weight : 2 * weight), 0);
  return bell.map((weight) => weight / sum);
})();

/** Both of one size. Pictures in which the window does not fit are one window themselves, evenly weighted. */
export function structuralSimilarity(left: ReducedLuma, right: ReducedLuma): number {
  const { width, height } = left;
  const products = productsOf(left.values, right.values);
  const smooth = Math.min(width, height) > 2 * radius ? windowed : averaged;
  const [a, b, squares, product] = [left.values, right.values, products.squares, products.product].map(
    (plane) => smooth(plane, width, height),
  );
  if (!a || !b || !squares || !product) return 1;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1)
    sum += similarity(a[at] ?? 0, b[at] ?? 0, squares[at] ?? 0, product[at] ?? 0);
  return sum / a.length;
}

/** Of one window: from both means, the mean of both squares' sum, and the mean of the product. */
function similarity(a: number, b: number, squares: number, product: number): number {
  const means = a * b;
  const squaredMeans = a * a + b * b;
  return (
    ((2 * means + c1) * (2 * (product - means) + c2)) / ((squaredMeans + c1) * (squares - squaredMeans + c2))
  );
}

function productsOf(left: Float32Array, right: Float32Array) {
  const squares = new Float32Array(left.length);
  const product = new Float32Array(left.length);
  for (let at = 0; at < left.length; at += 1) {
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    squares[at] = a * a + b * b;
    product[at] = a * b;
  }
  return { squares, product };
}

function averaged(plane: Float32Array): Float32Array {
  let sum = 0;
  for (const value of plane) sum += value;
  return Float32Array.of(plane.length === 0 ? 0 : sum / plane.length);
}

/** First along the rows, then along the columns. */
function windowed(plane: Float32Array, width: number, height: number): Float32Array {
  const inner = width - 2 * radius;
  const rows = new Float32Array(inner * height);
  for (let y = 0; y < height; y += 1) weigh(plane, y * width + radius, 1, rows, y * inner, inner);
  const all = new Float32Array(inner * (height - 2 * radius));
  for (let y = 0; y < height - 2 * radius; y += 1)
    weigh(rows, (y + radius) * inner, inner, all, y * inner, inner);
  return all;
}

const [w0 = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0] = weights;

/** Weighs each of `length` places with its neighbours, `step` apart. Written out: a loop over the weights costs twice the time. */
function weigh(
  from: Float32Array,
  start: number,
  step: number,
  to: Float32Array,
  target: number,
  length: number,
): void {
  const both = (at: number, away: number): number => (from[at - away] ?? 0) + (from[at + away] ?? 0);
  for (let place = 0; place < length; place += 1) {
    const at = start + place;
    to[target + place] =
      w0 * (from[at] ?? 0) +
      w1 * both(at, step) +
      w2 * both(at, 2 * step) +
      w3 * both(at, 3 * step) +
      w4 * both(at, 4 * step) +
      w5 * both(at, 5 * step);
  }
}
