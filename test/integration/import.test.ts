/** Import: real folders into a real library, through the walk in main and the library host's own door. */
import { copyFile, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createImporter } from '../../electron/import/importer.ts';
import type { UnfinishedImport } from '../../electron/import/importer.ts';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import type { Library } from '../../electron/library-host/library.ts';
import { AppError } from '../../shared/errors.ts';
import { wholeLibrary } from '../../shared/frame/frame-query.ts';
import { marksOf } from '../../shared/frame/marks.ts';
import { frameRecordSchema } from '../../shared/frame/record.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { batchIdSchema } from '../../shared/ids.ts';
import type { ImportRun } from '../../shared/import/run.ts';
import { isUnderWay } from '../../shared/import/run.ts';
import {
  closeLibrary,
  filesIn,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './library-host/support/library-folder.ts';

interface Desk {
  readonly library: Library;
  readonly folder: string;
  readonly source: string;
  /** Imports, and answers with how it ended. */
  readonly run: (sources?: readonly string[]) => Promise<ImportRun>;
  readonly importer: ReturnType<typeof createImporter>;
  readonly unfinished: () => UnfinishedImport | null;
}

async function desk(importFile?: (library: Library) => Library['importFile']): Promise<Desk> {
  const [folder, source] = [await temporaryFolder(), await temporaryFolder()];
  const library = await openAndReconcile(folder);
  let unfinished: UnfinishedImport | null = null;
  let ended = (_: ImportRun): void => undefined;
  const importer = createImporter({
    importFile: importFile?.(library) ?? library.importFile,
    library: () => folder,
    unfinished: {
      read: () => unfinished,
      write: (next) => {
        unfinished = next;
      },
    },
    newBatch: () => batchIdSchema.parse(uuidv7()),
    tell: (run) => run && !isUnderWay(run) && ended(run),
    onFrames: () => undefined,
    now: Date.now,
  });
  const run = (sources: readonly string[] = [source]): Promise<ImportRun> =>
    new Promise((settle) => {
      ended = settle;
      importer.start(sources);
    });
  return { library, folder, source, run, importer, unfinished: () => unfinished };
}

async function recordsOf(library: Library): Promise<FrameRecord[]> {
  const { numbers } = await library.order(wholeLibrary);
  const rows = await library.rows({ numbers: [...numbers] });
  return await Promise.all(rows.map(({ id }) => library.record({ frame: id })));
}

describe('a folder with good and bad files', () => {
  test('comes in as far as it can, each once, and says what did not and why', async () => {
    // Catches: a bad file that ends the import, a duplicate taken in twice, a link that leads out, originals moved or changed.
    const { source, run, library, folder } = await desk();
    await mkdir(join(source, 'deeper', 'still'), { recursive: true });
    await writeFile(join(source, 'one.png'), await picture('png'));
    await copyFile(join(source, 'one.png'), join(source, 'deeper', 'the same.png'));
    await writeFile(join(source, 'deeper', 'two.JPG'), await picture('jpeg'));
    await writeFile(join(source, 'deeper', 'still', 'dreî.webp'), await picture('webp'));
    await writeFile(join(source, 'broken.png'), (await picture('png')).subarray(0, 2_000));
    await writeFile(join(source, 'empty.jpg'), '');
    await writeFile(join(source, 'words.webp'), 'This is no picture');
    await writeFile(join(source, 'scan.tiff'), 'II*\0');
    await writeFile(join(source, 'notes.txt'), 'mine');
    await symlink(join(source, 'one.png'), join(source, 'link.png'));
    await symlink(source, join(source, 'deeper', 'circle'));
    const before = await filesIn(source);

    const ended = await run();

    expect(ended).toMatchObject({
      state: 'done',
      found: 7,
      done: 7,
      kept: 3,
      duplicates: 1,
      failed: 3,
      notTaken: { TIFF: 1 },
      links: 2,
      error: null,
    });
    expect(Object.fromEntries(ended.failures.map(({ name, reason }) => [name, reason]))).toEqual({
      'broken.png': 'truncated',
      'empty.jpg': 'empty',
      'words.webp': 'not-image',
    });
    expect(await filesIn(source)).toEqual(before);
    const records = await recordsOf(library);
    expect(new Set(records.map(({ batchId }) => batchId)).size).toBe(1);
    expect(records.map(({ imported }) => imported?.name)).toContain('two.JPG');
    // Nothing of the others is left behind, in the quarantine or half written.
    const left = Object.keys(await filesIn(folder)).filter(
      (path) => !/^images\/.*\/[^.][^/]*\.(png|jpg|webp|json)$/.test(path),
    );
    expect(left).toEqual([]);
  });

  test('comes in as the same frames once more, whatever became of the library in between', async () => {
    // Catches: an import after a crash that doubles what came before it, and two computers that import one card.
    const first = await desk();
    await writeFile(join(first.source, 'one.png'), await picture('png'));
    await utimes(join(first.source, 'one.png'), 1_600_000_000, 1_600_000_000);
    expect((await first.run()).kept).toBe(1);
    expect((await first.run()).duplicates).toBe(1);
    const second = await desk();
    expect((await second.run([first.source])).kept).toBe(1);
    const [ids, others] = await Promise.all([recordsOf(first.library), recordsOf(second.library)]);
    expect(others.map(({ id }) => id)).toEqual(ids.map(({ id }) => id));
    expect(ids[0]?.createdAt).toBe('2020-09-13T12:26:40.000Z');
  });
});

test('a picture brings along what its file and the files beside it tell', async () => {
  // Catches: a prompt, rating, keyword or time that is lost on the way in.
  const { source, run, library } = await desk();
  const jpeg = await sharp(await picture('jpeg'))
    .withExif({
      IFD0: { ImageDescription: 'x' },
      IFD2: { DateTimeOriginal: '2019:05:06 07:08:09', OffsetTimeOriginal: '+02:00' },
    })
    .jpeg()
    .toBuffer();
  await writeFile(join(source, 'holiday.jpg'), jpeg);
  await writeFile(
    join(source, 'holiday.xmp'),
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="4" xmp:Label="Green">
      <dc:subject><rdf:Bag><rdf:li>harbour</rdf:li><rdf:li>dusk</rdf:li></rdf:Bag></dc:subject>
      </rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
  await run();
  const [record] = await recordsOf(library);
  expect(record?.createdAt).toBe('2019-05-06T05:08:09.000Z');
  expect(marksOf(record?.marks ?? {})).toMatchObject({
    rating: 4,
    label: 'green',
    keywords: ['harbour', 'dusk'],
  });
  expect(record?.imported).toMatchObject({ name: 'holiday.jpg', tool: null, unknown: ['prompt', 'model'] });
  // What it was asked for is not known: its name stands there, so that it can be found.
  expect(record?.asked).toMatchObject({ prompt: 'holiday.jpg', model: 'unknown', seed: null });
});

test('an import that is left goes on later, and one into a library that fails stops and says why', async () => {
  let isFull = true;
  const { source, run, importer, unfinished } = await desk((library) => async (input) => {
    if (isFull) throw new AppError('disk-full', 'ENOSPC');
    return await library.importFile(input);
  });
  for (const name of ['a.png', 'b.png']) await writeFile(join(source, name), await picture('png'));
  expect(await run()).toMatchObject({ state: 'stopped', error: { code: 'disk-full' }, kept: 0 });
  expect(unfinished()).not.toBeNull();
  isFull = false;
  importer.resume();
  await expect.poll(() => importer.run()?.state).toBe('done');
  expect(importer.run()).toMatchObject({ kept: 2 });
  expect(unfinished()).toBeNull();
});

test('nothing is imported from the library itself', async () => {
  const { folder, importer } = await desk();
  expect(() => importer.start([libraryLayout(folder).images])).toThrow(
    expect.objectContaining({ code: 'import-from-library' }),
  );
});

test('the record of an imported frame is read by what knows nothing of imports', async () => {
  // Catches: a library that an older version counts as unreadable.
  const { source, run, library, folder } = await desk();
  await writeFile(join(source, 'one.png'), await picture('png'));
  await run();
  const [record] = await recordsOf(library);
  await closeLibrary(library);
  const text = await readFile(libraryLayout(folder).record(record!.id), 'utf8');
  const older = frameRecordSchema.omit({ imported: true });
  expect(older.safeParse(JSON.parse(text)).success).toBe(true);
});
