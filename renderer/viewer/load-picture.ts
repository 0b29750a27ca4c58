/** Fetches a picture from the app's own scheme and decodes it, off the main thread. */

import type { PictureTraits } from './picture-traits.ts';
import { headLength, traitsOf } from './picture-traits.ts';

/** Why there is no picture: its file is not there, or is not a picture any more. */
export type PictureFault = 'gone' | 'damaged';

export interface LoadedPicture {
  readonly bitmap: ImageBitmap;
  readonly traits: PictureTraits;
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

/** A thumbnail; one that the window shows somewhere is at hand. Rejects when there is none. */
export type LoadPreview = (url: string) => Promise<HTMLImageElement>;

export async function loadPreview(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

export async function loadPicture(url: string, signal: AbortSignal): Promise<LoadedPicture> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new PictureError('gone');
  const bytes = await response.blob();
  try {
    // Colours come as sRGB, whatever profile the file has, and pixels upright (docs/decisions/0009).
    const [bitmap, head] = await Promise.all([
      createImageBitmap(bytes),
      bytes.slice(0, headLength).arrayBuffer(),
    ]);
    return { bitmap, traits: traitsOf(new Uint8Array(head)) };
  } catch (cause) {
    throw new PictureError('damaged', { cause });
  }
}
