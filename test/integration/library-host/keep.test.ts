/** Keeping a frame: what comes in, what is turned away, and that no crash on the way changes the end. */
import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { describe, expect, test } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { keepSteps } from '../../../electron/library-host/keep-frame.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { frameRecordSchema } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  filesIn,
  frameId,
  openAndReconcile,
  picture,
  sha256,
  temporaryFolder,
} from './support/library-folder.ts';

const types = {
  png: ['image/png', 'png'],
  jpeg: ['image/jpeg', 'jpg'],
  webp: ['image/webp', 'webp'],
} as const;

describe('an image', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'of type %s lies in its place byte for byte, with a whole record beside it',
    // Catches: re-encoded originals, an extension from a header, sizes as asked instead of as they are.
    async (format) => {
      const folder = await temporaryFolder();
      const library = await openAndReconcile(folder);
      const bytes = await picture(format, { width: 301, height: 207 });
      const input = await download(folder, bytes);

      const row = await library.keep(input);

      const [type, extension] = types[format];
      const { id } = input.draft;
      expect(await library.image({ frame: id })).toEqual({
        path: libraryLayout(folder).image(id, type),
        type,
      });
      expect((await readFile(libraryLayout(folder).image(id, type))).equals(bytes)).toBe(true);
      const record = frameRecordSchema.parse(
        JSON.parse(await readFile(libraryLayout(folder).record(id), 'utf8')),
      );
      expect(record).toMatchObject(input.draft);
      expect(record.file).toEqual({
        name: `${id}.${extension}`,
        type,
        bytes: bytes.length,
        sha256: sha256(bytes),
        width: 301,
        height: 207,
      });
      expect(await library.record({ frame: id })).toEqual(record);
      expect(row).toEqual({
        no: row.no,
        id,
        batchId: input.draft.batchId,
        row: 0,
        column: 3,
        image: 0,
        sha256: sha256(bytes),
        width: 301,
        height: 207,
        seed: 42,
        model: 'nano-banana',
        prompt: input.draft.asked.prompt,
        practice: false,
        createdAt: Date.parse(record.createdAt),
        flag: null,
        rating: 0,
        label: null,
      });
      expect(await library.rows({ numbers: [row.no] })).toEqual([row]);
      expect([...(await library.order(wholeLibrary)).numbers]).toEqual([row.no]);
      expect(Object.keys(await filesIn(folder)).some((path) => path.endsWith('.part'))).toBe(false);
    },
  );

  test('has its thumbnail before the answer', async () => {
    // Catches: a second decoding on the way from the last byte to the grid.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const row = await library.keep(await download(folder, await picture('png', { width: 800, height: 400 })));
    const path = libraryLayout(folder).thumbnail(row.sha256, 320);
    expect(await sharp(await readFile(path)).metadata()).toMatchObject({
      format: 'jpeg',
      width: 320,
      height: 160,
    });
    expect((await library.thumbnail({ sha256: row.sha256, width: 320 })).path).toBe(path);
  });

  test('that cannot get a thumbnail is kept all the same', async () => {
    // Catches: a paid frame lost to a cache.
    const folder = await temporaryFolder();
    const problems: string[] = [];
    const library = await openAndReconcile(folder, { onProblem: ({ code }) => problems.push(code) });
    await writeFile(libraryLayout(folder).thumbnails, 'a file where a folder should be');
    const input = await download(folder, await picture('png'));
    const row = await library.keep(input);
    expect((await library.record({ frame: row.id })).id).toBe(input.draft.id);
    expect(problems).toEqual(['library-unreadable']);
  });

  test('with a long prompt of pictographs gets a row that is cut between characters', async () => {
    // Catches: half a surrogate pair, which comes back from SQLite as another text.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const prompt = `x${'📷'.repeat(200)}`;
    const input = await download(folder, await picture('png'));
    const { asked } = input.draft;
    const row = await library.keep({ ...input, draft: { ...input.draft, asked: { ...asked, prompt } } });
    expect(row.prompt).toBe(`x${'📷'.repeat(149)}`);
    expect((await library.record({ frame: row.id })).asked.prompt).toBe(prompt);
  });

  test('without a seed, from practice, keeps both facts', async () => {
    // Catches: null bound as text, and booleans, on which libsql ends the process.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    const { asked, answered } = input.draft;
    const row = await library.keep({
      ...input,
      draft: { ...input.draft, asked: { ...asked, seed: null }, answered: { ...answered, practice: true } },
    });
    expect(row).toMatchObject({ seed: null, practice: true });
  });

  test('turned by EXIF is recorded as stored and shown upright', async () => {
    // Catches: a thumbnail lying on its side beside an upright loupe.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const bytes = await sharp(await picture('jpeg', { width: 400, height: 200 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const row = await library.keep(await download(folder, bytes));
    expect(row).toMatchObject({ width: 400, height: 200 });
    const { path } = await library.thumbnail({ sha256: row.sha256, width: 320 });
    expect(await sharp(await readFile(path)).metadata()).toMatchObject({ width: 160, height: 320 });
  });

  test('with transparency shows the panel’s grey through it', async () => {
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const clear = { r: 255, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({ create: { width: 64, height: 64, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const row = await library.keep(await download(folder, bytes));
    const { path } = await library.thumbnail({ sha256: row.sha256, width: 320 });
    const { channels } = await sharp(await readFile(path)).stats();
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([0x1e, 0x1e, 0x1e]);
  });
});

describe('bytes that are no whole image', () => {
  const hugeHeader = async (): Promise<Buffer> => {
    const bytes = await picture('png');
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    return bytes;
  };
  const cut = async (format: 'png' | 'jpeg' | 'webp', by: (length: number) => number): Promise<Buffer> => {
    const bytes = await picture(format);
    return bytes.subarray(0, by(bytes.length));
  };
  const damaged = async (): Promise<Buffer> => {
    const bytes = await picture('png');
    bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 64);
    return bytes;
  };
  const cases: readonly (readonly [string, () => Promise<Buffer>, ErrorCode, string])[] = [
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'download-empty', 'bin'],
    ['a text', () => Promise.resolve(Buffer.from('Sorry, expired')), 'download-not-image', 'bin'],
    ['a page', () => Promise.resolve(Buffer.from('<!doctype html><p>403')), 'download-not-image', 'bin'],
    [
      'a drawing in SVG',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      'download-not-image',
      'bin',
    ],
    ['half a PNG', () => cut('png', (length) => length >> 1), 'download-truncated', 'png'],
    ['a PNG without its last byte', () => cut('png', (length) => length - 1), 'download-truncated', 'png'],
    ['half a JPEG', () => cut('jpeg', (length) => length >> 1), 'download-truncated', 'jpg'],
    ['a JPEG without its last byte', () => cut('jpeg', (length) => length - 1), 'download-truncated', 'jpg'],
    ['half a WebP', () => cut('webp', (length) => length >> 1), 'download-truncated', 'webp'],
    ['a PNG’s first eight bytes', () => cut('png', () => 8), 'download-truncated', 'png'],
    ['a PNG damaged in its middle', damaged, 'download-undecodable', 'png'],
    ['a header of 3,600 megapixels', hugeHeader, 'download-too-many-pixels', 'png'],
  ];

  test.each(cases)('%s', async (_, make, code, extension) => {
    // Catches: garbage in the grid, or paid bytes thrown away, or a half-made frame left behind.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const bytes = await make();
    const input = await download(folder, bytes);
    const { id } = input.draft;

    await expect(library.keep(input)).rejects.toMatchObject({ code });

    const { quarantine } = libraryLayout(folder);
    expect(Object.keys(await filesIn(folder))).toEqual(
      [join('quarantine', `${id}.${extension}`), join('quarantine', `${id}.json`)].sort(),
    );
    expect((await readFile(join(quarantine, `${id}.${extension}`))).equals(bytes)).toBe(true);
    const note = JSON.parse(await readFile(join(quarantine, `${id}.json`), 'utf8')) as unknown;
    expect(note).toMatchObject({ version: 1, reason: { code }, draft: { id } });
    expect([...(await library.order(wholeLibrary)).numbers]).toEqual([]);
  });

  test('a good image afterwards is kept under the same id', async () => {
    // Catches: a second download of the same answer stumbling over the first.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, Buffer.from('busy'));
    await expect(library.keep(input)).rejects.toMatchObject({ code: 'download-not-image' });
    const again = await download(folder, await picture('webp'), { id: input.draft.id });
    expect((await library.keep(again)).id).toBe(input.draft.id);
  });

  test.each([-5, 5])('a whole image with %i bytes more than were received', async (difference) => {
    // Catches: the hash of one thing recorded for another that happens to be a picture as well.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, Buffer.concat([await picture('png'), Buffer.alloc(5)]));
    await truncate(input.download, input.bytes + difference);
    await expect(library.keep(input)).rejects.toMatchObject({
      code: 'download-truncated',
      data: { expected: input.bytes, found: input.bytes + difference },
    });
  });

  test('a bad one beside good ones costs only itself', async () => {
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const good = await Promise.all([1, 2, 3].map(async () => download(folder, await picture('jpeg'))));
    const bad = await download(folder, Buffer.from('no'));
    const outcomes = await Promise.allSettled(
      [good[0]!, bad, good[1]!, good[2]!].map((one) => library.keep(one)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});

describe('keeping again', () => {
  test('answers with the same row, at once, later, and after opening anew', async () => {
    // Catches: a second frame for one paid image.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    const [first, second] = await Promise.all([library.keep(input), library.keep(input)]);
    expect(second).toEqual(first);
    expect(await library.keep(input)).toEqual(first);
    await closeLibrary(library);
    const opened = await openAndReconcile(folder);
    expect(await opened.keep(input)).toEqual(first);
    expect([...(await opened.order(wholeLibrary)).numbers]).toEqual([first.no]);
  });

  test('after a second download removes that, and touches nothing', async () => {
    // Catches: an original overwritten, a .part file left for ever.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const bytes = await picture('png');
    const input = await download(folder, bytes);
    await library.keep(input);
    const before = await filesIn(folder);
    await library.keep(await download(folder, bytes, { id: input.draft.id }));
    expect(await filesIn(folder)).toEqual(before);
  });

  test('brings a frame back that was trashed before the queue knew it was kept', async () => {
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    const row = await library.keep(input);
    const before = await filesIn(folder);
    await library.trash({ frames: [row.id] });
    expect((await library.keep(input)).id).toBe(row.id);
    expect(await filesIn(folder)).toEqual(before);
  });

  test('fetches back an image that was lost, in its old place among the others', async () => {
    const folder = await temporaryFolder();
    let now = Date.parse('2026-05-01T00:00:00Z');
    const library = await openAndReconcile(folder, { now: () => now });
    const bytes = await picture('png');
    const input = await download(folder, bytes);
    const row = await library.keep(input);
    await rm(libraryLayout(folder).image(row.id, 'image/png'));
    now += 1_000_000;
    expect(await library.keep(await download(folder, bytes, input.draft))).toEqual(row);
  });

  test('never overwrites a record it cannot read', async () => {
    // Catches: a record of a newer version replaced by an older one.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    const newer = '{"version": 2}';
    await writeFile(libraryLayout(folder).record(input.draft.id), newer);
    await expect(library.keep(input)).rejects.toMatchObject({ code: 'record-unparsable' });
    expect(await readFile(libraryLayout(folder).record(input.draft.id), 'utf8')).toBe(newer);
    expect((await readFile(input.download)).length).toBe(input.bytes);
  });

  test('without a download says so', async () => {
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    await rm(input.download);
    await expect(library.keep(input)).rejects.toMatchObject({ code: 'frame-not-found' });
  });

  test('takes no download from anywhere else', async () => {
    // Catches: a path from outside that moves any file of the user's into the library.
    const folder = await temporaryFolder();
    const library = await openAndReconcile(folder);
    const input = await download(folder, await picture('png'));
    const other = { ...input, draft: { ...input.draft, id: frameId() } };
    await expect(library.keep(other)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await readdir(folder)).not.toContain('quarantine');
  });
});

describe('a fault after the step', () => {
  test.each(keepSteps)('“%s”, then keeping again, ends as if nothing had happened', async (step) => {
    // Catches: an order of steps in which a crash loses or doubles a frame.
    const now = (): number => Date.parse('2026-05-01T12:00:00Z');
    const bytes = await picture('png');
    const id = frameId(now());

    const smooth = await temporaryFolder();
    const undisturbed = await openAndReconcile(smooth, { now });
    const input = await download(smooth, bytes, { id });
    await undisturbed.keep(input);

    const folder = await temporaryFolder();
    const broken = await openAndReconcile(folder, {
      now,
      atStep: (at) => {
        if (at === step) throw new Error('power cut');
      },
    });
    const disturbed = { ...input, download: libraryLayout(folder).download(id) };
    await download(folder, bytes, { id });
    await expect(broken.keep(disturbed)).rejects.toMatchObject({
      message: expect.stringContaining('power cut') as string,
    });
    await closeLibrary(broken);

    const mended = await openAndReconcile(folder, { now });
    const row = await mended.keep(disturbed);
    expect(row.sha256).toBe(input.sha256);
    expect(await filesIn(folder)).toEqual(await filesIn(smooth));
    expect([...(await mended.order(wholeLibrary)).numbers]).toEqual([row.no]);
    expect(
      (await readFile((await mended.thumbnail({ sha256: row.sha256, width: 320 })).path)).length,
    ).toBeGreaterThan(0);
  });
});
