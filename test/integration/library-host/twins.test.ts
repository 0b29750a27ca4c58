/** Pictures that a gateway gave twice in a batch: each row names its twin, `is:duplicate` finds the later ones, from files alone. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import {
  closeLibrary,
  download,
  draft,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

async function opened() {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const [one, other] = [draft().batchId, draft().batchId];
  const { asked } = draft();
  const bytes = { same: await picture('png'), own: await picture('png'), twice: await picture('jpeg') };
  const keep = async (batchId: typeof one, column: number, image: Buffer): Promise<FrameRow> =>
    await library.keep(
      await download(folder, image, { batchId, column, asked: { ...asked, seed: 40 + column } }),
    );
  return { folder, library, one, other, bytes, keep };
}

async function found(library: Awaited<ReturnType<typeof opened>>['library'], search: string) {
  const { numbers } = await library.order({ ...wholeLibrary, search });
  return (await library.rows({ numbers: [...numbers] })).map(({ id }) => id).sort();
}

test('the frame that came later names the first of its batch, in whatever order they came', async () => {
  const { library, one, other, bytes, keep } = await opened();
  const later = await keep(one, 3, bytes.same);
  expect(later).not.toHaveProperty('twin');
  const lone = await keep(one, 2, bytes.own);
  const first = await keep(one, 1, bytes.same);
  // Catches: a picture imported twice, or asked for again on another sheet, taken for a fault of the gateway.
  const elsewhere = await keep(other, 0, bytes.same);
  expect(first.twin).toEqual({ no: later.no, row: 0, column: 3, image: 0, seed: 43 });
  const rows = await library.rows({ numbers: [later.no, lone.no, first.no, elsewhere.no] });
  expect(rows.map(({ twin }) => twin?.seed)).toEqual([41, undefined, 43, undefined]);
});

test('a search for duplicates finds the later ones as the sheet is read, and none once the first is gone', async () => {
  const { library, one, other, bytes, keep } = await opened();
  const first = await keep(one, 0, bytes.same);
  const again = [await keep(one, 2, bytes.same), await keep(one, 1, bytes.same)];
  const [a, b] = [await keep(other, 0, bytes.twice), await keep(other, 5, bytes.twice)];
  await keep(other, 1, bytes.same);
  const ids = (rows: readonly FrameRow[]) => rows.map(({ id }) => id).sort();
  expect(await found(library, 'is:duplicate')).toEqual(ids([...again, b]));
  expect(await found(library, '-is:duplicate')).toHaveLength(3);
  await library.trash({ frames: [a.id] });
  expect(await found(library, 'is:duplicate')).toEqual(ids(again));
  await library.trash({ frames: [first.id] });
  expect(await found(library, 'is:duplicate')).toEqual([again[0]!.id]);
});

test('an index made anew from the files knows the same', async () => {
  const { folder, library, one, bytes, keep } = await opened();
  const first = await keep(one, 0, bytes.same);
  const later = await keep(one, 1, bytes.same);
  await closeLibrary(library);
  await rm(join(folder, '.index'), { recursive: true });
  const anew = await openAndReconcile(folder);
  expect(await found(anew, 'is:duplicate')).toEqual([later.id]);
  const [row] = await anew.rowsOf({ frames: [later.id] });
  expect(row?.twin).toMatchObject({ column: first.column, seed: 40 });
});
