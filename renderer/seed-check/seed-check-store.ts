/** One seed that is checked: the question, the call under way, and the two frames once both are there. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { BatchId, FrameId } from '../../shared/ids.ts';
import type { JobView } from '../../shared/job/view.ts';
import type { SpendQuestion } from '../../shared/money/spend.ts';
import { spendQuestionOf } from '../../shared/money/spend.ts';
import { checkRequestOf, checkedFrameOf } from '../../shared/seed/seed-check.ts';
import { digestOf } from '../../shared/prompt/digest.ts';
import { expandRequest } from '../../shared/request.ts';
import type { Bridge } from '../bridge.ts';

export interface SeedCheckState {
  /** The frame whose seed is checked; null while the dialog is closed. */
  readonly original: FrameRecord | null;
  /** The call that asks again; null while it has not been asked. */
  readonly job: JobView | null;
  readonly again: FrameRecord | null;
  /** A call is being handed to the queue: a second press is not a second wish. */
  readonly isSending: boolean;
  /** Another call is being thought about, with the result of the last one under it. */
  readonly isRepeating: boolean;
  /** Main holds the call back until the user has said that it may pass a spending limit. */
  readonly spendQuestion: SpendQuestion | null;
  /**
   * Shows the last check of a frame, or the check that the frame itself came from. Answers whether there was one;
   * if not, the question is open.
   */
  readonly opened: (frame: FrameRecord) => Promise<boolean>;
  /** Sends the call. */
  readonly asked: () => Promise<void>;
  /** The user's word that it may pass the limit. */
  readonly spendConsented: () => Promise<void>;
  readonly retried: () => Promise<void>;
  /** The result is not enough: opens the question for one more call. */
  readonly repeatAsked: () => void;
  /** No call is wanted after all: back to the result, if there is one. */
  readonly declined: () => void;
  /** Stops nothing but the looking. */
  readonly closed: () => void;
}
export type SeedCheckStore = StoreApi<SeedCheckState>;

const nothing = {
  original: null,
  job: null,
  again: null,
  spendQuestion: null,
  isRepeating: false,
} as const;

/** `onFailure` is told of every request that failed. */
export function createSeedCheckStore(bridge: Bridge, onFailure: (error: AppError) => void): SeedCheckStore {
  let stop = (): void => {};
  /** What is looked at: answers to an earlier look are not taken. */
  let look = 0;

  return createStore<SeedCheckState>((set, get) => {
    async function follow(original: FrameRecord, batch: BatchId): Promise<void> {
      const mine = begin();
      set({ ...nothing, original });
      stop = bridge.on('queue.changed', ({ jobs }) => {
        const changed = jobs.find(({ batchId }) => batchId === batch);
        if (changed) void jobChanged(mine, changed);
      });
      const { jobs } = await bridge.request('sheet.open', { batch });
      // What the queue has told meanwhile is newer.
      if (mine === look && jobs[0] && get().job === null) await jobChanged(mine, jobs[0]);
    }

    async function jobChanged(mine: number, job: JobView): Promise<void> {
      if (mine !== look) return;
      set({ job });
      const [frame] = job.frames;
      if (frame === undefined || job.status !== 'done') return;
      await attempt(async () => {
        const again = await bridge.request('frames.record', { frame });
        if (mine === look) set({ again });
      });
    }

    function begin(): number {
      stop();
      stop = () => {};
      look += 1;
      return look;
    }

    async function send(consented: boolean): Promise<void> {
      const { original, isSending } = get();
      const request = original && checkRequestOf(original);
      if (!request || isSending) return;
      const mine = look;
      set({ isSending: true, spendQuestion: null });
      try {
        const { batchId } = await bridge.request('batch.generate', {
          request,
          variants: 1,
          digest: digestOf(expandRequest(request.prompt, new Map()).variants),
          consented,
        });
        if (mine === look) await follow(original, batchId);
      } catch (thrown) {
        const error = toAppError(thrown);
        // Closed meanwhile: then a notice says that nothing was sent.
        const question = mine === look ? spendQuestionOf(error) : null;
        if (question) set({ spendQuestion: question });
        else onFailure(error);
        // It could not be sent, and the reason was told: there is nothing to wait for.
        if (mine === look && !question) get().declined();
      } finally {
        set({ isSending: false });
      }
    }

    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (thrown) {
        onFailure(toAppError(thrown));
      }
    }

    return {
      ...nothing,
      isSending: false,
      async opened(frame) {
        const mine = begin();
        set(nothing);
        let known = false;
        await attempt(async () => {
          const found = await checkOf(bridge, frame);
          if (mine !== look) return;
          known = found !== null;
          if (found) await follow(found.original, found.batch);
          else set({ original: frame });
        });
        return known;
      },
      asked: () => send(false),
      spendConsented: () => send(true),
      async retried() {
        const { job } = get();
        if (!job) return;
        await attempt(() => bridge.request('queue.retry', { jobs: [job.id], batch: job.batchId }));
      },
      repeatAsked: () => set({ isRepeating: true }),
      declined() {
        if (get().isRepeating) set({ isRepeating: false, spendQuestion: null });
        else get().closed();
      },
      closed() {
        begin();
        set(nothing);
      },
    };
  });
}

/** The check that a frame belongs to, as what is checked or as what came of it; the latest, if there are several. */
async function checkOf(
  bridge: Pick<Bridge, 'request'>,
  frame: FrameRecord,
): Promise<{ readonly original: FrameRecord; readonly batch: BatchId } | null> {
  const { children } = await bridge.request('history.family', { batch: frame.batchId });
  const own = children.findLast(({ request }) => checkedFrameOf(request) === frame.id);
  if (own) return { original: frame, batch: own.batch };
  const { request } = await bridge.request('history.request', { batch: frame.batchId });
  const checked: FrameId | null = checkedFrameOf(request);
  if (checked === null) return null;
  return { original: await bridge.request('frames.record', { frame: checked }), batch: frame.batchId };
}
