/** A library as main tells the window of it: order, rows, marks, one collection and a trash, as the real one keeps them. */
import { noStacks } from '../../../../shared/frame/stacks.ts';
import type { PlacedFrame } from '../../../../shared/collections/collection.ts';
import {
  withFrames,
  withFramesBack,
  withFramesMoved,
  withFramesPlaced,
  withoutFrames,
} from '../../../../shared/collections/collection.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { FrameQuery } from '../../../../shared/frame/frame-query.ts';
import { noGroups, wholeLibrary } from '../../../../shared/frame/frame-query.ts';
import type { Marking } from '../../../../shared/frame/marking.ts';
import type { FrameRow } from '../../../../shared/frame/record.ts';
import type { CollectionId, FrameId } from '../../../../shared/ids.ts';
import type { EventName, Events } from '../../../../shared/ipc/contract.ts';
import type { Bridge } from '../../../../renderer/bridge.ts';
import { frameRow } from './frame-row.ts';

export const album = '0197a000-0000-7000-8000-00000000a1b0' as CollectionId;
export const inAlbum = { ...wholeLibrary, collection: album };

/** Newest first by time; numbers of frames that come back are new, as the index gives them. */
export function testLibrary(count: number) {
  let rows = Array.from({ length: count }, (_, i) => frameRow({ no: i + 1 }));
  let lastNo = count;
  const trash = new Map<FrameId, FrameRow>();
  let collected: readonly FrameId[] = [];
  let deleted = false;
  const listeners = new Map<string, ((payload: never) => void)[]>();
  const asked: number[][] = [];
  const searches: string[] = [];
  let failure: AppError | null = null;
  const gates: Promise<unknown>[] = [];

  function tell<Name extends EventName>(name: Name, payload: Events[Name]): void {
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
  }

  const answers: Record<string, (input: never) => unknown> = {
    'frames.order': ({ collection, sort }: FrameQuery) => {
      if (collection !== null && deleted) throw new AppError('collection-not-found', 'gone');
      const newestFirst = rows.toSorted((a, b) => b.createdAt - a.createdAt);
      const asked =
        collection !== null
          ? collected.flatMap((id) => rows.find((row) => row.id === id) ?? [])
          : sort === 'rating'
            ? newestFirst.toSorted((a, b) => b.rating - a.rating)
            : newestFirst;
      return {
        numbers: Uint32Array.from(asked.map(({ no }) => no)),
        groups: noGroups,
        stacks: noStacks,
        // Only the first: the others have to be asked for.
        rows: asked.slice(0, 1),
      };
    },
    'frames.rows': ({ numbers }: { numbers: number[] }) => {
      asked.push(numbers);
      return rows.filter(({ no }) => numbers.includes(no));
    },
    'frames.trash': ({ frames }: { frames: FrameId[] }) => {
      for (const row of rows) if (frames.includes(row.id)) trash.set(row.id, row);
      rows = rows.filter(({ id }) => !frames.includes(id));
      tell('frames.removed', { frames });
    },
    'frames.mark': ({ markings }: { markings: Marking[] }) => {
      const before: Marking[] = [];
      for (const { frames, change } of markings)
        for (const row of rows.filter(({ id }) => frames.includes(id))) {
          const [field] = Object.keys(change) as (keyof FrameRow)[];
          before.push({ frames: [row.id], change: { [field!]: row[field!] } });
          rows = rows.map((each) => (each === row ? { ...row, ...change } : each));
        }
      tell('frames.marked', { markings });
      return before;
    },
    'collections.make': ({ frames }: { frames: FrameId[] }) => {
      collected = frames;
      return { collection: album };
    },
    'collections.make-smart': ({ search }: { search: string }) => {
      searches.push(search);
      return { collection: album };
    },
    'collections.change-search': ({ search }: { search: string }) => void searches.push(search),
    'collections.add': ({ frames }: { frames: FrameId[] }) => {
      const changed = withFrames(collected, frames);
      collected = changed.frames;
      return { placed: changed.placed };
    },
    'collections.remove': ({ frames }: { frames: FrameId[] }) => {
      const changed = withoutFrames(collected, frames);
      collected = changed.frames;
      return { placed: changed.placed };
    },
    'collections.put-back': ({ placed }: { placed: PlacedFrame[] }) => {
      if (deleted) throw new AppError('collection-not-found', 'gone');
      collected = withFramesBack(collected, placed);
    },
    'collections.move': ({ frames, before }: { frames: FrameId[]; before: FrameId | null }) => {
      const changed = withFramesMoved(collected, frames, before);
      collected = changed.frames;
      return { placed: changed.placed };
    },
    'collections.place': ({ placed }: { placed: PlacedFrame[] }) => {
      const changed = withFramesPlaced(collected, placed);
      collected = changed.frames;
      return { placed: changed.placed };
    },
    'collections.delete': () => {
      if (deleted) throw new AppError('collection-not-found', 'gone');
      deleted = true;
      tell('collections.changed', { reading: { collections: [], unusable: [] } });
    },
    'collections.restore': () => void (deleted = false),
    'frames.restore': ({ frames }: { frames: FrameId[] }) => {
      const back = frames.map((id) => ({ ...trash.get(id)!, no: (lastNo += 1) }));
      rows = [...rows, ...back];
      tell('frames.added', { rows: back });
      return back;
    },
  };
  const bridge = {
    request: async (route: string, input: never) => {
      const answer = failure ? null : answers[route]!(input);
      await Promise.all(gates);
      if (failure) throw failure;
      return answer;
    },
    on: (name: string, listener: (payload: never) => void) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return () => {};
    },
  } as unknown as Bridge;

  return {
    bridge,
    asked,
    /** What smart collections were to keep, one after the other. */
    searches,
    tell,
    /** Its file is gone, without this window's doing. */
    loseAlbum: () => void (deleted = true),
    /** Numbers of the album's frames, in its order; null when it was deleted. */
    album: () => (deleted ? null : collected.map((id) => rows.find((row) => row.id === id)?.no)),
    /** A frame is made and announced. */
    made: (part: Partial<FrameRow> = {}): FrameRow => {
      const row = frameRow({ ...part, no: (lastNo += 1) });
      rows = [...rows, row];
      tell('frames.added', { rows: [row] });
      return row;
    },
    /** From now on the library says that this frame is the same picture as another, or as none. */
    twinned: (no: number, twin: FrameRow['twin']): void => {
      rows = rows.map(({ twin: before, ...row }) =>
        row.no === no ? { ...row, ...(twin && { twin }) } : { ...row, ...(before && { twin: before }) },
      );
    },
    /** Another machine marked one frame and deleted another. */
    changedElsewhere: (marked: number, gone: number): void => {
      rows = rows
        .filter(({ no }) => no !== gone)
        .map((row) => (row.no === marked ? { ...row, rating: 5 } : row));
      tell('frames.changed', null);
    },
    /** Gone without this window's doing. */
    lost: (no: number): void => {
      const row = rows.find((each) => each.no === no)!;
      rows = rows.filter((each) => each !== row);
      trash.set(row.id, row);
      tell('frames.removed', { frames: [row.id] });
    },
    /** What was lost comes back, without this window's doing. */
    returned: (): void => {
      const back = [...trash.values()].map((row) => ({ ...row, no: (lastNo += 1) }));
      rows = [...rows, ...back];
      tell('frames.added', { rows: back });
    },
    fails: (error: AppError | null) => void (failure = error),
    held: (): (() => void) => {
      let open = (): void => {};
      gates.push(new Promise<void>((resolve) => (open = resolve)));
      return open;
    },
  };
}
