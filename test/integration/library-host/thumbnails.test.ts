/** Thumbnails on demand: which widths are kept, when they are made, and what cannot have one. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { download, openAndReconcile, picture, sha256, temporaryFolder } from './support/library-folder.ts';

const widthOf = async (path: string): Promise<number> => (await sharp(await readFile(path)).metadata()).width;

test.each([
  [1, 320],
  [320, 320],
  [321, 640],
  [640, 640],
  [800, 960],
  [4096, 960],
])('asked for %i pixels, one of %i is given', async (asked, given) => {
  // Catches: an upscaled thumbnail, or a new file for every width a window asks for.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const bytes = await picture('jpeg', { width: 1200, height: 300 });
  const { sha256: hash } = await library.keep(await download(folder, bytes));
  expect(await widthOf((await library.thumbnail({ sha256: hash, width: asked })).path)).toBe(given);
});

test('a small picture is not blown up', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await library.keep(await download(folder, await picture('png', { width: 50, height: 20 })));
  expect(await widthOf((await library.thumbnail({ sha256: row.sha256, width: 640 })).path)).toBe(50);
});

test('one that is gone or empty is made again', async () => {
  // Catches: an empty cell for ever after a power cut or a cleared cache.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await library.keep(await download(folder, await picture('webp')));
  const path = libraryLayout(folder).thumbnail(row.sha256, 320);
  await rm(libraryLayout(folder).thumbnails, { recursive: true });
  await library.thumbnail({ sha256: row.sha256, width: 320 });
  expect((await stat(path)).size).toBeGreaterThan(0);
  await writeFile(path, '');
  await library.thumbnail({ sha256: row.sha256, width: 320 });
  expect((await stat(path)).size).toBeGreaterThan(0);
});

test('asked for by many at once it is made once', async () => {
  // Catches: two writers of one temporary file.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await library.keep(await download(folder, await picture('png')));
  const paths = await Promise.all(
    Array.from({ length: 20 }, () => library.thumbnail({ sha256: row.sha256, width: 640 })),
  );
  expect(new Set(paths.map(({ path }) => path)).size).toBe(1);
  expect(await widthOf(paths[0]!.path)).toBe(480);
});

test('of an unknown image, of a vanished one, of something that is no hash', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const unknown = sha256(Buffer.from('nothing'));
  await expect(library.thumbnail({ sha256: unknown, width: 320 })).rejects.toMatchObject({
    code: 'frame-not-found',
  });
  await expect(library.thumbnail({ sha256: '../../library', width: 320 })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const row = await library.keep(await download(folder, await picture('png')));
  await rm(libraryLayout(folder).image(row.id, 'image/png'));
  await expect(library.thumbnail({ sha256: row.sha256, width: 640 })).rejects.toMatchObject({
    code: 'frame-not-found',
  });
});

test('of an original that was replaced by something else', async () => {
  // Catches: bytes that no longer are what was verified, trusted because they once were.
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const row = await library.keep(await download(folder, await picture('png')));
  await writeFile(libraryLayout(folder).image(row.id, 'image/png'), 'a text');
  await expect(library.thumbnail({ sha256: row.sha256, width: 640 })).rejects.toMatchObject({
    code: 'download-not-image',
  });
});
