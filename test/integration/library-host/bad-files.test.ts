/** What other programs, other systems and accidents leave in a library: each is told in the report, and the library works. */
import { copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  frameId,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

let folder: string;
let layout: LibraryLayout;
let row: FrameRow;
/** Stays as it is: whatever befalls the other, this one is shown. */
let sound: FrameRow;

beforeEach(async () => {
  folder = await temporaryFolder();
  layout = libraryLayout(folder);
  const library = await openAndReconcile(folder);
  row = await library.keep(await download(folder, await picture('png')));
  sound = await library.keep(await download(folder, await picture('png')));
  await closeLibrary(library);
});

/** Opened anew on an index that knows nothing, as after a backup was copied back. */
async function reopened() {
  await rm(layout.index, { recursive: true });
  const library = await openAndReconcile(folder);
  const { numbers } = await library.order(wholeLibrary);
  const shown = (await library.rows({ numbers: [...numbers] })).map(({ id }) => id);
  const { lines } = await library.report(null);
  return { library, shown, lines };
}

const pathOf = (path: string): string => path.slice(folder.length + 1).replaceAll('\\', '/');

describe('a record', () => {
  test.each([
    ['half written', '{"version": 1, "id": "0'],
    ['empty', ''],
    ['of nothing but zeros, as a power cut leaves them', '\0'.repeat(600)],
  ])('%s is told, and its picture shown from its own bytes once the user says so', async (_, content) => {
    // Catches: a paid frame that is nowhere to be seen for want of a bracket, and a broken record thrown away.
    await writeFile(layout.record(row.id), content);
    const { library, shown, lines } = await reopened();
    expect(shown).toEqual([sound.id]);
    expect(lines).toEqual([
      { kind: 'record-broken', file: pathOf(layout.record(row.id)), adoptable: row.id },
    ]);
    expect((await library.adopt({ frames: [row.id] })).map(({ sha256 }) => sha256)).toEqual([row.sha256]);
    expect((await library.report(null)).total).toBe(0);
    expect(await readFile(join(layout.quarantine, `record-${row.id}.json`), 'utf8')).toBe(content);
  });

  test('broken while its frame is in the index is told as well', async () => {
    // Catches: a frame that is shown from the index until the index is made anew, and then is not.
    await closeLibrary(await openAndReconcile(folder));
    await rm(layout.record(row.id));
    await writeFile(layout.record(row.id), '{');
    const library = await openAndReconcile(folder);
    expect((await library.report(null)).lines.map(({ kind }) => kind)).toEqual(['record-broken']);
  });

  test('of a newer version is shown as far as it is known, and never written into', async () => {
    // Catches: an older app on the second computer that takes from a record what it does not know.
    const known = JSON.parse(await readFile(layout.record(row.id), 'utf8')) as object;
    const text = JSON.stringify({ ...known, version: 2, invented: { later: true } });
    await writeFile(layout.record(row.id), text);
    const { library, shown } = await reopened();
    expect(shown.sort()).toEqual([row.id, sound.id].sort());
    await library.mark({ markings: [{ frames: [row.id], change: { rating: 3 } }] });
    await closeLibrary(library);
    expect(await readFile(layout.record(row.id), 'utf8')).toBe(text);
  });

  test('of a newer version that this one cannot read is left alone', async () => {
    const text = '{"version": 7, "everything": "different"}';
    await writeFile(layout.record(row.id), text);
    const { library, shown, lines } = await reopened();
    expect([shown, lines.map(({ kind, adoptable }) => [kind, adoptable])]).toEqual([
      [sound.id],
      [['record-newer', null]],
    ]);
    expect(await library.adopt({ frames: [row.id] })).toEqual([]);
    expect(await readFile(layout.record(row.id), 'utf8')).toBe(text);
  });

  test('without its picture, and a picture without its record, are told apart', async () => {
    await rm(layout.image(row.id, 'image/png'));
    await rm(layout.record(sound.id));
    const { library, shown, lines } = await reopened();
    expect(shown).toEqual([row.id]);
    expect(lines.map(({ kind, adoptable }) => [kind, adoptable]).sort()).toEqual([
      ['image-alone', sound.id],
      ['record-alone', null],
    ]);
    expect(await library.adopt({ frames: [sound.id] })).toHaveLength(1);
  });

  test('under another frame’s name, beside a second picture for one frame, changes neither frame', async () => {
    const copy = frameId();
    await copyFile(layout.record(row.id), layout.record(copy));
    await copyFile(layout.image(row.id, 'image/png'), layout.image(copy, 'image/png'));
    await writeFile(layout.image(row.id, 'image/jpeg'), await picture('jpeg'));
    const { shown, lines } = await reopened();
    expect(shown.sort()).toEqual([row.id, sound.id].sort());
    expect(lines.map(({ kind }) => kind).sort()).toEqual(['record-of-another', 'two-images']);
  });
});

test('two frames of one picture are both shown, and told', async () => {
  const library = await openAndReconcile(folder);
  const bytes = await readFile(layout.image(row.id, 'image/png'));
  const twin = await library.keep(await download(folder, bytes));
  expect((await library.report(null)).lines).toEqual([
    { kind: 'same-picture', file: pathOf(layout.image(twin.id, 'image/png')), adoptable: null },
  ]);
});

test.skipIf(process.platform === 'win32')(
  'names of other systems, conflicting copies, files of another day and links are told and not touched',
  // Catches: a link that makes the app read files outside the library; a name that ends the look through a folder.
  async () => {
    const day = dirname(layout.record(row.id));
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.png'), await picture('png'));
    await symlink(join(outside, 'secret.png'), layout.image(frameId(), 'image/png'));
    const elsewhere = frameId(Date.UTC(2020, 1, 2));
    await symlink(outside, join(day, 'folder'));
    await copyFile(layout.record(row.id), join(day, `${row.id} (conflicted copy).json`));
    await writeFile(join(day, 'CON.png'), 'x');
    await writeFile(join(day, 'a\nname:with*signs?.txt'), 'x');
    await writeFile(join(day, '.DS_Store'), 'x');
    await writeFile(join(day, `${elsewhere}.json`), 'x');
    const { shown, lines } = await reopened();
    expect(shown.sort()).toEqual([row.id, sound.id].sort());
    expect(lines.map(({ kind }) => kind).sort()).toEqual(
      ['foreign', 'foreign', 'foreign', 'link', 'link', 'wrong-day'].sort(),
    );
    expect(JSON.stringify(lines)).not.toContain(outside);
  },
);

test.skipIf(process.platform === 'win32')('a day’s folder that is a link leads nowhere', async () => {
  const outside = await temporaryFolder();
  await rename(dirname(layout.record(row.id)), join(outside, 'day'));
  await symlink(join(outside, 'day'), dirname(layout.record(row.id)));
  const { shown, lines } = await reopened();
  expect(shown).toEqual([]);
  expect(lines.map(({ kind }) => kind)).toEqual(['link']);
});

test('50,000 files in one folder are looked through, and the frames among them shown', async () => {
  // Catches: a listing that is told whole, and a look that takes a step for each pair of files.
  const day = dirname(layout.record(row.id));
  await mkdir(day, { recursive: true });
  const names = Array.from({ length: 50_000 }, (_, at) => join(day, `IMG_${at}.txt`));
  for (let at = 0; at < names.length; at += 500)
    await Promise.all(names.slice(at, at + 500).map((name) => writeFile(name, '')));
  const { library, shown, lines } = await reopened();
  expect(shown.sort()).toEqual([row.id, sound.id].sort());
  expect(lines).toHaveLength(500);
  expect((await library.report(null)).total).toBe(50_000);
});

test('an index of a newer version, and one that is no database, are made anew', async () => {
  const database = join(layout.index, 'index.sqlite');
  const bytes = await readFile(database);
  bytes.writeUInt32BE(9_999, 60);
  for (const content of [bytes, Buffer.from('not a database')]) {
    await writeFile(database, content);
    const library = await openAndReconcile(folder);
    expect((await library.order(wholeLibrary)).numbers).toHaveLength(2);
    await closeLibrary(library);
  }
});
