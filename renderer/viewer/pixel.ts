/** The colour of one pixel of a decoded picture: sRGB, 8 bit. */
import type { Extent, Point } from './camera.ts';

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The pixel under a place given in shares; null beside the picture. */
export function pixelAt(share: Point, { width, height }: Extent): Point | null {
  const pixel = { x: Math.floor(share.x * width), y: Math.floor(share.y * height) };
  const isInside = pixel.x >= 0 && pixel.y >= 0 && pixel.x < width && pixel.y < height;
  return isInside ? pixel : null;
}

/** `#RRGGBB`, as other programs take it. */
export function hexOf({ red, green, blue }: Colour): string {
  return `#${[red, green, blue].map((tone) => tone.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

let context: OffscreenCanvasRenderingContext2D | null = null;

export function readColour(source: ImageBitmap, { x, y }: Point): Colour | null {
  // In memory, not on the GPU: one pixel is read again and again.
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  // A picture that was let go of has no pixels any more.
  if (!context || source.width === 0) return null;
  context.clearRect(0, 0, 1, 1);
  context.drawImage(source, x, y, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha };
}
