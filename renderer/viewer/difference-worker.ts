/** Compares two pictures at full resolution, away from the window. */
import { createComparer } from './comparer.ts';
import type { ReadPair } from './comparer.ts';
import type { Extent } from './camera.ts';
import type { DifferenceAnswer, DifferenceQuestion, PictureSource } from './difference-questions.ts';

const comparer = createComparer({ read, bitmapOf, tell, pause });
self.addEventListener('message', ({ data }: MessageEvent<DifferenceQuestion>) => comparer(data));

async function read(left: PictureSource, right: PictureSource): Promise<ReadPair> {
  const bitmaps = await Promise.all([decoded(left), decoded(right)]);
  try {
    const [{ width, height }, other] = bitmaps;
    const sizes = { left: { width, height }, right: { width: other.width, height: other.height } };
    return { left: pixelsOf(bitmaps[0], sizes.left), right: pixelsOf(other, sizes.left), sizes };
  } finally {
    for (const bitmap of bitmaps) bitmap.close();
  }
}

async function decoded(source: PictureSource): Promise<ImageBitmap> {
  if (typeof source !== 'string') return source;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${response.status} for ${source}`);
  // Bytes as they are: neither colours converted nor alpha multiplied in.
  return await createImageBitmap(await response.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
}

/** In the size that is asked for: another one is stretched over it. */
function pixelsOf(bitmap: ImageBitmap, { width, height }: Extent): ImageData {
  const context = contextOf(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function bitmapOf(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): ImageBitmap {
  const context = contextOf(width, height);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  return context.canvas.transferToImageBitmap();
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas of this size');
  return context;
}

function tell(answer: DifferenceAnswer): void {
  self.postMessage(answer, { transfer: answer.kind === 'picture' ? [answer.picture] : [] });
}

/** A message to itself comes after those that wait already. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
