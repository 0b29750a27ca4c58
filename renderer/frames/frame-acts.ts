/**
 * What is done to frames and can be taken back: one act after the other, so that an undo pressed during a deletion waits
 * for it. Throws the AppError that the library answered with.
 */
import { toAppError } from '../../shared/errors.ts';
import type { Marking } from '../../shared/frame/marking.ts';
import { mostMarked } from '../../shared/frame/marking.ts';
import type { MarkChange } from '../../shared/frame/marks.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { CollectionId, FrameId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import { chunks } from './chunks.ts';
import type { CollectionEdit } from './collection-edits.ts';
import { editsOf, performEdit } from './collection-edits.ts';
import type { Step, Steps } from './undo.ts';
import { framesOf, withRedone, withStep, withUndone } from './undo.ts';

/** What one `frames.trash` may name (shared/ipc/contract.ts). */
const idsPerRequest = 10_000;

/** What became of a step that was taken back or done again. */
export interface Replayed {
  readonly kind: Exclude<Step['kind'], 'collection'> | `collection-${CollectionEdit['kind']}`;
  readonly frames: number;
}

/** A collection that was made, and of how many frames. */
export interface Made {
  readonly collection: CollectionId;
  readonly frames: number;
}

export interface FrameActs {
  trash(frames: Promise<readonly FrameId[]>): Promise<number>;
  /** Answers with how many frames it changed. */
  mark(frames: Promise<readonly FrameId[]>, change: MarkChange): Promise<number>;
  /** Makes a collection. */
  make(name: string, frames: Promise<readonly FrameId[]>): Promise<Made>;
  makeSmart(name: string, search: string): Promise<void>;
  /** Answers with how many frames came or went. */
  edit(edits: Promise<readonly CollectionEdit[]>): Promise<number>;
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

  /** Answers with the edits that take it back. */
  async function edit(edits: readonly CollectionEdit[]): Promise<Step> {
    const back: CollectionEdit[] = [];
    for (const each of edits) {
      const inverse = await performEdit(bridge, each);
      if (inverse) back.unshift(inverse);
    }
    return { kind: 'collection', edits: back };
  }

  /** Marks and edits go back and forth alike: each answers with its opposite. `onVoid`: it can never be done any more. */
  async function replay(step: Exclude<Step, { kind: 'deletion' }>, onVoid: () => void): Promise<Step> {
    if (step.kind === 'marks') return await mark(step.markings);
    try {
      return await edit(step.edits);
    } catch (thrown) {
      const error = toAppError(thrown);
      // Its file is gone from the library: the steps before this one are not to wait for it.
      if (error.code === 'collection-not-found') onVoid();
      throw error;
    }
  }

  async function restore(frames: readonly FrameId[]): Promise<number> {
    const rows = await bridge.request('frames.restore', { frames: [...frames] });
    await onRestored(rows);
    return rows.length;
  }

  /** As above; those that went on to the system's trash cannot be waited for by the steps before. */
  async function restoreOrForget(frames: readonly FrameId[]): Promise<number> {
    try {
      return await restore(frames);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'frame-not-found') onSteps({ ...steps(), undo: steps().undo.slice(0, -1) });
      throw error;
    }
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
    make: (name, asked) =>
      inTurn(async () => {
        const frames = await asked;
        const [first = [], ...rest] = chunks(frames, idsPerRequest);
        const { collection } = await bridge.request('collections.make', { name, frames: first });
        // One step, whatever it took: to take it back is to delete the collection.
        onSteps(withStep(steps(), { kind: 'collection', edits: [{ kind: 'delete', collection }] }));
        await edit(editsOf('add', collection, rest.flat()));
        return { collection, frames: frames.length };
      }),
    makeSmart: (name, search) =>
      inTurn(async () => {
        const { collection } = await bridge.request('collections.make-smart', { name, search });
        onSteps(withStep(steps(), { kind: 'collection', edits: [{ kind: 'delete', collection }] }));
      }),
    edit: (asked) =>
      inTurn(async () => {
        const back = await edit(await asked);
        onSteps(withStep(steps(), back));
        return framesOf(back);
      }),
    undo: () =>
      inTurn(async () => {
        const step = steps().undo.at(-1);
        if (!step) return null;
        const again =
          step.kind === 'deletion'
            ? step
            : await replay(step, () => onSteps({ ...steps(), undo: steps().undo.slice(0, -1) }));
        const restored = step.kind === 'deletion' ? await restoreOrForget(step.frames) : framesOf(again);
        onSteps(withUndone(steps(), again));
        return { kind: kindOf(step), frames: restored };
      }),
    redo: () =>
      inTurn(async () => {
        const step = steps().redo.at(-1);
        if (!step) return null;
        const back =
          step.kind === 'deletion'
            ? step
            : await replay(step, () => onSteps({ ...steps(), redo: steps().redo.slice(0, -1) }));
        if (step.kind === 'deletion') await trash(step.frames);
        onSteps(withRedone(steps(), back));
        return { kind: kindOf(step), frames: framesOf(back) };
      }),
  };
}

/** What was done by replaying it. */
function kindOf(step: Step): Replayed['kind'] {
  if (step.kind !== 'collection') return step.kind;
  return `collection-${step.edits[0]?.kind ?? 'rename'}`;
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
