/** Paths of what was dropped: kept in main under an id that serves once. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createDroppedPaths } from '../../../../electron/import/dropped-paths.ts';
import type { Importer } from '../../../../electron/import/importer.ts';
import { importHandlers } from '../../../../electron/ipc/import-handlers.ts';
import { newRun } from '../../../../shared/import/run.ts';
import { dropIdSchema } from '../../../../shared/import/drop.ts';

const made = () => createDroppedPaths(() => dropIdSchema.parse(randomUUID()));

it('gives the paths of a drop once', () => {
  // Catches: an id that a page holds on to, and imports from again when nobody drops anything.
  const drops = made();
  const id = drops.keep(['/photos', '/photos/a.png'])!;
  expect(drops.take(id)).toEqual(['/photos', '/photos/a.png']);
  expect(() => drops.take(id)).toThrow(expect.objectContaining({ code: 'drop-not-on-disk' }));
});

it('keeps nothing that lies nowhere, and no relative path', () => {
  const drops = made();
  expect(drops.keep(['', 'photos/a.png'])).toBeNull();
  expect(drops.take(drops.keep(['', '/a.png'])!)).toEqual(['/a.png']);
  for (const strange of [null, '/a.png', [7], [['/a.png']], { 0: '/a.png' }])
    expect(drops.keep(strange)).toBeNull();
});

it('forgets drops of which nothing became', () => {
  const drops = made();
  const ids = Array.from({ length: 5 }, (_, no) => drops.keep([`/${no}`])!);
  expect(() => drops.take(ids[0]!)).toThrow();
  expect(drops.take(ids[4]!)).toEqual(['/4']);
});

it('is refused in words while another import is not over, not swallowed', () => {
  const drops = made();
  const started: (readonly string[])[] = [];
  const run = { ...newRun('photos', 'running') };
  const importer = { start: (paths: readonly string[]) => void started.push(paths), run: () => run };
  const handlers = importHandlers({
    importer: importer as unknown as Importer,
    dropped: drops,
    chooseFolder: () => Promise.resolve(null),
  });
  const dropped = (): unknown => handlers['import.dropped']({ drop: drops.keep(['/a.png'])! });
  expect(dropped).toThrow(expect.objectContaining({ code: 'import-under-way' }));
  Object.assign(run, { state: 'done' });
  void dropped();
  expect(started).toEqual([['/a.png']]);
});
