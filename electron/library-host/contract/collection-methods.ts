/** Collections and their frames. */
import type { CollectionsReading, PlacedFrame } from '../../../shared/collections/collection.ts';
import type { CollectionId, FrameId } from '../../../shared/ids.ts';

interface CollectedFrames {
  readonly collection: CollectionId;
  readonly frames: readonly FrameId[];
}

interface EditedCollection {
  readonly reading: CollectionsReading;
  readonly placed: readonly PlacedFrame[];
}

export interface CollectionMethods {
  /** The collections as they are on disk now. Error: `library-unreadable`. */
  collections(input: null): CollectionsReading;
  /**
   * Each of these answers with the collections as they are then. Errors: `collection-name-taken`,
   * `collection-not-found`, `collection-full`, `disk-full`, `library-read-only`: nothing was changed.
   */
  makeCollection(input: { readonly name: string; readonly frames: readonly FrameId[] }): {
    readonly reading: CollectionsReading;
    readonly collection: CollectionId;
  };
  /** A smart one: what is searched for, as it is typed. */
  makeSmartCollection(input: { readonly name: string; readonly search: string }): {
    readonly reading: CollectionsReading;
    readonly collection: CollectionId;
  };
  /** What a smart one searches for. Error: `collection-not-smart`. */
  changeCollectionSearch(input: {
    readonly collection: CollectionId;
    readonly search: string;
  }): CollectionsReading;
  renameCollection(input: { readonly collection: CollectionId; readonly name: string }): CollectionsReading;
  /** To the trash, and back. */
  deleteCollection(input: { readonly collection: CollectionId }): CollectionsReading;
  restoreCollection(input: { readonly collection: CollectionId }): CollectionsReading;
  /**
   * `placed`: those that were not in it yet, and where they came in. Error of this and all below: `collection-smart`,
   * which is not filled by hand.
   */
  collect(input: CollectedFrames): EditedCollection;
  /** `placed`: those that were in it, and where they lay. */
  uncollect(input: CollectedFrames): EditedCollection;
  /** Takes `uncollect` back. */
  recollect(input: {
    readonly collection: CollectionId;
    readonly placed: readonly PlacedFrame[];
  }): CollectionsReading;
  /** Takes frames to before another, or last (null). `placed`: where they lay. */
  moveCollected(input: CollectedFrames & { readonly before: FrameId | null }): EditedCollection;
  /** Takes a move back. `placed`: where they lay meanwhile. */
  placeCollected(input: {
    readonly collection: CollectionId;
    readonly placed: readonly PlacedFrame[];
  }): EditedCollection;
}
