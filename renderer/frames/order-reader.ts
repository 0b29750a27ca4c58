/** Asks main for the orders of frames, and again as long as they change meanwhile: an answer may lack what has just come. */
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import type { FrameQuery } from '../../shared/frame/frame-query.ts';
import { wholeLibrary } from '../../shared/frame/frame-query.ts';
import type { RouteOutput } from '../../shared/ipc/contract.ts';
import type { Bridge } from '../bridge.ts';

export type OrderAnswer = RouteOutput<'frames.order'>;

export interface OrderReader {
  /** Frames came or went. */
  changed(): void;
  /** Whatever is asked from now on is newer than this. */
  changes(): number;
  /** Reads both orders. */
  read(): Promise<void>;
  /** Reads that of what is chosen alone. */
  refresh(): Promise<void>;
}

export function createOrderReader(options: {
  readonly bridge: Pick<Bridge, 'request'>;
  /** What is chosen now. */
  readonly chosen: () => FrameQuery | null;
  readonly onReading: () => void;
  /** `found`: the answer to `query`, or null where its collection is no more. */
  readonly onRead: (library: OrderAnswer, query: FrameQuery | null, found: OrderAnswer | null) => void;
  readonly onRefreshed: (query: FrameQuery, found: OrderAnswer) => void;
  readonly onFailure: (failure: AppError) => void;
}): OrderReader {
  const { bridge, chosen, onReading, onRead, onRefreshed, onFailure } = options;
  /** Counts what came and went: an order that was asked for before the last of it may lack it. */
  let changes = 0;
  let reading: Promise<void> | null = null;
  let refreshing: Promise<void> | null = null;

  /** As it is when nothing has changed since it was asked for. */
  async function settled<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const seen = changes;
      const answer = await ask();
      if (seen === changes) return answer;
    }
  }

  async function readOrders(): Promise<void> {
    onReading();
    try {
      const [library, query, found] = await settled(async () => {
        const asked = chosen();
        const answers = await Promise.all([
          bridge.request('frames.order', wholeLibrary),
          asked && orderOf(bridge, asked),
        ]);
        return [answers[0], asked, answers[1]] as const;
      });
      // In the same breath as the last look at `changes`: whoever asks from now on starts a reading of its own.
      reading = null;
      onRead(library, query, found);
    } catch (thrown) {
      reading = null;
      onFailure(toAppError(thrown));
    }
  }

  async function refreshChosen(): Promise<void> {
    try {
      const answer = await settled(async () => {
        const query = chosen();
        return query && { query, found: await orderOf(bridge, query) };
      });
      refreshing = null;
      if (!answer) return;
      if (answer.found) onRefreshed(answer.query, answer.found);
      else await read();
    } catch (thrown) {
      refreshing = null;
      onFailure(toAppError(thrown));
    }
  }

  function read(): Promise<void> {
    changes += 1;
    reading ??= readOrders();
    return reading;
  }

  return {
    changed: () => void (changes += 1),
    changes: () => changes,
    read,
    refresh: () => {
      changes += 1;
      // A reading under way looks at what is chosen too.
      if (reading) return reading;
      refreshing ??= refreshChosen();
      return refreshing;
    },
  };
}

/** Null when its collection is no more. */
async function orderOf(bridge: Pick<Bridge, 'request'>, query: FrameQuery): Promise<OrderAnswer | null> {
  try {
    return await bridge.request('frames.order', query);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'collection-not-found') return null;
    throw error;
  }
}
