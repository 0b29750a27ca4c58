/** Entry of a drawing thread: an order comes in, the PNG's bytes go out. */
import { parentPort } from 'node:worker_threads';
import { drawPicture } from './picture/draw-picture.ts';
import type { PictureOrder } from './picture-order.ts';

parentPort?.on('message', (order: PictureOrder) => {
  const png = drawPicture(order);
  parentPort?.postMessage(png, [png.buffer]);
});
