/** The colour of one pixel of a decoded picture: sRGB, 8 bit. */
import type { Extent, Point } from './camera.ts';

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Beside the picture. */
export const outside = -1;

/** The pixel under a place given in shares, counted line by line; `outside` where there is none. */
export function indexAt(share: Point, { width, height }: Extent): number {
  const [x, y] = [Math.floor(share.x * width), Math.floor(share.y * height)];
  return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : outside;
}

/** `#RRGGBB`, as other programs take it. */
export function hexOf({ red, green, blue }: Colour): string {
  return `#${[red, green, blue].map((tone) => tone.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

let context: OffscreenCanvasRenderingContext2D | null = null;

/** `index`: as `indexAt` has it. Null for a picture that was let go of. */
export function readColour(source: ImageBitmap, index: number): Colour | null {
  // In memory, not on the GPU: one pixel is read again and again.
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context || source.width === 0) return null;
  context.clearRect(0, 0, 1, 1);
  const [x, y] = [index % source.width, Math.floor(index / source.width)];
  context.drawImage(source, x, y, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha };
}
