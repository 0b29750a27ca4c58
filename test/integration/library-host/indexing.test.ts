/** The index made anew, checked at a start, stopped and gone on with: it is always what the files say, and reads few of them. */
import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { LibraryNews } from '../../../electron/library-host/contract.ts';
import { openLibrary } from '../../../electron/library-host/library.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { IndexingState } from '../../../shared/indexing.ts';
import { generateLibrary } from '../../support/generated-library/generated-library.ts';
import { closeLibrary, filesIn, openAndReconcile, temporaryFolder } from './support/library-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await temporaryFolder(), 'library');
});

/** Generated, with folders that came to rest long ago. */
async function settledLibrary(frames: number): Promise<void> {
  await generateLibrary(folder, frames, 3);
  for (const day of await dayFolders()) await rest(day);
}

async function dayFolders(): Promise<readonly string[]> {
  const { images } = libraryLayout(folder);
  const names = await readdir(images, { recursive: true });
  return names.filter((name) => /^\d{4}.\d\d.\d\d$/.test(name)).map((name) => join(images, name));
}

async function rest(day: string, at = '2026-11-02T00:00:00Z'): Promise<void> {
  await utimes(day, new Date(at), new Date(at));
}

/** Every row of every table, by the table's name. */
async function dump(): Promise<Record<string, unknown>> {
  const { default: Libsql } = await import('libsql');
  const database = new Libsql(join(folder, '.index/index.sqlite'));
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .all() as readonly { readonly name: string }[];
  const rows = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()] as const);
  database.close();
  return Object.fromEntries(rows);
}

async function rowsOf(library: Library): Promise<readonly FrameRow[]> {
  return await library.rows({ numbers: [...(await library.order(wholeLibrary)).numbers] });
}

async function markInFile(id: FrameId, marks: object): Promise<void> {
  const path = libraryLayout(folder).record(id);
  const record = JSON.parse(await readFile(path, 'utf8')) as object;
  await rm(path);
  await writeFile(path, JSON.stringify({ ...record, marks }));
}

describe('an index made anew', () => {
  test('twice from the same files is the same, to the last row', async () => {
    // Catches: numbers, words or requests in the order in which a busy disk happened to answer.
    await settledLibrary(700);
    await closeLibrary(await openAndReconcile(folder));
    const first = await dump();
    await rm(join(folder, '.index'), { recursive: true });
    await closeLibrary(await openAndReconcile(folder));
    expect(await dump()).toEqual(first);
    expect(first.frames).toHaveLength(700);
  });

  test('has lost nothing but itself', async () => {
    // Catches: marks, requests or collections that were in the index alone.
    await settledLibrary(120);
    const library = await openAndReconcile(folder);
    const [one] = await rowsOf(library);
    await library.mark({ markings: [{ frames: [one!.id], change: { rating: 5, notes: 'the one' } }] });
    const before = await rowsOf(library);
    const requests = await library.requests({ query: '', before: null, limit: 100 });
    await closeLibrary(library);
    const files = await filesIn(folder);
    await rm(join(folder, '.index'), { recursive: true });

    const again = await openAndReconcile(folder);
    const withoutNumber = (row: FrameRow): object => ({ ...row, no: 0 });
    expect((await rowsOf(again)).map(withoutNumber)).toEqual(before.map(withoutNumber));
    expect((await again.record({ frame: one!.id })).marks?.notes?.value).toBe('the one');
    expect(await again.requests({ query: '', before: null, limit: 100 })).toEqual(requests);
    expect(await filesIn(folder)).toEqual(files);
  });

  test('answers with the newest while it is made, can be stopped, and ends the same when it goes on', async () => {
    // Catches: a window that waits for the last record of a hundred thousand, and a stop that costs what was done.
    await settledLibrary(3_000);
    const states: IndexingState[] = [];
    let shown: Promise<readonly FrameRow[]> | null = null;
    let ended = (): void => {};
    const end = new Promise<void>((settle) => (ended = settle));
    const library = await openLibrary(folder, {
      on: {
        indexing: (state) => {
          states.push(state);
          if (state.kind === 'running' && shown === null) {
            shown = rowsOf(library);
            void library.stopIndexing(null);
          }
          if (state.kind === 'idle' && states.some(({ kind }) => kind === 'stopped')) ended();
        },
      },
    });
    expect(library.opened.frames).toBeGreaterThanOrEqual(500);
    expect(library.opened.frames).toBeLessThan(1_000);
    await library.reconcile();
    const stopped = states.at(-1)!;
    expect(stopped).toMatchObject({ kind: 'stopped', total: 3_000 });
    expect(stopped.done).toBeLessThan(3_000);
    expect((await rowsOf(library)).length).toBe(stopped.done);
    const newest = (await shown!)[0]!;

    await library.resumeIndexing(null);
    await end;
    const rows = await rowsOf(library);
    expect(rows).toHaveLength(3_000);
    expect(rows[0]).toEqual(newest);
    await library.close();
    const inTwo = await dump();
    await rm(join(folder, '.index'), { recursive: true });
    await closeLibrary(await openAndReconcile(folder));
    expect(await dump()).toEqual(inTwo);
  });
});

describe('a start', () => {
  async function started(): Promise<{
    readonly library: Library;
    readonly resets: readonly LibraryNews['reset'][];
    readonly problems: readonly string[];
  }> {
    const resets: LibraryNews['reset'][] = [];
    const problems: string[] = [];
    const library = await openAndReconcile(folder, {
      on: { reset: (reset) => resets.push(reset) },
      onProblem: ({ data }) => problems.push(String(data?.file)),
    });
    return { library, resets, problems };
  }

  test('reads only what lies in folders that were changed', async () => {
    // Catches: a start whose cost grows with the library.
    await settledLibrary(200);
    const { library } = await started();
    const rows = await rowsOf(library);
    await closeLibrary(library);
    const layout = libraryLayout(folder);
    const [changed, other] = [rows[0]!.id, rows.at(-1)!.id];
    // Written over in place, which no folder's time tells of: whoever reads it meets what cannot be parsed.
    for (const id of [changed, other]) await writeFile(layout.record(id), '{');
    await writeFile(join(layout.frameFolder(changed), 'a-new-name.txt'), '');

    const again = await started();
    expect(again.problems).toEqual([`${changed}.json`]);
    expect((await rowsOf(again.library)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  test('takes over what another machine marked meanwhile', async () => {
    // Catches: a synced folder whose marks never show, since the frames were known already.
    await settledLibrary(60);
    const { library } = await started();
    const [row] = await rowsOf(library);
    await closeLibrary(library);
    await markInFile(row!.id, { rating: { value: 4, at: Date.now() } });

    const again = await started();
    expect((await rowsOf(again.library))[0]).toEqual({ ...row, rating: 4 });
    expect(again.resets).toEqual([{ frames: 60, unreadable: 0 }]);
    await closeLibrary(again.library);
    expect((await started()).resets).toEqual([]);
  });

  test('finds a record gone from a folder whose time was put back', async () => {
    // Catches: a copied-back backup, whose folders have the times of the backup.
    await settledLibrary(10);
    const { library } = await started();
    const [newest] = await rowsOf(library);
    await closeLibrary(library);
    const day = libraryLayout(folder).frameFolder(newest!.id);
    const { mtime } = await stat(day);
    await rm(libraryLayout(folder).record(newest!.id));
    await utimes(day, mtime, mtime);

    const again = await started();
    expect((await rowsOf(again.library)).map(({ id }) => id)).not.toContain(newest!.id);
    expect(again.resets).toEqual([{ frames: 9, unreadable: 0 }]);
  });

  test('that was cut short reads on in the folder where it ended', async () => {
    // Catches: a day taken for read because some of it was.
    await settledLibrary(300);
    const library = await openLibrary(folder);
    await library.close();
    const again = await started();
    expect(await rowsOf(again.library)).toHaveLength(300);
  });

  test('looks again at a folder in which something was in the making', async () => {
    // Catches: an unfinished download that is never swept, since its folder came to rest with it.
    await settledLibrary(5);
    const { library } = await started();
    const [row] = await rowsOf(library);
    await closeLibrary(library);
    const day = libraryLayout(folder).frameFolder(row!.id);
    const left = join(day, `.${row!.id}.json.part`);
    await mkdir(day, { recursive: true });
    await writeFile(left, '');
    await rest(day, '2026-11-03T00:00:00Z');
    await closeLibrary((await started()).library);
    await utimes(left, new Date(0), new Date(0));
    await started();
    expect(await readdir(day)).not.toContain(`.${row!.id}.json.part`);
  });
});
