/** Collections. */
import { z } from 'zod';
import {
  collectionSearchSchema,
  collectionsReadingSchema,
  placedFrameSchema,
} from '../../collections/collection.ts';
import type { CollectionsReading } from '../../collections/collection.ts';
import { collectionNameSchema } from '../../collections/name.ts';
import { collectionIdSchema, frameIdSchema } from '../../ids.ts';
import { frameIds, nothing } from './inputs.ts';

const collection = z.strictObject({ collection: collectionIdSchema });
const collectedFrames = collection.extend(frameIds.shape);
const framesToPlace = collection.extend({ placed: z.array(placedFrameSchema).min(1).max(10_000) });
const placedFrames = z.object({ placed: z.array(placedFrameSchema).readonly() });

export const collectionsRoutes = {
  /** The collections as they are on disk now. What the others change is told by `collections.changed`. */
  'collections.read': { input: nothing, output: collectionsReadingSchema },
  /** Errors of these: `collection-name-taken`, `collection-not-found`, `collection-full`: nothing was changed. */
  'collections.make': {
    input: z.strictObject({ name: collectionNameSchema, frames: z.array(frameIdSchema).max(10_000) }),
    output: collection,
  },
  /** A smart one: what is searched for, as it is typed. */
  'collections.make-smart': {
    input: z.strictObject({ name: collectionNameSchema, search: collectionSearchSchema }),
    output: collection,
  },
  /** What a smart one searches for. Error: `collection-not-smart`. */
  'collections.change-search': {
    input: collection.extend({ search: collectionSearchSchema }),
    output: nothing,
  },
  'collections.rename': {
    input: collection.extend({ name: collectionNameSchema }),
    output: nothing,
  },
  /** To the library's trash, and back. No frame goes with it. */
  'collections.delete': { input: collection, output: nothing },
  'collections.restore': { input: collection, output: nothing },
  /** `placed`: those that were not in it yet; they come last. Error of this and all below: `collection-smart`. */
  'collections.add': { input: collectedFrames, output: placedFrames },
  /** `placed`: those that were in it, with the places they had. */
  'collections.remove': { input: collectedFrames, output: placedFrames },
  /** Takes a removal back: each frame to the place it had. */
  'collections.put-back': {
    input: framesToPlace,
    output: nothing,
  },
  /** To before another frame of it, or last (null). `placed`: where they lay. */
  'collections.move': {
    input: collectedFrames.extend({ before: frameIdSchema.nullable() }),
    output: placedFrames,
  },
  /** Takes a move back. `placed`: where they lay meanwhile. */
  'collections.place': { input: framesToPlace, output: placedFrames },
} as const;

export interface CollectionsEvents {
  /** Collections were changed, here or from outside the app, or another library was opened. */
  readonly 'collections.changed': { readonly reading: CollectionsReading };
}
