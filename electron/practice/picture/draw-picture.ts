/** Draws an order: the picture's pixels, then its PNG. */
import type { PictureOrder } from '../picture-order.ts';
import { encodePng } from './png.ts';

export function drawPicture(order: PictureOrder): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(order.width * order.height * 3).fill(order.seed & 255);
  return encodePng(pixels, order.width, order.height);
}
