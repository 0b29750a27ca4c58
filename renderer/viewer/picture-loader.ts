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

/** Of files, as they were fetched: about as much is held beside the pictures themselves. */
export const bytesOfOneWorker = 24 * 2 ** 20;

interface Waiting {
  readonly resolve: (picture: LoadedPicture) => void;
  readonly reject: (reason: unknown) => void;
}

/** A worker, and who waits for what it has been asked. */
interface Service {
  readonly worker: LoadWorker;
  readonly waiting: Map<number, Waiting>;
  fetched: number;
  isGivingWay: boolean;
}

/** `later`: runs something once the window has nothing better to do, and soon in any case. */
export function createPictureLoader(
  startWorker: () => LoadWorker,
  later: (work: () => void) => void,
): LoadPicture {
  /** The one that is asked. Those before it still have answers to give. */
  let current: Service | null = null;
  let last = 0;

  function started(): Service {
    const service: Service = { worker: startWorker(), waiting: new Map(), fetched: 0, isGivingWay: false };
    const { worker, waiting } = service;
    worker.onmessage = ({ data }) => {
      const asker = waiting.get(data.no);
      waiting.delete(data.no);
      if ('fault' in data) asker?.reject(new PictureError(data.fault));
      else {
        service.fetched += data.picture.bytes;
        if (asker) asker.resolve(data.picture);
        // It was on its way back when its asker left.
        else data.picture.bitmap.close();
      }
      if (service.fetched >= bytesOfOneWorker) giveWay(service);
      endIfDone(service);
    };
    worker.onerror = ({ message }) => {
      // None of those it had will come; the next question starts another.
      worker.terminate();
      if (service === current) current = null;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { reject } of lost) reject(new PictureError('damaged', { cause: new Error(message) }));
    };
    return service;
  }

  function giveWay(service: Service): void {
    if (service.isGivingWay) return;
    service.isGivingWay = true;
    later(() => {
      if (service === current) current = started();
      endIfDone(service);
    });
  }

  function endIfDone(service: Service): void {
    if (service !== current && service.waiting.size === 0) service.worker.terminate();
  }

  return (url, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      last += 1;
      const no = last;
      const service = (current ??= started());
      const { worker, waiting } = service;
      waiting.set(no, { resolve, reject });
      worker.postMessage({ kind: 'load', no, url });
      signal.addEventListener(
        'abort',
        () => {
          if (!waiting.delete(no)) return;
          worker.postMessage({ kind: 'leave', no });
          endIfDone(service);
          reject(signal.reason as Error);
        },
        { once: true },
      );
    });
}
