/** Compares two frames at full resolution, away from the window: one question for the figures, one for each gain. */
import type { Gain } from '../../shared/compare/difference-look.ts';
import { lookedAt } from '../../shared/compare/difference-look.ts';
import type { PixelDifference } from '../../shared/compare/pixel-difference.ts';
import { compare as comparePictures } from '../../shared/compare/pixel-difference.ts';

export type DifferenceQuestion =
  | { readonly kind: 'compare'; readonly left: string; readonly right: string }
  | { readonly kind: 'picture'; readonly gain: Gain };

export type DifferenceAnswer =
  | { readonly kind: 'figures'; readonly difference: PixelDifference }
  | { readonly kind: 'sizes' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'picture'; readonly picture: ImageBitmap };

let compared: ImageData | null = null;

self.addEventListener('message', ({ data }: MessageEvent<DifferenceQuestion>) => {
  if (data.kind === 'compare') void compare(data.left, data.right);
  else draw(data.gain);
});

async function compare(leftUrl: string, rightUrl: string): Promise<void> {
  try {
    const [left, right] = await Promise.all([pixelsOf(leftUrl), pixelsOf(rightUrl)]);
    if (left.width !== right.width || left.height !== right.height) {
      tell({ kind: 'sizes' });
      return;
    }
    const { figures, picture } = comparePictures(left, right);
    compared = new ImageData(picture, left.width, left.height);
    tell({ kind: 'figures', difference: figures });
  } catch {
    // Gone or damaged: the dialog says so, whichever of the two it is.
    tell({ kind: 'unreadable' });
  }
}

async function pixelsOf(url: string): Promise<ImageData> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  // Bytes as they are: neither colours converted nor alpha multiplied in.
  const bitmap = await createImageBitmap(await response.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const { width, height } = bitmap;
  const context = contextOf(width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function draw(gain: Gain): void {
  if (!compared) return;
  const { data, width, height } = compared;
  const canvas = new OffscreenCanvas(width, height);
  const pixels = lookedAt(data, { gain, tone: 'colour' });
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  const picture = canvas.transferToImageBitmap();
  tell({ kind: 'picture', picture }, picture);
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas of this size');
  return context;
}

function tell(answer: DifferenceAnswer, ...transfer: readonly Transferable[]): void {
  self.postMessage(answer, { transfer: [...transfer] });
}
