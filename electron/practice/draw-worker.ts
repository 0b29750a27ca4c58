/** Entry of a drawing thread: an order comes in, the PNG's bytes go out. */
import { parentPort } from 'node:worker_threads';
import { drawPicture } from './picture/draw-picture.ts';
import { createFields } from './picture/set-scene.ts';
import type { PictureOrder } from './picture-order.ts';

const fields = createFields();
parentPort?.on('message', (order: PictureOrder) => {
  const png = drawPicture(order, fields);
  parentPort?.postMessage(png, [png.buffer]);
});
