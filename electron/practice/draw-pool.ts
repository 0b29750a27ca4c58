/** Worker threads that draw, so that the gateway answers while it draws. One order at a time each, first come first served. */
import { Worker } from 'node:worker_threads';
import type { Draw, PictureOrder } from './picture-order.ts';

export interface DrawPool {
  readonly draw: Draw;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly order: PictureOrder;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
}

interface Drawer {
  readonly worker: Worker;
  job: Job | undefined;
}

/** `script` is the bundled draw-worker. A worker that dies fails its order and is replaced when the next one comes. */
export function createDrawPool(script: URL, size: number): DrawPool {
  const drawers = new Set<Drawer>();
  const waiting: Job[] = [];
  let closed = false;

  const next = (drawer: Drawer): void => {
    drawer.job = waiting.shift();
    if (drawer.job) drawer.worker.postMessage(drawer.job.order);
  };

  const hire = (): void => {
    const worker = new Worker(script);
    const drawer: Drawer = { worker, job: undefined };
    worker.on('message', (png: Uint8Array) => {
      drawer.job?.resolve(png);
      next(drawer);
    });
    const lost = (reason: Error): void => {
      drawers.delete(drawer);
      drawer.job?.reject(reason);
      drawer.job = undefined;
      if (!closed && waiting.length > 0 && drawers.size === 0) hire();
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(new Error(`A drawing thread ended with ${code}.`)));
    drawers.add(drawer);
    next(drawer);
  };

  return {
    draw: (order, signal) =>
      new Promise((resolve, reject) => {
        const job: Job = { order, resolve, reject };
        signal?.addEventListener('abort', () => {
          // An order that is being drawn is finished: a picture costs less than a thread.
          const place = waiting.indexOf(job);
          if (place >= 0) waiting.splice(place, 1);
          reject(new Error('The call was given up.'));
        });
        if (signal?.aborted) {
          reject(new Error('The call was given up.'));
          return;
        }
        waiting.push(job);
        const idle = [...drawers].find((drawer) => drawer.job === undefined);
        if (idle) next(idle);
        else if (drawers.size < size) hire();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error('The drawing threads are closing.'));
      const workers = [...drawers].map((drawer) => drawer.worker);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
