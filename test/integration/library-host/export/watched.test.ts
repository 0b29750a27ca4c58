/** Watched exports on real folders: each pick goes once, whatever happens in between. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../../../electron/library-host/library.ts';
import { noCredit } from '../../../../shared/export/credit.ts';
import { exportPresetSchema, presetIdSchema } from '../../../../shared/export/preset.ts';
import type { Flag } from '../../../../shared/frame/marks.ts';
import type { CollectionId, FrameId } from '../../../../shared/ids.ts';
import { libraryLayout } from '../../../../electron/files/library-layout.ts';
import { exportDesk } from './desk.ts';
import type { ExportDesk } from './desk.ts';

const who = { credit: noCredit, appVersion: '0.0.0' };
const originals = presetIdSchema.parse('built-in:originals');
let pictures: readonly Buffer[] = [];

beforeAll(async () => {
  pictures = await Promise.all(
    [0, 60, 120, 180].map((grey) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: { r: grey, g: grey, b: grey } } })
        .png()
        .toBuffer(),
    ),
  );
});

/** A desk with all frames in one collection. */
async function watchedDesk(): Promise<ExportDesk & { readonly collection: CollectionId }> {
  const desk = await exportDesk(pictures, [], { watching: { rest: 5, patience: 20 } });
  const { collection } = await desk.open.makeCollection({ name: 'Best', frames: [...desk.frames] });
  await desk.open.beginWatching(who);
  return { ...desk, collection };
}

async function flag(open: Library, frames: readonly (FrameId | undefined)[], to: Flag | null): Promise<void> {
  const ids = frames.filter((frame) => frame !== undefined);
  await open.mark({ markings: [{ frames: ids, change: { flag: to } }] });
}

function watch(
  open: Library,
  collection: CollectionId,
  destination: string | null,
  template = '{seq}',
): Promise<unknown> {
  return open.watchExport({
    collection,
    preset: originals,
    presetName: 'Originals',
    settings: exportPresetSchema.parse({
      version: 1,
      format: { kind: 'original' },
      naming: { template },
      container: 'zip',
    }),
    destination,
  });
}

const exported =
  (count: number) =>
  ([one]: readonly { readonly exported: number }[]): boolean =>
    one?.exported === count;

describe('a watched export', () => {
  test('takes the picks that are there and each that comes, once, and counts on in their names', async () => {
    const { open, frames, collection, destination, watching } = await watchedDesk();
    await flag(open, frames.slice(0, 2), 'pick');
    const two = watching(exported(2));
    await watch(open, collection, destination);
    await two;
    expect(await readdir(destination)).toEqual(['1.png', '2.png']);

    const three = watching(exported(3));
    await flag(open, [frames[0]], null);
    await flag(open, [frames[0], frames[2]], 'pick');
    await three;
    expect(await readdir(destination)).toEqual(['1.png', '2.png', '3.png']);
    await expect.poll(() => open.exportRuns(null)).toEqual([]);
  });

  test('goes on where it was when the app was ended in the middle, and exports nothing twice', async () => {
    const { open, frames, collection, destination, watching, reopen } = await watchedDesk();
    await flag(open, frames, 'pick');
    const told = watching(exported(4));
    await watch(open, collection, destination);
    // Whether it was done or not is as it happens: either way each is there once in the end.
    const again = await reopen();
    told.catch(() => undefined);
    const done = watching(exported(4));
    await again.beginWatching(who);
    await done;
    expect(await readdir(destination)).toHaveLength(4);
  });

  test('waits for a folder that is not there, says so, and goes on by itself when it is back', async () => {
    const { open, frames, collection, destination, watching } = await watchedDesk();
    await watch(open, collection, destination);
    await rename(destination, `${destination}-unplugged`);
    const refused = watching(([one]) => one?.error?.code === 'export-destination-missing');
    await flag(open, [frames[1]], 'pick');
    await refused;
    const well = watching(([one]) => one?.error === null && one.exported === 1);
    await rename(`${destination}-unplugged`, destination);
    await well;
    expect(await readdir(destination)).toEqual(['1.png']);
  });

  test('begins anew in another folder, and goes on in the one it had', async () => {
    const { open, frames, collection, destination, watching } = await watchedDesk();
    await flag(open, [frames[0]], 'pick');
    const one = watching(exported(1));
    await watch(open, collection, destination);
    await one;
    await open.unwatchExport({ collection });
    await flag(open, [frames[1]], 'pick');
    const two = watching(exported(2));
    await watch(open, collection, null);
    await two;
    expect(await readdir(destination)).toEqual(['1.png', '2.png']);
    const other = `${destination}-other`;
    await mkdir(other);
    const anew = watching(exported(2));
    await watch(open, collection, other);
    await anew;
    expect(await readdir(other)).toEqual(['1.png', '2.png']);
  });

  test('lets go of a frame that failed once its run is dismissed, and takes what comes after it', async () => {
    const { open, library, frames, collection, destination, watching, told } = await watchedDesk();
    await rm(libraryLayout(library).image(frames[0] ?? ('' as FrameId), 'image/png'));
    await watch(open, collection, destination);
    const failed = told(({ state, failed }) => state === 'done' && failed === 1);
    await flag(open, [frames[0]], 'pick');
    const { id } = await failed;
    const next = watching(exported(1));
    await flag(open, [frames[1]], 'pick');
    await next;
    await open.dismissExport({ run: id });
    const after = watching(exported(2));
    await flag(open, [frames[2]], 'pick');
    await after;
    await expect.poll(() => open.exportRuns(null)).toEqual([]);
    expect(await readdir(destination)).toHaveLength(2);
  });

  test('of a smart collection takes picks alone, even where a quote of its search was never closed', async () => {
    const { open, library, frames, destination, watching } = await watchedDesk();
    const { collection } = await open.makeSmartCollection({ name: 'Any', search: 'lemon' });
    const file = libraryLayout(library).collection(collection);
    const text = JSON.stringify({
      version: 2,
      id: collection,
      name: 'Any',
      createdAt: '2026-01-01T00:00:00.000Z',
      changedAt: '2026-01-01T00:00:00.000Z',
      search: 'model:nano-banana "',
    });
    await writeFile(file, text);
    await flag(open, [frames[3]], 'pick');
    const one = watching(exported(1));
    await watch(open, collection, destination);
    await one;
    expect(await readdir(destination)).toEqual(['1.png']);
  });

  test('goes nowhere into the library, and not without a folder', async () => {
    const { open, collection, library } = await watchedDesk();
    await expect(watch(open, collection, join(library, 'images'))).rejects.toMatchObject({
      code: expect.stringMatching(/^export-destination-(in-library|missing)$/) as unknown,
    });
    await expect(watch(open, collection, null)).rejects.toMatchObject({ code: 'export-no-destination' });
    expect(await open.watchedExports(null)).toEqual([]);
  });
});
