/** Fetches a picture from the app's own scheme and decodes it, off the main thread. */
import { imageAtHand } from '../frames/at-hand.ts';
import type { PictureTraits } from './picture-traits.ts';
import { headLength, traitsOf } from './picture-traits.ts';

/** Why there is no picture: its file is not there, or is not a picture any more. */
export type PictureFault = 'gone' | 'damaged';

export interface LoadedPicture {
  readonly bitmap: ImageBitmap;
  readonly traits: PictureTraits;
  /** Of its file. */
  readonly bytes: number;
}

/** Fetches and decodes; rejects with a PictureError, or an AbortError when the signal fires. */
export type LoadPicture = (url: string, signal: AbortSignal) => Promise<LoadedPicture>;

export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly fault: PictureFault;
  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

/** A thumbnail, ready to draw: at once where the window shows it somewhere. Rejects when there is none. */
export type LoadPreview = (url: string) => Promise<HTMLImageElement>;

export async function loadPreview(url: string): Promise<HTMLImageElement> {
  const image = imageAtHand(url);
  // To have one decoded again that is on the screen would wait for the next frame.
  if (!image.complete || image.naturalWidth === 0) await image.decode();
  return image;
}

export async function loadPicture(url: string, signal: AbortSignal): Promise<LoadedPicture> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new PictureError('gone');
  const file = await response.blob();
  try {
    // Colours come as sRGB, whatever profile the file has, and pixels upright (docs/decisions/0009).
    const [bitmap, head] = await Promise.all([
      createImageBitmap(file),
      file.slice(0, headLength).arrayBuffer(),
    ]);
    return { bitmap, traits: traitsOf(new Uint8Array(head)), bytes: file.size };
  } catch (cause) {
    throw new PictureError('damaged', { cause });
  }
}
