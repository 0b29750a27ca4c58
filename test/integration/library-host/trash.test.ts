/** The trash: frames leave whole and come back whole, whatever happened to their files in between. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  filesIn,
  frameId,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

const keep = async (library: Library, folder: string): Promise<FrameRow> =>
  await library.keep(await download(folder, await picture('png', { width: 60, height: 40 })));

const ids = async (library: Library): Promise<string[]> =>
  (await library.rows({ numbers: [...(await library.order(wholeLibrary)).numbers] })).map(({ id }) => id);

test('a frame goes with its record and comes back byte for byte, to its place in the order', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const [first, second, third] = [
    await keep(library, folder),
    await keep(library, folder),
    await keep(library, folder),
  ];
  const before = await filesIn(folder);
  const order = await ids(library);

  await library.trash({ frames: [second.id] });
  expect(await ids(library)).toEqual(order.filter((id) => id !== second.id));
  expect((await readdir(libraryLayout(folder).trashed(second.id))).sort()).toEqual([
    `${second.id}.json`,
    `${second.id}.png`,
  ]);
  await expect(library.image({ frame: second.id })).rejects.toMatchObject({ code: 'frame-not-found' });
  await expect(library.record({ frame: second.id })).rejects.toMatchObject({ code: 'frame-not-found' });

  const [row] = await library.restore({ frames: [second.id] });
  expect({ ...row, no: 0 }).toEqual({ ...second, no: 0 });
  expect(await filesIn(folder)).toEqual(before);
  expect(await ids(library)).toEqual(order);
  expect(order).toEqual([third.id, second.id, first.id]);
});

test('a trashed frame stays trashed after opening anew, and can still come back', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await keep(library, folder);
  await library.trash({ frames: [row.id] });
  await closeLibrary(library);
  const reopened = await openAndReconcile(folder);
  expect(await ids(reopened)).toEqual([]);
  expect((await reopened.restore({ frames: [row.id] }))[0]?.sha256).toBe(row.sha256);
});

test('trashing and restoring twice changes nothing more', async () => {
  // Catches: an undo that fails because its first half was done already.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await keep(library, folder);
  const before = await filesIn(folder);
  await library.trash({ frames: [row.id] });
  const trashed = await filesIn(folder);
  await library.trash({ frames: [row.id] });
  expect(await filesIn(folder)).toEqual(trashed);
  await library.restore({ frames: [row.id] });
  expect(await library.restore({ frames: [row.id] })).toHaveLength(1);
  expect(await filesIn(folder)).toEqual(before);
});

test('a move that a crash cut in two is completed by doing it again, either way', async () => {
  // Catches: a frame half here and half there that neither undo nor delete can reach.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await keep(library, folder);
  const before = await filesIn(folder);
  const layout = libraryLayout(folder);
  await mkdir(layout.trashed(row.id), { recursive: true });
  await rename(layout.record(row.id), layout.trashedRecord(row.id));
  await closeLibrary(library);

  const reopened = await openAndReconcile(folder);
  expect(await ids(reopened)).toEqual([]);
  await reopened.trash({ frames: [row.id] });
  expect(await readdir(layout.trashed(row.id))).toHaveLength(2);
  const image = layout.image(row.id, 'image/png');
  await rename(join(layout.trashed(row.id), basename(image)), image);
  await reopened.restore({ frames: [row.id] });
  expect(await filesIn(folder)).toEqual(before);
});

test('a frame whose files vanished leaves the grid without an error', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await keep(library, folder);
  await rm(libraryLayout(folder).frameFolder(row.id), { recursive: true });
  await library.trash({ frames: [row.id] });
  expect(await ids(library)).toEqual([]);
});

test('one that fails is named, and the others move', async () => {
  // Catches: ten frames that stay because of one, or a failure that nobody is told of.
  const folder = await temporaryFolder();
  const resets: unknown[] = [];
  const library = await openAndReconcile(folder, { on: { reset: (reset) => resets.push(reset) } });
  resets.length = 0;
  const [one, two] = [await keep(library, folder), await keep(library, folder)];
  const unknown = frameId();
  await expect(library.trash({ frames: [one.id, unknown, two.id] })).rejects.toMatchObject({
    code: 'frame-not-found',
    data: { frame: unknown, failed: 1, asked: 3 },
  });
  expect(await ids(library)).toEqual([]);
  expect(resets).toEqual([{ frames: 0, unreadable: 0 }]);

  await writeFile(libraryLayout(folder).trashedRecord(one.id), 'torn');
  await expect(library.restore({ frames: [one.id, two.id] })).rejects.toMatchObject({
    code: 'record-unparsable',
    data: { frame: one.id, file: `${one.id}.json` },
  });
  expect(await ids(library)).toEqual([two.id]);
});

test('many at once', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const rows = await Promise.all(Array.from({ length: 40 }, () => keep(library, folder)));
  const before = await filesIn(folder);
  await library.trash({ frames: rows.map(({ id }) => id) });
  expect(await ids(library)).toEqual([]);
  expect(await library.restore({ frames: rows.map(({ id }) => id) })).toHaveLength(40);
  expect(await filesIn(folder)).toEqual(before);
});
