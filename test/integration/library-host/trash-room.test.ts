/** The trash looked into and emptied, and quarantine with its way back: nothing paid for is lost on any of these ways. */
import { mkdir, readFile, readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  draft,
  filesIn,
  openAndReconcile,
  picture,
  sha256,
  temporaryFolder,
} from './support/library-folder.ts';

const keep = async (library: Library, folder: string): Promise<FrameRow> =>
  await library.keep(await download(folder, await picture('png', { width: 60, height: 40 })));

async function withFrames(count: number) {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const rows: FrameRow[] = [];
  for (let made = 0; made < count; made++) rows.push(await keep(library, folder));
  return { folder, layout: libraryLayout(folder), library, rows };
}

test('the trash tells what was deleted, the last first, and shows its picture', async () => {
  const { layout, library, rows } = await withFrames(3);
  const [first, second] = rows;
  if (!first || !second) throw new Error('Nothing was kept');
  expect(await library.trashed({ from: 0 })).toEqual({ total: 0, frames: [] });
  await library.trash({ frames: [second.id] });
  // A minute ago: what is deleted at once may bear the same time.
  const before = new Date(Date.now() - 60_000);
  await utimes(layout.trashed(second.id), before, before);
  await library.trash({ frames: [first.id] });
  const { total, frames } = await library.trashed({ from: 0 });
  expect(total).toBe(2);
  expect(frames.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(frames[0]?.known).toMatchObject({ seed: 42, sha256: first.sha256, width: 60, height: 40 });
  expect((await library.trashed({ from: 1 })).frames.map(({ id }) => id)).toEqual([second.id]);
  // A size that was not made when the frame came: the original in the trash is what it is made of.
  const { path } = await library.thumbnail({ sha256: first.sha256, width: 640 });
  expect((await readFile(path)).length).toBeGreaterThan(0);
});

test('a frame whose record cannot be read is told of, not left out', async () => {
  const { layout, library, rows } = await withFrames(1);
  const [{ id } = { id: null }] = rows;
  if (!id) throw new Error('Nothing was kept');
  await library.trash({ frames: [id] });
  await writeFile(layout.trashedRecord(id), '{ "version": 1,');
  expect((await library.trashed({ from: 0 })).frames).toMatchObject([{ id, known: null }]);
});

test('emptied, every frame lies in one folder that the system can take; nothing else of the trash does', async () => {
  const { layout, library, rows } = await withFrames(3);
  await library.trash({ frames: rows.map(({ id }) => id) });
  await mkdir(layout.trashedLists, { recursive: true });
  await writeFile(join(layout.trashedLists, 'lenses.txt'), '50mm\n');
  const gathered = await library.gatherTrash(null);
  expect(gathered?.frames).toBe(3);
  const folder = gathered?.folder ?? '';
  expect(dirname(folder)).toBe(layout.trash);
  expect((await readdir(folder)).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  // As the system's trash takes it.
  await rename(folder, join(await temporaryFolder(), 'taken'));
  expect(await library.trashed({ from: 0 })).toEqual({ total: 0, frames: [] });
  expect(await library.gatherTrash(null)).toBeNull();
  expect(await readFile(join(layout.trashedLists, 'lenses.txt'), 'utf8')).toBe('50mm\n');
});

test.each(['told', 'after the app died'] as const)(
  'not taken by the system, all are where they were: %s',
  async (way) => {
    // Catches: frames stranded in a folder that neither the trash nor the library knows.
    const { folder, library, rows } = await withFrames(2);
    await library.trash({ frames: rows.map(({ id }) => id) });
    const before = await filesIn(folder);
    await library.gatherTrash(null);
    let open = library;
    if (way === 'told') await library.putTrashBack(null);
    else {
      await closeLibrary(library);
      open = await openAndReconcile(folder);
    }
    expect((await open.trashed({ from: 0 })).total).toBe(2);
    expect(await filesIn(folder)).toEqual(before);
    expect(await open.restore({ frames: rows.map(({ id }) => id) })).toHaveLength(2);
  },
);

test('quarantine tells what was asked and why, and takes back what was a picture after all', async () => {
  const { folder, layout, library } = await withFrames(0);
  const whole = await picture('png');
  const input = await download(folder, whole.subarray(0, whole.length - 40));
  const { id } = input.draft;
  await expect(library.keep(input)).rejects.toMatchObject({ code: 'download-truncated' });
  expect(await library.quarantined(null)).toMatchObject([
    { id, reason: { code: 'download-truncated' }, asked: { seed: 42, model: 'nano-banana' }, canRetry: true },
  ]);

  // Still broken: it stays, whole, with its reason.
  await expect(library.keep(await library.downloadAgain({ frame: id }))).rejects.toMatchObject({
    code: 'download-truncated',
  });
  expect(await library.quarantined(null)).toMatchObject([{ id, canRetry: true }]);

  // Mended by hand.
  const { path } = await library.quarantinedFile({ frame: id });
  await writeFile(path, whole);
  const row = await library.keep(await library.downloadAgain({ frame: id }));
  await library.leaveQuarantine({ frame: id });
  expect(row).toMatchObject({ id, sha256: sha256(whole) });
  expect(await library.quarantined(null)).toEqual([]);
  expect(await readdir(layout.quarantine)).toEqual([]);
});

test('of quarantined files without a note, or notes without a file, what is known is told', async () => {
  const { layout, library } = await withFrames(0);
  const [bare, lost, odd] = [draft().id, draft().id, draft().id];
  await mkdir(layout.quarantine, { recursive: true });
  await writeFile(join(layout.quarantine, `${bare}.bin`), 'not an image');
  await writeFile(join(layout.quarantine, `${lost}.json`), '{"version":1}');
  await writeFile(join(layout.quarantine, `${odd}.png`), 'x');
  await writeFile(join(layout.quarantine, `${odd}.json`), '[1, "two", {"draft": "../../etc"}]');
  await writeFile(join(layout.quarantine, 'readme.txt'), 'mine');
  const told = await library.quarantined(null);
  expect(new Map(told.map(({ id, bytes, canRetry }) => [id, [bytes, canRetry]]))).toEqual(
    new Map([
      [bare, [12, false]],
      [lost, [null, false]],
      [odd, [1, false]],
    ]),
  );
  for (const frame of [bare, lost])
    await expect(library.downloadAgain({ frame })).rejects.toMatchObject({ code: 'frame-not-found' });
  await expect(library.quarantinedFile({ frame: lost })).rejects.toMatchObject({ code: 'frame-not-found' });
});
