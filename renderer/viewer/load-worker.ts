/** Fetches and decodes pictures away from the window: there an answer would wait until the window has rendered. */
import type { LoadedPicture, PictureFault } from './load-picture.ts';
import { PictureError, loadPicture } from './load-picture.ts';

/** `no` names a picture that is on its way. */
export type LoadQuestion =
  | { readonly kind: 'load'; readonly no: number; readonly url: string }
  | { readonly kind: 'leave'; readonly no: number };

/** The bitmap is given away. */
export type LoadAnswer =
  | { readonly no: number; readonly picture: LoadedPicture }
  | { readonly no: number; readonly fault: PictureFault };

const underWay = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<LoadQuestion>) => {
  if (data.kind === 'load') void load(data.no, data.url);
  else underWay.get(data.no)?.abort();
});

async function load(no: number, url: string): Promise<void> {
  const control = new AbortController();
  underWay.set(no, control);
  try {
    const picture = await loadPicture(url, control.signal);
    if (control.signal.aborted) picture.bitmap.close();
    else tell({ no, picture }, picture.bitmap);
  } catch (thrown) {
    // Whoever left does not wait for an answer.
    if (!control.signal.aborted) tell({ no, fault: thrown instanceof PictureError ? thrown.fault : 'gone' });
  } finally {
    underWay.delete(no);
  }
}

function tell(answer: LoadAnswer, ...transfer: readonly Transferable[]): void {
  self.postMessage(answer, { transfer: [...transfer] });
}
