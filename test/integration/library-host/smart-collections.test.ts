/** Smart collections over real files: what they find follows the marks, and they are changed, named and deleted like others. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smartCollectionFileSchema } from '../../../shared/collections/collection.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { CollectionId, FrameId } from '../../../shared/ids.ts';
import {
  closeLibrary,
  download,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

/** A library with three frames, of which the first has four stars; `found` answers a search, newest first. */
async function opened() {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const keep = async (): Promise<FrameId> =>
    (await library.keep(await download(folder, await picture('png', { width: 60, height: 40 })))).id;
  const [a, b, c] = [await keep(), await keep(), await keep()];
  await library.mark({ markings: [{ frames: [a], change: { rating: 4 } }] });
  const found = async (search: string): Promise<FrameId[]> => {
    const { numbers } = await library.order({ ...wholeLibrary, search });
    return (await library.rows({ numbers: [...numbers] })).map(({ id }) => id);
  };
  const counts = async () =>
    Object.fromEntries((await library.collections(null)).collections.map(({ name, count }) => [name, count]));
  return { folder, library, a, b, c, found, counts };
}

const fileOf = (folder: string, id: CollectionId): string => join(folder, 'collections', `${id}.json`);

test('its count follows marks and the trash; it is a file of its own version, there over a new index too', async () => {
  const { folder, library, a, b, counts } = await opened();
  const { collection, reading } = await library.makeSmartCollection({ name: 'Best', search: 'rating:>=3' });
  expect(reading.collections).toMatchObject([{ id: collection, count: 1, search: 'rating:>=3' }]);
  await library.mark({ markings: [{ frames: [b], change: { rating: 5 } }] });
  expect(await counts()).toEqual({ Best: 2 });
  await library.trash({ frames: [a] });
  expect(await counts()).toEqual({ Best: 1 });
  const text = await readFile(fileOf(folder, collection), 'utf8');
  expect(smartCollectionFileSchema.parse(JSON.parse(text))).toMatchObject({ version: 2, name: 'Best' });
  await closeLibrary(library);

  await rm(join(folder, '.index'), { recursive: true });
  const again = await openAndReconcile(folder);
  expect((await again.collections(null)).collections).toMatchObject([{ id: collection, count: 1 }]);
});

test('a search goes into the smart collections that it names, and out again where they name each other', async () => {
  const { library, a, b, c, found, counts } = await opened();
  await library.makeCollection({ name: 'By hand', frames: [b] });
  await library.makeSmartCollection({ name: 'Best', search: 'rating:>=3' });
  await library.makeSmartCollection({ name: 'Not best', search: '-collection:best' });
  expect(await found('collection:best')).toEqual([a]);
  expect(await found('collection:"Not best"')).toEqual([c, b]);
  expect(await found('collection:"Not best" -collection:"By hand"')).toEqual([c]);
  // What is marked later leaves one that is named, and enters one that it is not in.
  await library.mark({ markings: [{ frames: [a], change: { rating: 0 } }] });
  expect(await counts()).toEqual({ 'By hand': 1, Best: 0, 'Not best': 3 });
  await library.makeSmartCollection({ name: 'Left', search: 'collection:Right rating:>=0' });
  await library.makeSmartCollection({ name: 'Right', search: 'collection:Left collection:Right' });
  expect(await found('collection:Left')).toEqual([]);
  expect(await counts()).toMatchObject({ Left: 0, Right: 0 });
});

test('another search is kept; a name is given once among both kinds; neither kind is taken for the other', async () => {
  const { folder, library, a, counts } = await opened();
  const { collection: smart } = await library.makeSmartCollection({ name: 'Best', search: 'rating:>=3' });
  const { collection: byHand } = await library.makeCollection({ name: 'By hand', frames: [a] });
  await library.changeCollectionSearch({ collection: smart, search: 'rating:0' });
  expect(await counts()).toEqual({ Best: 2, 'By hand': 1 });
  const taken = { code: 'collection-name-taken' };
  await expect(library.makeCollection({ name: 'BEST', frames: [] })).rejects.toMatchObject(taken);
  await expect(library.makeSmartCollection({ name: 'by hand', search: 'a' })).rejects.toMatchObject(taken);

  const before = await readFile(fileOf(folder, smart), 'utf8');
  const isSmart = { code: 'collection-smart' };
  await expect(library.collect({ collection: smart, frames: [a] })).rejects.toMatchObject(isSmart);
  await expect(library.order({ ...wholeLibrary, collection: smart })).rejects.toMatchObject(isSmart);
  expect(await readFile(fileOf(folder, smart), 'utf8')).toBe(before);
  await expect(library.changeCollectionSearch({ collection: byHand, search: 'a' })).rejects.toMatchObject({
    code: 'collection-not-smart',
  });
});

test('deleted it lies in the trash, and comes back with its search; one renamed keeps it', async () => {
  const { folder, library, counts } = await opened();
  const { collection } = await library.makeSmartCollection({ name: 'Best', search: 'rating:>=3' });
  await library.renameCollection({ collection, name: 'Stars' });
  const before = await readFile(fileOf(folder, collection), 'utf8');
  expect((await library.deleteCollection({ collection })).collections).toEqual([]);
  await library.restoreCollection({ collection });
  expect(await readFile(fileOf(folder, collection), 'utf8')).toBe(before);
  expect(await counts()).toEqual({ Stars: 1 });
});

test('what another program wrote over its search is what it finds; nothing to search for is no collection', async () => {
  const { folder, library, counts } = await opened();
  const { collection } = await library.makeSmartCollection({ name: 'Best', search: 'rating:>=3' });
  const path = fileOf(folder, collection);
  const file = smartCollectionFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  await writeFile(path, JSON.stringify({ ...file, search: 'rating:<3 label:pink' }));
  expect(await counts()).toEqual({ Best: 2 });
  await writeFile(path, JSON.stringify({ ...file, search: '  ' }));
  expect((await library.collections(null)).unusable).toMatchObject([{ reason: 'not-a-collection' }]);
});
