/** Files that come from elsewhere while a library is open: real folders, another library as the other machine. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { download, frameId, openAndReconcile, picture, temporaryFolder } from './support/library-folder.ts';

async function idsIn(library: Library): Promise<readonly string[]> {
  const { numbers } = await library.order(wholeLibrary);
  return (await library.rows({ numbers: [...numbers] })).map(({ id }) => id);
}

/** A frame of `from`, copied into `to` as a program that syncs folders would, the record before its image. */
async function sync(from: string, to: string, id: ReturnType<typeof frameId>): Promise<void> {
  const [source, target] = [libraryLayout(from), libraryLayout(to)];
  await mkdir(dirname(target.record(id)), { recursive: true });
  await copyFile(source.record(id), target.record(id));
  await copyFile(source.image(id, 'image/png'), target.image(id, 'image/png'));
}

test.each([
  ['of today', undefined],
  ['of a day long ago, whose folder nobody watches', Date.UTC(2021, 4, 5)],
])(
  'a frame %s that another machine adds, marks and deletes is noticed, and nothing is told when nothing happens',
  async (_, at) => {
    // Catches: a synced folder whose frames show up at the next start only, and a look that tells of itself for ever.
    const [here, there] = [await temporaryFolder(), await temporaryFolder()];
    const told: number[] = [];
    const library = await openAndReconcile(here, {
      lookEvery: 50,
      on: { changed: ({ frames }) => told.push(frames), reset: () => told.push(-1) },
    });
    told.length = 0;
    const other = await openAndReconcile(there);
    const row = await other.keep(await download(there, await picture('png'), { id: frameId(at) }));

    await sync(there, here, row.id);
    await expect.poll(() => idsIn(library), { timeout: 10_000 }).toEqual([row.id]);
    // The index has it a moment before the look that found it has ended, and says so.
    await expect.poll(() => told, { timeout: 10_000 }).toContain(1);
    const path = libraryLayout(here).record(row.id);
    const record = JSON.parse(await readFile(path, 'utf8')) as object;
    await rm(path);
    await writeFile(
      path,
      JSON.stringify({ ...record, marks: { rating: { value: 5, at: 1_700_000_000_000 } } }),
    );
    await expect
      .poll(async () => (await library.rowsOf({ frames: [row.id] }))[0]?.rating, { timeout: 10_000 })
      .toBe(5);
    await rm(path);
    await expect.poll(() => idsIn(library), { timeout: 10_000 }).toEqual([]);
    expect(told).not.toContain(-1);
  },
);
