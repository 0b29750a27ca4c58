/** The window's side of the worker that fetches and decodes. It is started for the first picture, and stays. */
import type { LoadPicture, LoadedPicture } from './load-picture.ts';
import { PictureError } from './load-picture.ts';
import type { LoadAnswer, LoadQuestion } from './load-worker.ts';

/** The part of a Worker that is used. */
export interface LoadWorker {
  postMessage(question: LoadQuestion): void;
  onmessage: ((event: MessageEvent<LoadAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (picture: LoadedPicture) => void;
  readonly reject: (reason: unknown) => void;
}

export function createPictureLoader(startWorker: () => LoadWorker): LoadPicture {
  const waiting = new Map<number, Waiting>();
  let worker: LoadWorker | null = null;
  let last = 0;

  function started(): LoadWorker {
    const own = startWorker();
    own.onmessage = ({ data }) => {
      const asker = waiting.get(data.no);
      waiting.delete(data.no);
      if ('fault' in data) asker?.reject(new PictureError(data.fault));
      else if (asker) asker.resolve(data.picture);
      // It was on its way back when its asker left.
      else data.picture.bitmap.close();
    };
    own.onerror = ({ message }) => {
      // None of those it had will come; the next question starts another.
      own.terminate();
      worker = null;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { reject } of lost) reject(new PictureError('damaged', { cause: new Error(message) }));
    };
    return own;
  }

  return (url, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      last += 1;
      const no = last;
      worker ??= started();
      waiting.set(no, { resolve, reject });
      worker.postMessage({ kind: 'load', no, url });
      signal.addEventListener(
        'abort',
        () => {
          if (!waiting.delete(no)) return;
          worker?.postMessage({ kind: 'leave', no });
          reject(signal.reason as Error);
        },
        { once: true },
      );
    });
}
