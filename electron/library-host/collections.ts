/**
 * The library's collections: a file each, changed here and by whoever else opens the library. Every change is made to
 * the file as it is at that moment, so that what came in from elsewhere stays.
 */
import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { uuidv7 } from 'uuidv7';
import {
  collectionVersion,
  isSmart,
  mostCollected,
  smartCollectionVersion,
  withFrames,
  withFramesBack,
  withFramesMoved,
  withFramesPlaced,
  withoutFrames,
} from '../../shared/collections/collection.ts';
import type {
  AnyCollectionFile,
  CollectionFile,
  CollectionsReading,
  PlacedFrame,
} from '../../shared/collections/collection.ts';
import { collectionNameKey } from '../../shared/collections/name.ts';
import { AppError } from '../../shared/errors.ts';
import { collectionIdSchema } from '../../shared/ids.ts';
import type { CollectionId, FrameId } from '../../shared/ids.ts';
import {
  fileError,
  hasErrno,
  makeFolderDurably,
  syncFolder,
  writeFileDurably,
} from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { createCollectionFinder } from './collection-files.ts';
import type { FoundCollections } from './collection-files.ts';
import { countCollections } from './collection-counts.ts';
import { namedIn } from './collections-named.ts';
import type { LibraryMethods } from './contract.ts';
import { createFolderWatch } from './folder-watch.ts';
import { createGate } from './gate.ts';
import type { FramesNamed } from './index/filter-sql.ts';
import type { FrameIndex } from './index/frame-index.ts';

type Method<Name extends keyof LibraryMethods> = (
  input: Parameters<LibraryMethods[Name]>[0],
) => Promise<ReturnType<LibraryMethods[Name]>>;

export interface CollectionKeeper {
  readonly read: () => Promise<CollectionsReading>;
  readonly make: Method<'makeCollection'>;
  readonly makeSmart: Method<'makeSmartCollection'>;
  readonly changeSearch: Method<'changeCollectionSearch'>;
  readonly rename: Method<'renameCollection'>;
  readonly remove: Method<'deleteCollection'>;
  readonly restore: Method<'restoreCollection'>;
  readonly addFrames: Method<'collect'>;
  readonly removeFrames: Method<'uncollect'>;
  readonly putFramesBack: Method<'recollect'>;
  readonly moveFrames: Method<'moveCollected'>;
  readonly placeFrames: Method<'placeCollected'>;
  /**
   * Every frame it lists, those in the trash too, in the user's order. Errors: `collection-not-found`, `collection-smart`.
   */
  readonly framesOf: (id: CollectionId) => Promise<readonly FrameId[]>;
  /** What a smart collection searches for; null of one by hand. Error: `collection-not-found`. */
  readonly searchOf: (id: CollectionId) => Promise<string | null>;
  /** What collections hold by their names, as they are now. */
  readonly named: () => Promise<FramesNamed>;
  readonly close: () => void;
}

export function createCollections(options: {
  readonly layout: LibraryLayout;
  readonly now: () => number;
  readonly index: Pick<FrameIndex, 'present' | 'revision' | 'meeting' | 'changes'>;
  /** What is on disk is no longer what was read last. */
  readonly onChange: () => void;
  /** One was changed here. */
  readonly onWritten: () => void;
  readonly onProblem: (problem: AppError) => void;
}): CollectionKeeper {
  const { layout, now, index, onChange, onWritten, onProblem } = options;
  const find = createCollectionFinder(layout.collections);
  // One at a time: each looks at what is there and then changes it.
  const gate = createGate(1);
  const folderWatch = createFolderWatch({
    folder: layout.collections,
    look: (take) => gate.run(async () => take((await find()).state)),
    onChange,
    onProblem,
  });

  const count = countCollections(index);

  async function reading(): Promise<CollectionsReading> {
    const found = await find();
    const { collections, unusable, state } = found;
    folderWatch.knows(state);
    const countOf = count(found);
    return {
      collections: collections.map((one) => ({
        id: one.id,
        name: one.name,
        count: countOf(one),
        search: isSmart(one) ? one.search : null,
        changedAt: Date.parse(one.changedAt),
      })),
      unusable: [...unusable],
    };
  }

  const work = <T>(change: (found: FoundCollections) => Promise<T>): Promise<T> =>
    gate.run(async () => {
      const done = await change(await find());
      folderWatch.follow();
      return done;
    });

  async function write(collection: AnyCollectionFile): Promise<void> {
    if (!isSmart(collection) && collection.frames.length > mostCollected)
      throw new AppError('collection-full', 'More frames than a collection takes');
    const text = `${JSON.stringify(collection, null, 2)}\n`;
    await writeFileDurably(layout.collection(collection.id), text, layout.marker);
    onWritten();
  }

  const moment = (): string => new Date(now()).toISOString();

  /** Changes the frames of one; a change that comes to nothing is not written. */
  const edit = async <T>(
    id: CollectionId,
    change: (frames: readonly FrameId[]) => { readonly frames: readonly FrameId[]; readonly placed: T },
  ): Promise<{ readonly reading: CollectionsReading; readonly placed: T }> =>
    await work(async (found) => {
      const before = byHand(collectionOf(found, id));
      const { frames, placed } = change(before.frames);
      const isChanged =
        frames.length !== before.frames.length || frames.some((frame, at) => frame !== before.frames[at]);
      if (isChanged) await write({ ...before, changedAt: moment(), frames });
      return { reading: await reading(), placed };
    });

  return {
    read: () => work(reading),
    make: ({ name, frames }) =>
      work(async (found) => {
        assertFree(found, name);
        const id = collectionIdSchema.parse(uuidv7());
        const at = moment();
        const changed = withFrames([], frames);
        await write({
          version: collectionVersion,
          id,
          name,
          createdAt: at,
          changedAt: at,
          frames: changed.frames,
        });
        return { reading: await reading(), collection: id };
      }),
    makeSmart: ({ name, search }) =>
      work(async (found) => {
        assertFree(found, name);
        const id = collectionIdSchema.parse(uuidv7());
        const at = moment();
        await write({ version: smartCollectionVersion, id, name, createdAt: at, changedAt: at, search });
        return { reading: await reading(), collection: id };
      }),
    changeSearch: ({ collection: id, search }) =>
      work(async (found) => {
        const before = collectionOf(found, id);
        if (!isSmart(before)) throw new AppError('collection-not-smart', 'It has no search to be changed');
        if (before.search !== search) await write({ ...before, search, changedAt: moment() });
        return await reading();
      }),
    rename: ({ collection: id, name }) =>
      work(async (found) => {
        const before = collectionOf(found, id);
        assertFree(found, name, id);
        if (before.name !== name) await write({ ...before, name, changedAt: moment() });
        return await reading();
      }),
    remove: ({ collection: id }) =>
      work(async (found) => {
        collectionOf(found, id);
        await move(layout.collection(id), layout.trashedCollection(id), id, layout.marker);
        return await reading();
      }),
    restore: ({ collection: id }) =>
      work(async (found) => {
        if (found.collections.some((one) => one.id === id)) return await reading();
        // Under the name it had, even if another has it by now: nothing is lost, and both can be renamed.
        await move(layout.trashedCollection(id), layout.collection(id), id, layout.marker);
        return await reading();
      }),
    addFrames: ({ collection, frames: added }) => edit(collection, (frames) => withFrames(frames, added)),
    removeFrames: ({ collection, frames: gone }) => edit(collection, (frames) => withoutFrames(frames, gone)),
    putFramesBack: async ({ collection, placed }) => {
      const back = (
        frames: readonly FrameId[],
      ): { frames: readonly FrameId[]; placed: readonly PlacedFrame[] } => ({
        frames: withFramesBack(frames, placed),
        placed,
      });
      return (await edit(collection, back)).reading;
    },
    moveFrames: ({ collection, frames: moved, before }) =>
      edit(collection, (frames) => withFramesMoved(frames, moved, before)),
    placeFrames: ({ collection, placed }) => edit(collection, (frames) => withFramesPlaced(frames, placed)),
    framesOf: (id) => work((found) => Promise.resolve(byHand(collectionOf(found, id)).frames)),
    searchOf: (id) =>
      work((found) => {
        const collection = collectionOf(found, id);
        return Promise.resolve(isSmart(collection) ? collection.search : null);
      }),
    named: () => work(({ collections }) => Promise.resolve(namedIn(collections))),
    close: folderWatch.close,
  };
}

function collectionOf({ collections }: FoundCollections, id: CollectionId): AnyCollectionFile {
  const found = collections.find((one) => one.id === id);
  if (!found) throw notFound(id);
  return found;
}

function byHand(collection: AnyCollectionFile): CollectionFile {
  if (isSmart(collection)) throw new AppError('collection-smart', 'It shows what meets its search');
  return collection;
}

function assertFree({ collections }: FoundCollections, name: string, own?: CollectionId): void {
  const key = collectionNameKey(name);
  if (collections.some((one) => one.id !== own && collectionNameKey(one.name) === key))
    throw new AppError('collection-name-taken', 'There is a collection of that name');
}

/** Both folders are made durable: a crash leaves the file in one of them. */
async function move(from: string, to: string, id: CollectionId, marker: string): Promise<void> {
  try {
    await makeFolderDurably(dirname(to), marker);
    await rename(from, to);
    await syncFolder(dirname(to));
    await syncFolder(dirname(from));
  } catch (error) {
    throw hasErrno(error, 'ENOENT') ? notFound(id) : fileError(error, from);
  }
}

function notFound(id: CollectionId): AppError {
  return new AppError('collection-not-found', 'No such collection', { data: { collection: id } });
}
