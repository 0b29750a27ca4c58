/** Opening a folder as a library: what is made, what is refused, what a strange or damaged folder does. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { openLibrary } from '../../../electron/library-host/library.ts';
import type { LibraryNews } from '../../../electron/library-host/contract.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  draft,
  filesIn,
  frameId,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

describe('a folder', () => {
  test('that does not exist becomes a library, and stays the same one', async () => {
    const folder = join(await temporaryFolder(), 'Pictures', 'Proofsheet');
    const library = await openAndReconcile(folder);
    expect(library.opened).toMatchObject({ frames: 0, unreadable: 0 });
    await closeLibrary(library);
    const marker = await readFile(join(folder, 'library.json'), 'utf8');
    expect(JSON.parse(marker)).toMatchObject({ version: 1, id: library.opened.libraryId });
    expect((await openAndReconcile(folder)).opened.libraryId).toBe(library.opened.libraryId);
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(marker);
  });

  test('with the user’s own files in it keeps them', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await openAndReconcile(folder);
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('is left without a trace of the test whether it can be written to', async () => {
    const folder = await temporaryFolder();
    await openAndReconcile(folder);
    expect((await readdir(folder)).sort()).toEqual(['.index', 'library.json', 'lists']);
  });

  test('of a newer format is refused and left alone', async () => {
    // Catches: an old app that rewrites what it does not understand.
    const folder = await temporaryFolder();
    const marker = '{"version": 2, "everything": "else"}';
    await writeFile(join(folder, 'library.json'), marker);
    await expect(openLibrary(folder)).rejects.toMatchObject({
      code: 'library-newer-format',
      data: { version: 2 },
    });
    expect(await readdir(folder)).toEqual(['library.json']);
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(marker);
  });

  test.each(['', 'not JSON', '{"version": 1}', '[]', 'null'])(
    'with the marker %j is refused and left alone',
    async (marker) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'library.json'), marker);
      await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'library-unreadable' });
      expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(marker);
    },
  );

  test('that is a file, or below a file, is refused', async () => {
    // Catches: an untyped error where the user can act. (As root no permission is in the way, so files are.)
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(openLibrary(file)).rejects.toMatchObject({ code: 'library-unreadable' });
    await expect(openLibrary(join(file, 'below'))).rejects.toMatchObject({ code: 'library-unreadable' });
  });

  test.runIf(process.platform === 'linux')('that takes no files is refused', async () => {
    // /proc looks like a folder and refuses even root.
    await expect(openLibrary('/proc/self')).rejects.toMatchObject({
      code: expect.stringMatching(/^library-(unreadable|read-only)$/) as string,
    });
  });

  test('where a file blocks the index is refused', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.index'), '');
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'library-unreadable' });
  });
});

describe('the index', () => {
  const rowsOf = async (folder: string): Promise<FrameRow[]> => {
    const library = await openAndReconcile(folder);
    const numbers = [...(await library.order(wholeLibrary)).numbers];
    const rows = await library.rows({ numbers });
    await closeLibrary(library);
    return rows;
  };
  const withoutNumbers = (rows: readonly FrameRow[]): unknown[] => rows.map(({ no: _, ...row }) => row);

  /** Five frames over three days and a year's end, kept in an order that is not that of their time. */
  const fill = async (folder: string): Promise<void> => {
    let now = Date.parse('2026-01-01T00:00:00.500Z');
    const library = await openAndReconcile(folder, { now: () => now });
    for (const day of ['2025-12-31T23:59:59.999Z', '2026-01-01T00:00:00Z', '2026-02-28T12:00:00Z']) {
      for (const _ of [1, 2]) {
        const id = frameId(Date.parse(day));
        await library.keep(await download(folder, await picture('jpeg', { width: 40, height: 30 }), { id }));
        now -= 3_600_000;
      }
    }
    await closeLibrary(library);
  };
  const { index: indexName } = libraryLayout('');

  test.each([
    ['deleted', async (index: string) => (await import('node:fs/promises')).rm(index, { recursive: true })],
    ['overwritten', (index: string) => writeFile(join(index, 'index.sqlite'), 'not a database'.repeat(1000))],
    ['emptied', (index: string) => writeFile(join(index, 'index.sqlite'), '')],
    [
      'damaged inside',
      async (index: string) => {
        const path = join(index, 'index.sqlite');
        const bytes = await readFile(path);
        bytes.fill(0x55, 4096);
        await writeFile(path, bytes);
      },
    ],
    ['found damaged by an earlier run', (index: string) => writeFile(join(index, 'damaged'), '')],
    [
      'of another version',
      async (index: string) => {
        const { default: Libsql } = await import('libsql');
        const database = new Libsql(join(index, 'index.sqlite'));
        database.exec('PRAGMA user_version = 99; DROP TABLE frames');
        database.close();
      },
    ],
  ])('%s is built anew with the same rows', async (_, spoil) => {
    // Catches: anything that is only in the index, and so lost with it.
    const folder = await temporaryFolder();
    await fill(folder);
    const before = await rowsOf(folder);
    const files = await filesIn(folder);
    await spoil(join(folder, indexName));

    const resets: LibraryNews['reset'][] = [];
    const library = await openAndReconcile(folder, { on: { reset: (reset) => resets.push(reset) } });
    expect(library.opened.frames).toBe(6);
    expect(resets).toEqual([{ frames: 6, unreadable: 0 }]);
    await closeLibrary(library);

    expect(withoutNumbers(await rowsOf(folder))).toEqual(withoutNumbers(before));
    expect(before.map(({ createdAt }) => createdAt)).toEqual(
      before.map(({ createdAt }) => createdAt).sort((one, other) => other - one),
    );
    expect(await filesIn(folder)).toEqual(files);
  });

  test('whose words are damaged says so when they are looked for, and is made anew at the next start', async () => {
    // Catches: a search that fails for ever, since a glance at the start finds nothing wrong.
    const folder = await temporaryFolder();
    await fill(folder);
    const { default: Libsql } = await import('libsql');
    const database = new Libsql(join(folder, indexName, 'index.sqlite'));
    // The record of how the words' pages hang together (https://www.sqlite.org/fts5.html#fts5_data_structures).
    database.exec('DELETE FROM frame_words_data WHERE id = 10');
    database.close();

    const search = { ...wholeLibrary, search: 'still' };
    const library = await openAndReconcile(folder);
    await expect(library.order(search)).rejects.toMatchObject({ code: 'index-damaged' });
    expect((await library.order(wholeLibrary)).numbers).toHaveLength(6);
    await closeLibrary(library);

    const next = await openAndReconcile(folder);
    await expect(next.order(search)).resolves.toBeDefined();
    expect(next.opened.frames).toBe(6);
    await closeLibrary(next);
  });

  test('knows where a batch’s frames lie, in the order of its sheet and without those in the trash', async () => {
    // Catches: a sheet walked in the order of arrival, and a step onto a frame that is gone.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const { batchId } = draft();
    const kept: FrameRow[] = [];
    for (const [row, column] of [
      [1, 0],
      [0, 2],
      [0, 0],
      [0, 1],
    ] as const) {
      const bytes = await picture('jpeg', { width: 40, height: 30 });
      kept.push(await library.keep(await download(folder, bytes, { batchId, row, column })));
    }
    await library.keep(await download(folder, await picture('jpeg', { width: 40, height: 30 })));
    await library.trash({ frames: [kept[3]!.id] });
    const at = (row: number, column: number, which: number) => ({
      no: kept[which]!.no,
      row,
      column,
      image: 0,
    });
    expect(await library.places({ batch: batchId })).toEqual([at(0, 0, 2), at(0, 2, 1), at(1, 0, 0)]);
    expect(await library.places({ batch: draft().batchId })).toEqual([]);
  });

  test('that is whole is not built anew: numbers stay and nothing is told', async () => {
    // Catches: a start whose cost grows with the library, and a grid that reloads for nothing.
    const folder = await temporaryFolder();
    await fill(folder);
    const before = await rowsOf(folder);
    const resets: unknown[] = [];
    const library = await openAndReconcile(folder, { on: { reset: (reset) => resets.push(reset) } });
    expect(resets).toEqual([]);
    await closeLibrary(library);
    expect(await rowsOf(folder)).toEqual(before);
  });

  test('never gives a number twice', async () => {
    // Catches: the window showing a remembered row for another frame.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const first = await library.keep(await download(folder, await picture('jpeg')));
    await library.trash({ frames: [first.id] });
    const second = await library.keep(await download(folder, await picture('jpeg')));
    expect(second.no).not.toBe(first.no);
  });
});

describe('records on disk', () => {
  test('that cannot be read are counted and left as they are, and the others are shown', async () => {
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const row = await library.keep(await download(folder, await picture('jpeg')));
    await closeLibrary(library);
    const layout = libraryLayout(folder);
    const copied = await readFile(layout.record(row.id), 'utf8');
    const strange = ['', '{', '{"version": 2}', copied].map((content) => ({ id: frameId(), content }));
    for (const { id, content } of strange) {
      await mkdir(layout.frameFolder(id), { recursive: true });
      await writeFile(layout.record(id), content);
    }
    const files = await filesIn(folder);

    const resets: LibraryNews['reset'][] = [];
    const problems: string[] = [];
    const reopened = await openAndReconcile(folder, {
      on: { reset: (reset) => resets.push(reset) },
      onProblem: ({ code }) => problems.push(code),
    });
    expect(resets).toEqual([{ frames: 1, unreadable: 4 }]);
    expect(problems).toEqual(Array(4).fill('record-unparsable'));
    expect(await reopened.rows({ numbers: [...(await reopened.order(wholeLibrary)).numbers] })).toEqual([
      row,
    ]);
    await expect(reopened.record({ frame: strange[0]!.id })).rejects.toMatchObject({
      code: 'record-unparsable',
    });
    await closeLibrary(reopened);
    expect((await openAndReconcile(folder)).opened.unreadable).toBe(4);
    expect(await filesIn(folder)).toEqual(files);
  });

  test('that came or went while the app was closed are found', async () => {
    // Catches: frames of the other machine on a shared folder that never show.
    const folder = await temporaryFolder();
    const other = await temporaryFolder();
    const here = await openAndReconcile(folder);
    const there = await openAndReconcile(other);
    const stays = await here.keep(await download(folder, await picture('jpeg')));
    const goes = await here.keep(await download(folder, await picture('jpeg')));
    const old = frameId(Date.parse('2025-07-07T07:07:07Z'));
    const goesWithItsDay = await here.keep(await download(folder, await picture('jpeg'), { id: old }));
    const comes = await there.keep(await download(other, await picture('png')));
    await closeLibrary(here);
    await closeLibrary(there);

    const { cp, rm } = await import('node:fs/promises');
    await rm(libraryLayout(folder).record(goes.id));
    await rm(libraryLayout(folder).frameFolder(goesWithItsDay.id), { recursive: true });
    await cp(join(other, 'images'), join(folder, 'images'), { recursive: true });

    const resets: LibraryNews['reset'][] = [];
    const reopened = await openAndReconcile(folder, { on: { reset: (reset) => resets.push(reset) } });
    expect(resets).toEqual([{ frames: 2, unreadable: 0 }]);
    const ids = (await reopened.rows({ numbers: [...(await reopened.order(wholeLibrary)).numbers] })).map(
      ({ id }) => id,
    );
    expect(ids.sort()).toEqual([stays.id, comes.id].sort());
    // The image whose record vanished is nobody's to remove.
    expect(Object.keys(await filesIn(folder))).toContain(
      libraryLayout(folder)
        .image(goes.id, 'image/jpeg')
        .slice(folder.length + 1),
    );
  });

  test('whose file name leads elsewhere lead nowhere', async () => {
    // Catches: a record that makes the app read, move or serve any file of the machine.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const row = await library.keep(await download(folder, await picture('jpeg')));
    await closeLibrary(library);
    const path = libraryLayout(folder).record(row.id);
    const record = JSON.parse(await readFile(path, 'utf8')) as { file: { name: string } };
    record.file.name = '../../../../../../../../etc/hostname';
    await writeFile(path, JSON.stringify(record));
    const reopened = await openAndReconcile(folder);
    expect((await reopened.image({ frame: row.id })).path).toBe(
      libraryLayout(folder).image(row.id, 'image/jpeg'),
    );
  });

  test.skipIf(process.platform === 'win32')(
    'behind a link that leads in a circle are not looked for',
    async () => {
      const folder = await temporaryFolder();
      await mkdir(join(folder, 'images', '2026'), { recursive: true });
      await symlink(folder, join(folder, 'images', '2026', '01'));
      expect((await openAndReconcile(folder)).opened.frames).toBe(0);
    },
  );
});

describe('unfinished files', () => {
  const dayOld = new Date(Date.now() - 25 * 3_600_000);

  const leave = async (folder: string, age: Date | null, name?: string): Promise<string> => {
    const { download: path } = await download(folder, Buffer.from('half a picture'));
    const at = name === undefined ? path : join(dirname(path), name);
    await writeFile(at, 'half a picture');
    if (age) await utimes(at, age, age);
    return at;
  };
  const isThere = async (path: string): Promise<boolean> =>
    (await readdir(dirname(path))).includes(path.slice(dirname(path).length + 1));

  test('of today stay', async () => {
    // Catches: a download that is still going on, removed from under it.
    const folder = await temporaryFolder();
    const path = await leave(folder, null);
    await openAndReconcile(folder);
    expect(await isThere(path)).toBe(true);
  });

  test('that an open journal names stay, however old', async () => {
    // Catches: the last copy of a paid image removed after a long weekend.
    const folder = await temporaryFolder();
    const path = await leave(folder, dayOld);
    const id = path.slice(-41, -5);
    await mkdir(join(folder, 'batches/2026/11'), { recursive: true });
    await writeFile(
      join(folder, 'batches/2026/11/one.journal'),
      `{"state":{"images":[{"frame":"${id}"}]}}\n`,
    );
    await openAndReconcile(folder);
    expect(await isThere(path)).toBe(true);
  });

  test('that nobody waits for go to quarantine, temporary records go', async () => {
    const folder = await temporaryFolder();
    const picturePath = await leave(folder, dayOld);
    const recordPath = await leave(folder, dayOld, `.${frameId()}.json.part`);
    await openAndReconcile(folder);
    expect(await isThere(picturePath)).toBe(false);
    expect(await isThere(recordPath)).toBe(false);
    const id = picturePath.slice(-41, -5);
    expect(await readFile(join(folder, 'quarantine', `${id}.bin`), 'utf8')).toBe('half a picture');
  });
});

describe('an index that another process holds', () => {
  /** Ends when it is told to; says when it has the lock. */
  async function holder(folder: string, begins: string): Promise<ChildProcess> {
    const database = join(folder, '.index/index.sqlite');
    const script = `
      const database = new (require('libsql'))(${JSON.stringify(database)});
      database.exec(${JSON.stringify(begins)});
      process.send('held');
      process.on('message', () => process.exit());
    `;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return child;
  }
  async function ended(child: ChildProcess): Promise<void> {
    child.send('end');
    await once(child, 'exit');
  }
  async function library(): Promise<{ readonly folder: string; readonly row: FrameRow }> {
    const folder = await temporaryFolder();
    const made = await openAndReconcile(folder);
    const row = await made.keep(await download(folder, await picture('png')));
    await closeLibrary(made);
    // A connection of this process lives on until it is collected: a copy has none.
    const copy = join(await temporaryFolder(), 'copy');
    await cp(folder, copy, { recursive: true });
    return { folder: copy, row };
  }

  test('is told of by its name, left as it is, and opened once it is free', async () => {
    // Catches: an index thrown away because it was in use, and words that send the user to the drive.
    const { folder, row } = await library();
    const child = await holder(folder, 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'index-locked' });
    await ended(child);
    const again = await openAndReconcile(folder);
    expect((await again.rows({ numbers: [row.no] })).map(({ id }) => id)).toEqual([row.id]);
  });

  test('for writing alone shows its frames; what cannot be written is refused by the same name', async () => {
    const { folder, row } = await library();
    const child = await holder(folder, 'BEGIN EXCLUSIVE');
    const read = await openAndReconcile(folder);
    expect((await read.order(wholeLibrary)).numbers).toEqual(Uint32Array.of(row.no));
    const mark = () => read.mark({ markings: [{ frames: [row.id], change: { rating: 3 } }] });
    await expect(mark()).rejects.toMatchObject({ code: 'index-locked' });
    await ended(child);
    await mark();
    expect((await read.rows({ numbers: [row.no] }))[0]?.rating).toBe(3);
  });
});
