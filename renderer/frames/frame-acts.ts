/**
 * What is done to frames and can be taken back: one act after the other, so that an undo pressed during a deletion waits
 * for it. Throws the AppError that the library answered with.
 */
import type { Marking } from '../../shared/frame/marking.ts';
import { mostMarked } from '../../shared/frame/marking.ts';
import type { MarkChange } from '../../shared/frame/marks.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import { chunks } from './chunks.ts';
import type { Step, Steps } from './undo.ts';
import { framesOf, withRedone, withStep, withUndone } from './undo.ts';

/** What one `frames.trash` may name (shared/ipc/contract.ts). */
const idsPerRequest = 10_000;

/** What became of a step that was taken back or done again. */
export interface Replayed {
  readonly kind: Step['kind'];
  readonly frames: number;
}

export interface FrameActs {
  trash(frames: Promise<readonly FrameId[]>): Promise<number>;
  /** Answers with how many frames it changed. */
  mark(frames: Promise<readonly FrameId[]>, change: MarkChange): Promise<number>;
  /** Null: there is nothing to take back. */
  undo(): Promise<Replayed | null>;
  redo(): Promise<Replayed | null>;
}

export function createFrameActs(options: {
  readonly bridge: Pick<Bridge, 'request'>;
  readonly steps: () => Steps;
  readonly onSteps: (steps: Steps) => void;
  /** They are back in the library. */
  readonly onRestored: (rows: readonly FrameRow[]) => Promise<void>;
}): FrameActs {
  const { bridge, steps, onSteps, onRestored } = options;
  const inTurn = turns();

  async function trash(frames: readonly FrameId[]): Promise<void> {
    await bridge.request('frames.trash', { frames: [...frames] });
  }

  /** Answers with the markings that take it back, all that were done if one is refused halfway. */
  async function mark(markings: readonly Marking[]): Promise<Step> {
    const before: Marking[] = [];
    for (const some of requestsOf(markings))
      before.unshift(...(await bridge.request('frames.mark', { markings: some })));
    return { kind: 'marks', markings: before };
  }

  async function restore(frames: readonly FrameId[]): Promise<number> {
    const rows = await bridge.request('frames.restore', { frames: [...frames] });
    await onRestored(rows);
    return rows.length;
  }

  return {
    trash: (asked) =>
      inTurn(async () => {
        const all = await asked;
        for (const frames of chunks(all, idsPerRequest)) {
          await trash(frames);
          onSteps(withStep(steps(), { kind: 'deletion', frames }));
        }
        return all.length;
      }),
    mark: (asked, change) =>
      inTurn(async () => {
        const frames = await asked;
        if (frames.length === 0) return 0;
        const back = await mark([{ frames, change }]);
        onSteps(withStep(steps(), back));
        return framesOf(back);
      }),
    undo: () =>
      inTurn(async () => {
        const step = steps().undo.at(-1);
        if (!step) return null;
        if (step.kind === 'marks') {
          const again = await mark(step.markings);
          onSteps(withUndone(steps(), again));
          return { kind: step.kind, frames: framesOf(again) };
        }
        const restored = await restore(step.frames);
        onSteps(withUndone(steps(), step));
        return { kind: step.kind, frames: restored };
      }),
    redo: () =>
      inTurn(async () => {
        const step = steps().redo.at(-1);
        if (!step) return null;
        if (step.kind === 'marks') {
          const back = await mark(step.markings);
          onSteps(withRedone(steps(), back));
          return { kind: step.kind, frames: framesOf(back) };
        }
        await trash(step.frames);
        onSteps(withRedone(steps(), step));
        return { kind: step.kind, frames: step.frames.length };
      }),
  };
}

/** Markings as one request after the other may carry them. */
function requestsOf(markings: readonly Marking[]): readonly (readonly Marking[])[] {
  const requests: Marking[][] = [];
  let room = 0;
  for (const { frames, change } of markings)
    for (const some of chunks(frames, mostMarked)) {
      if (some.length > room) {
        requests.push([]);
        room = mostMarked;
      }
      requests.at(-1)?.push({ frames: some, change });
      room -= some.length;
    }
  return requests;
}

/** Runs acts one after the other. */
function turns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    // The failure is the asker's to handle; the next in line goes on all the same.
    last = turn.catch(() => undefined);
    return turn;
  };
}
