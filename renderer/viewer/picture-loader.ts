/**
 * The window's side of the worker that fetches and decodes. It is started for the first picture. After so many bytes it
 * gives way to another: the files it fetched are kept by the browser's process until the worker's garbage is collected,
 * and a worker that holds nothing but a few small handles never sees a reason to collect any.
 */
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

/** Of files, as they were fetched. */
const bytesOfOneWorker = 48 * 2 ** 20;

interface Waiting {
  readonly resolve: (picture: LoadedPicture) => void;
  readonly reject: (reason: unknown) => void;
}

export function createPictureLoader(startWorker: () => LoadWorker): LoadPicture {
  const waiting = new Map<number, Waiting>();
  let worker: LoadWorker | null = null;
  let last = 0;
  /** Bytes that the worker in service has fetched. */
  let fetched = 0;

  function started(): LoadWorker {
    const own = startWorker();
    fetched = 0;
    own.onmessage = ({ data }) => {
      const asker = waiting.get(data.no);
      waiting.delete(data.no);
      if ('picture' in data) fetched += data.picture.bytes;
      if ('fault' in data) asker?.reject(new PictureError(data.fault));
      else if (asker) asker.resolve(data.picture);
      // It was on its way back when its asker left.
      else data.picture.bitmap.close();
      if (own === worker && waiting.size === 0 && fetched >= bytesOfOneWorker) {
        own.terminate();
        worker = started();
      }
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
