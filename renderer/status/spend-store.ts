/** What was spent today, asked for anew when the queue has moved and when the day ends. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SpendToday } from '../../shared/money/spend.ts';
import type { Bridge } from '../bridge.ts';

export interface SpendState {
  /** Null until main has told. */
  readonly spend: SpendToday | null;
  /** Follows the queue; returns a function that stops following. */
  readonly opened: () => () => void;
}
export type SpendStore = StoreApi<SpendState>;

/** How long news are gathered before the sum is made, in ms: main looks through the day's batches for it. */
const rest = 1_000;

export interface SpendTools {
  readonly bridge: Pick<Bridge, 'request' | 'on'>;
  /** Whether calls cost money now: practice moves the queue and changes no sum. */
  readonly isPaid: () => boolean;
  readonly onFailure: (error: AppError) => void;
  /** Ms since the epoch. */
  readonly now: () => number;
}

export function createSpendStore({ bridge, isPaid, onFailure, now }: SpendTools): SpendStore {
  return createStore<SpendState>((set) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let atMidnight: ReturnType<typeof setTimeout> | undefined;
    let isOpen = false;

    /** News that come while one is waited for are in the sum already. */
    function askSoon(): void {
      timer ??= setTimeout(() => {
        timer = null;
        void ask();
      }, rest);
    }

    async function ask(): Promise<void> {
      try {
        const spend = await bridge.request('queue.spend');
        if (!isOpen) return;
        set({ spend });
        clearTimeout(atMidnight);
        atMidnight = setTimeout(askSoon, spend.endsAt - now());
      } catch (thrown) {
        const error = toAppError(thrown);
        // A library that cannot be opened says so in its own place.
        if (error.code !== 'library-unreadable') onFailure(error);
      }
    }

    return {
      spend: null,
      opened() {
        isOpen = true;
        askSoon();
        const stops = [
          bridge.on('queue.changed', ({ jobs }) => jobs.length > 0 && isPaid() && askSoon()),
          bridge.on('library.changed', ({ state }) => state === 'ready' && askSoon()),
          bridge.on('models.changed', askSoon),
        ];
        return () => {
          isOpen = false;
          for (const stop of stops) stop();
          if (timer !== null) clearTimeout(timer);
          timer = null;
          clearTimeout(atMidnight);
        };
      },
    };
  });
}
