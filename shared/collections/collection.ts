/**
 * A collection as it lies in the library: `collections/<id>.json`, a name and frames in the user's order. Frames in the
 * trash stay listed, and are in it again when they are restored. A smart collection lies beside it: a name and a search.
 */
import { z } from 'zod';
import { longestSearch } from '../frame/frame-query.ts';
import { collectionIdSchema, frameIdSchema } from '../ids.ts';
import type { FrameId } from '../ids.ts';
import { collectionNameSchema } from './name.ts';

/** Raised when older versions of the app could no longer keep what a file says. */
export const collectionVersion = 1;
/** The app of the first version takes these for what a newer one wrote, and leaves them alone. */
export const smartCollectionVersion = 2;
/** Frames of one collection: as many as a library of that size. */
export const mostCollected = 200_000;
/** Bytes of a file: what so many frames come to, and some. */
export const largestCollection = 16 * 1024 * 1024;

const moment = z.iso.datetime({ offset: true });

const named = z.object({
  id: collectionIdSchema,
  name: collectionNameSchema,
  createdAt: moment,
  /** When its name, its frames or its search changed last. */
  changedAt: moment,
});

export const collectionFileSchema = named.extend({
  version: z.literal(collectionVersion),
  frames: z.array(frameIdSchema).max(mostCollected).readonly(),
});
export type CollectionFile = z.infer<typeof collectionFileSchema>;

/** What is searched for, as it is typed into the search field. */
export const collectionSearchSchema = z
  .string()
  .max(longestSearch)
  .refine((search) => search.trim() !== '', 'nothing to search for');

export const smartCollectionFileSchema = named.extend({
  version: z.literal(smartCollectionVersion),
  search: collectionSearchSchema,
});
export type SmartCollectionFile = z.infer<typeof smartCollectionFileSchema>;

export const anyCollectionFileSchema = z.discriminatedUnion('version', [
  collectionFileSchema,
  smartCollectionFileSchema,
]);
export type AnyCollectionFile = z.infer<typeof anyCollectionFileSchema>;

export function isSmart(collection: AnyCollectionFile): collection is SmartCollectionFile {
  return collection.version === smartCollectionVersion;
}

export const collectionSchema = z.object({
  id: collectionIdSchema,
  name: z.string(),
  /** Frames that are in the library now. */
  count: z.number().int(),
  /** Of a smart collection; null for one that is filled by hand. */
  search: z.string().nullable(),
  /** Ms since the epoch. */
  changedAt: z.number(),
});

/** Why a `.json` file in the folder is not used. It is left as it is. */
const unusableReasons = ['not-a-collection', 'newer', 'too-large', 'unreadable'] as const;

export const collectionsReadingSchema = z.object({
  /** By name. */
  collections: z.array(collectionSchema),
  unusable: z.array(z.object({ file: z.string(), reason: z.enum(unusableReasons) })),
});
export type CollectionsReading = z.infer<typeof collectionsReadingSchema>;

/** A frame and its place in a collection, from 0: where it came in, or lay before it was taken out. */
export const placedFrameSchema = z.strictObject({ frame: frameIdSchema, at: z.number().int().min(0) });
export type PlacedFrame = z.infer<typeof placedFrameSchema>;

/** A change of the frames, and what it came to. */
export interface Changed {
  readonly frames: readonly FrameId[];
  /** The frames that came or went, with their places, in order. */
  readonly placed: readonly PlacedFrame[];
}

/** New frames come last, each once; those that are there stay where they are. */
export function withFrames(frames: readonly FrameId[], added: readonly FrameId[]): Changed {
  const known = new Set(frames);
  const fresh = [...new Set(added)].filter((frame) => !known.has(frame));
  return {
    frames: [...frames, ...fresh],
    placed: fresh.map((frame, place) => ({ frame, at: frames.length + place })),
  };
}

export function withoutFrames(frames: readonly FrameId[], removed: readonly FrameId[]): Changed {
  const gone = new Set(removed);
  return {
    frames: frames.filter((frame) => !gone.has(frame)),
    placed: frames.flatMap((frame, at) => (gone.has(frame) ? [{ frame, at }] : [])),
  };
}

/** Undoes a removal: each frame at the place it had, or last where the collection has become shorter. */
export function withFramesBack(
  frames: readonly FrameId[],
  placed: readonly PlacedFrame[],
): readonly FrameId[] {
  const known = new Set(frames);
  const back = new Map<FrameId, number>();
  for (const { frame, at } of placed.toSorted((a, b) => a.at - b.at))
    if (!known.has(frame) && !back.has(frame)) back.set(frame, at);
  const result: FrameId[] = [];
  let next = 0;
  for (const [frame, at] of back) {
    while (result.length < at && next < frames.length) result.push(...frames.slice(next, ++next));
    result.push(frame);
  }
  return [...result, ...frames.slice(next)];
}

/** Frames taken to another place, in the order they have among each other: before a frame, or last (null). */
export function withFramesMoved(
  frames: readonly FrameId[],
  moved: readonly FrameId[],
  before: FrameId | null,
): Changed {
  const { frames: rest, placed } = withoutFrames(frames, moved);
  // Before one that is moved itself: before the next that is not.
  const from = before === null ? frames.length : frames.indexOf(before);
  const gone = new Set(moved);
  const next = from < 0 ? undefined : frames.slice(from).find((frame) => !gone.has(frame));
  const at = next === undefined ? rest.length : rest.indexOf(next);
  return { frames: [...rest.slice(0, at), ...placed.map(({ frame }) => frame), ...rest.slice(at)], placed };
}

/** Undoes a move: each frame that is still there to the place it had. `placed`: where they lay meanwhile. */
export function withFramesPlaced(frames: readonly FrameId[], to: readonly PlacedFrame[]): Changed {
  const { frames: rest, placed } = withoutFrames(
    frames,
    to.map(({ frame }) => frame),
  );
  const there = new Set(placed.map(({ frame }) => frame));
  return {
    frames: withFramesBack(
      rest,
      to.filter(({ frame }) => there.has(frame)),
    ),
    placed,
  };
}
