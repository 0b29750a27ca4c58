/** Collections over real files: changed here, changed elsewhere, and whole after every change. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test, vi } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { collectionFileSchema } from '../../../shared/collections/collection.ts';
import type { CollectionFile } from '../../../shared/collections/collection.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import type { CollectionId, FrameId } from '../../../shared/ids.ts';
import {
  closeLibrary,
  download,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

const keep = async (library: Library, folder: string): Promise<FrameId> =>
  (await library.keep(await download(folder, await picture('png', { width: 60, height: 40 })))).id;

async function onDisk(folder: string, id: CollectionId): Promise<CollectionFile> {
  const text = await readFile(join(folder, 'collections', `${id}.json`), 'utf8');
  return collectionFileSchema.parse(JSON.parse(text));
}

/** A library with three frames; `shown` says which of them a collection shows, in its order. */
async function opened() {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const frames = [await keep(library, folder), await keep(library, folder), await keep(library, folder)];
  const [a, b, c] = frames as [FrameId, FrameId, FrameId];
  const shown = async (collection: CollectionId, from = library): Promise<string[]> => {
    const { numbers } = await from.order({ ...wholeLibrary, collection });
    const rows = await from.rows({ numbers: [...numbers] });
    return rows.map(({ id }) => id);
  };
  return { folder, library, a, b, c, shown };
}

test('frames stay in the order they were collected in, each once, over a new index too', async () => {
  const { folder, library, a, b, c, shown } = await opened();
  const { collection, reading } = await library.makeCollection({ name: 'Portraits', frames: [b, b] });
  expect(reading.collections).toMatchObject([{ id: collection, name: 'Portraits', count: 1 }]);
  const { placed } = await library.collect({ collection, frames: [c, b, a] });
  expect(placed).toEqual([
    { frame: c, at: 1 },
    { frame: a, at: 2 },
  ]);
  expect(await shown(collection)).toEqual([b, c, a]);
  expect((await onDisk(folder, collection)).frames).toEqual([b, c, a]);
  await closeLibrary(library);

  await rm(join(folder, '.index'), { recursive: true });
  const again = await openAndReconcile(folder);
  expect(await shown(collection, again)).toEqual([b, c, a]);
  const removed = await again.uncollect({ collection, frames: [c, b] });
  expect(await shown(collection, again)).toEqual([a]);
  await again.recollect({ collection, placed: removed.placed });
  expect(await shown(collection, again)).toEqual([b, c, a]);
});

test('frames are taken to another place, and back to where they lay', async () => {
  const { folder, library, a, b, c, shown } = await opened();
  const { collection } = await library.makeCollection({ name: 'Portraits', frames: [a, b, c] });
  const { placed } = await library.moveCollected({ collection, frames: [c], before: a });
  expect(await shown(collection)).toEqual([c, a, b]);
  expect((await onDisk(folder, collection)).frames).toEqual([c, a, b]);
  const { placed: again } = await library.placeCollected({ collection, placed });
  expect(await shown(collection)).toEqual([a, b, c]);
  await library.placeCollected({ collection, placed: again });
  expect(await shown(collection)).toEqual([c, a, b]);
});

test('a frame in the trash is not shown, and is back at its place when it is restored', async () => {
  const { folder, library, a, b, c, shown } = await opened();
  const { collection } = await library.makeCollection({ name: 'Portraits', frames: [a, b, c] });
  await library.trash({ frames: [b] });
  expect(await shown(collection)).toEqual([a, c]);
  expect((await library.collections(null)).collections).toMatchObject([{ count: 2 }]);
  expect((await onDisk(folder, collection)).frames).toEqual([a, b, c]);
  await library.restore({ frames: [b] });
  expect(await shown(collection)).toEqual([a, b, c]);
});

test('a name is given once, however it is written, and kept through renaming', async () => {
  const { folder, library, a } = await opened();
  const { collection } = await library.makeCollection({ name: 'Café', frames: [a] });
  const taken = { code: 'collection-name-taken' };
  await expect(library.makeCollection({ name: 'CAFE\u0301', frames: [] })).rejects.toMatchObject(taken);
  const { collection: other } = await library.makeCollection({ name: 'Night', frames: [] });
  await expect(library.renameCollection({ collection: other, name: 'café' })).rejects.toMatchObject(taken);
  // Its own name in another case is no other's.
  const { collections } = await library.renameCollection({ collection, name: 'CAFÉ' });
  expect(collections.map(({ name }) => name)).toEqual(['CAFÉ', 'Night']);
  expect(await onDisk(folder, collection)).toMatchObject({ name: 'CAFÉ', frames: [a] });
});

test('a deleted collection lies in the trash and comes back as it was; its frames never move', async () => {
  const { folder, library, a, b, shown } = await opened();
  const { collection } = await library.makeCollection({ name: 'Portraits', frames: [b, a] });
  const before = await onDisk(folder, collection);
  expect((await library.deleteCollection({ collection })).collections).toEqual([]);
  expect(await readdir(join(folder, 'trash', 'collections'))).toEqual([`${collection}.json`]);
  expect((await library.order(wholeLibrary)).numbers).toHaveLength(3);
  const gone = { code: 'collection-not-found' };
  await expect(library.collect({ collection, frames: [a] })).rejects.toMatchObject(gone);
  await expect(library.order({ ...wholeLibrary, collection })).rejects.toMatchObject(gone);
  await library.restoreCollection({ collection });
  expect(await onDisk(folder, collection)).toEqual(before);
  expect(await shown(collection)).toEqual([b, a]);
});

test('files that are no collections are told, passed over, and left as they are', async () => {
  const { folder, library, a } = await opened();
  const { collection } = await library.makeCollection({ name: 'Portraits', frames: [a] });
  const good = await onDisk(folder, collection);
  const files = {
    'broken.json': '{"version": 1, "name": "half',
    [`${collection} (copy).json`]: JSON.stringify(good),
    [`${uuidv7()}.json`]: JSON.stringify({ ...good, version: 3, smart: true }),
    'notes.txt': 'mine',
  };
  const places = Object.entries(files).map(
    ([name, text]) => [join(folder, 'collections', name), text] as const,
  );
  for (const [path, text] of places) await writeFile(path, text);
  await mkdir(join(folder, 'collections', 'folder.json'));
  const reading = await library.collections(null);
  expect(reading.collections.map(({ id }) => id)).toEqual([collection]);
  expect(reading.unusable.map(({ reason }) => reason).sort()).toEqual([
    'newer',
    'not-a-collection',
    'not-a-collection',
  ]);
  await library.collect({ collection, frames: [a] });
  for (const [path, text] of places) expect(await readFile(path, 'utf8')).toBe(text);
});

test('what another machine writes is told and kept; what is changed here is no news', async () => {
  const folder = await temporaryFolder();
  const onCollectionsChanged = vi.fn();
  const library = await openAndReconcile(folder, { on: { collections: onCollectionsChanged } });
  const [a, b] = [await keep(library, folder), await keep(library, folder)];
  const { collection } = await library.makeCollection({ name: 'Portraits', frames: [a] });
  const mine = await onDisk(folder, collection);
  const path = join(folder, 'collections', `${collection}.json`);
  await writeFile(path, JSON.stringify({ ...mine, name: 'Faces', frames: [b, a, b] }));
  await vi.waitFor(() => expect(onCollectionsChanged).toHaveBeenCalled(), { timeout: 10_000 });
  await vi.waitFor(async () => {
    const { collections } = await library.collections(null);
    expect(collections).toMatchObject([{ name: 'Faces', count: 2 }]);
  });
  const c = await keep(library, folder);
  await library.collect({ collection, frames: [c] });
  expect(await onDisk(folder, collection)).toMatchObject({ name: 'Faces', frames: [b, a, c] });
});
