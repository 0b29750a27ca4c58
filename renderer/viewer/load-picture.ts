/** Fetches a picture from the app's own scheme and decodes it, off the main thread. */

/** Why there is no picture: its file is not there, or is not a picture any more. */
export type PictureFault = 'gone' | 'damaged';

/** Fetches and decodes; rejects with a PictureError, or an AbortError when the signal fires. */
export type LoadPicture = (url: string, signal: AbortSignal) => Promise<ImageBitmap>;

export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly fault: PictureFault;
  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

export async function loadPicture(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new PictureError('gone');
  const bytes = await response.blob();
  try {
    return await createImageBitmap(bytes);
  } catch (cause) {
    throw new PictureError('damaged', { cause });
  }
}
