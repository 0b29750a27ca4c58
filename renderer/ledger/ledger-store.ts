/** The ledger as it is looked at: how many days, which of them, and what main read from the batches. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { RouteOutput } from '../../shared/ipc/contract.ts';
import type { Bridge } from '../bridge.ts';

export const periods = ['7', '30', '90'] as const;
export type Period = (typeof periods)[number];

export type Ledger = RouteOutput<'money.ledger'>;

export interface LedgerState {
  readonly period: Period;
  /** Null until main has answered for this period. */
  readonly ledger: Ledger | null;
  /** The one day that is looked at; null: all of them. */
  readonly day: string | null;
  /** Reads and follows changes; returns a function that stops following. */
  readonly opened: () => () => void;
  readonly periodChosen: (period: Period) => void;
  /** The same day again shows all of them. */
  readonly dayChosen: (day: string | null) => void;
}
export type LedgerStore = StoreApi<LedgerState>;

/** How long news are gathered before the batches are read again, in ms. */
const rest = 1_000;

export function createLedgerStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): LedgerStore {
  return createStore<LedgerState>((set, get) => {
    let timer: ReturnType<typeof setTimeout> | null = null;

    async function read(): Promise<void> {
      const { period } = get();
      try {
        const ledger = await bridge.request('money.ledger', { days: Number(period) });
        // Another period was chosen meanwhile: its own answer is on the way.
        if (get().period === period) set({ ledger });
      } catch (thrown) {
        onFailure(toAppError(thrown));
      }
    }

    function readSoon(): void {
      timer ??= setTimeout(() => {
        timer = null;
        void read();
      }, rest);
    }

    return {
      period: '30',
      ledger: null,
      day: null,
      opened() {
        void read();
        const stops = [
          bridge.on('queue.changed', ({ jobs }) => jobs.length > 0 && readSoon()),
          // Rates are part of the models.
          bridge.on('models.changed', () => void read()),
        ];
        return () => {
          for (const stop of stops) stop();
          if (timer !== null) clearTimeout(timer);
          timer = null;
        };
      },
      periodChosen(period) {
        set({ period, ledger: null, day: null });
        void read();
      },
      dayChosen: (day) => set((state) => ({ day: state.day === day ? null : day })),
    };
  });
}
