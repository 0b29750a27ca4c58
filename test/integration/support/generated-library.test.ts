/** The generated libraries that the benches measure on: what they hold is what the app reads. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeToThumbnail } from '../../../electron/library-host/image-decoder.ts';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { readFile } from 'node:fs/promises';
import { generateLibrary, plannedRecords } from '../../support/generated-library/generated-library.ts';
import { filesIn, openAndReconcile, temporaryFolder } from '../library-host/support/library-folder.ts';

test('a generated library is read whole, and nothing in it is changed', async () => {
  // Catches: a bench that measures a library which the app would never have written.
  const folder = join(await temporaryFolder(), 'library');
  await generateLibrary(folder, 300, 7);
  const files = await filesIn(folder);
  const problems: unknown[] = [];
  const library = await openAndReconcile(folder, { onProblem: (problem) => problems.push(problem) });
  expect(problems).toEqual([]);
  const { numbers } = await library.order(wholeLibrary);
  const rows = await library.rows({ numbers: [...numbers] });
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(300);
  expect(new Set(rows.map(({ model }) => model)).size).toBeGreaterThan(2);
  expect(rows.some(({ rating }) => rating > 3) && rows.some(({ flag }) => flag === 'pick')).toBe(true);
  expect(rows[0]!.createdAt - rows.at(-1)!.createdAt).toBeGreaterThan(2 * 365 * 86_400_000);
  const layout = libraryLayout(folder);
  for (const { id } of rows.slice(0, 20)) {
    const { path } = await library.image({ frame: id });
    await decodeToThumbnail(await readFile(path), 64);
  }
  const history = await library.requests({ query: '', before: null, limit: 200 });
  expect(history.reduce((sum, { frames }) => sum + frames.kept, 0)).toBe(300);
  expect((await readdir(layout.thumbnails)).length).toBeGreaterThan(100);
  expect(await filesIn(folder)).toEqual(files);
});

test('the same seed gives the same frames, another seed others', () => {
  const ids = (seed: number): readonly string[] => [...plannedRecords(100, seed)].map(({ id }) => id);
  expect(ids(1)).toEqual(ids(1));
  expect(new Set([...ids(1), ...ids(2)]).size).toBe(200);
});
