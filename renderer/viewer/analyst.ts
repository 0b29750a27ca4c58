/**
 * Asks the worker that counts pictures: one at a time, so that what nobody waits for any more is never begun. A worker
 * that is not asked any more is let go of, and its memory with it.
 */
import type { ClippingThresholds } from '../../shared/compare/clipping.ts';
import type { Analysis, AnalysisAnswer, AnalysisQuestion } from './analysis-worker.ts';

/** The part of a Worker that is used. */
export interface AnalysisWorker {
  postMessage(question: AnalysisQuestion, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<AnalysisAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface Analyst {
  /**
   * Null: there is no such picture. `picture` stays the asker's: its own, or the address of one. Rejects with the
   * signal's reason, or when the worker fails.
   */
  analysed(
    picture: ImageBitmap | string,
    clipping: ClippingThresholds | null,
    signal: AbortSignal,
  ): Promise<Analysis | null>;
}

/** Ms without a question. Starting anew takes a fiftieth of that. */
const longestIdle = 2_000;

export function createAnalyst(startWorker: () => AnalysisWorker): Analyst {
  let worker: AnalysisWorker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function letGo(): void {
    worker?.terminate();
    worker = null;
  }

  /** The answer to a question that nothing else is asked before. */
  function asked(question: AnalysisQuestion): Promise<AnalysisAnswer> {
    return new Promise((resolve, reject) => {
      clearTimeout(idle);
      const own = (worker ??= startWorker());
      own.onmessage = ({ data }) => resolve(data);
      own.onerror = ({ message }) => reject(new Error(message));
      const { picture } = question;
      own.postMessage(question, typeof picture === 'string' ? [] : [picture]);
    });
  }

  return {
    analysed(picture, clipping, signal) {
      const turn = last.then(async () => {
        signal.throwIfAborted();
        // One that was let go of has no pixels any more.
        if (typeof picture !== 'string' && picture.width === 0) return null;
        // A copy shares the pixels, and giving it away costs nothing; the picture itself stays where it is.
        const given = typeof picture === 'string' ? picture : await createImageBitmap(picture);
        const analysis = await asked({ picture: given, clipping });
        if (signal.aborted) analysis?.clipping?.mask.close();
        signal.throwIfAborted();
        return analysis;
      });
      last = turn
        .catch(() => undefined)
        .then(() => {
          clearTimeout(idle);
          idle = setTimeout(letGo, longestIdle);
        });
      return turn;
    },
  };
}
