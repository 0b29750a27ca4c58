/** Exports run to their end on a real library and a real folder, and every file is read back. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from '@janhapke/sharp-electron';
import { expect, test } from 'vitest';
import { noCredit } from '../../../../shared/export/credit.ts';
import { exportPresetSchema } from '../../../../shared/export/preset.ts';
import { filesIn, picture, sha256 } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';

test('original bytes go out as they are, and the originals stay as they are', async () => {
  // Catches: an original opened for writing, a copy cut short, names that differ from the plan shown.
  const desk = await exportDesk([await picture('png'), await picture('jpeg'), await picture('webp')]);
  const before = await filesIn(desk.library);
  const plan = await desk.plan({ format: { kind: 'original' }, naming: { template: '{seq:2} {prompt:7}' } });
  expect(plan.rows.map(({ path }) => path)).toEqual(['01 A glass.png', '02 A glass.jpg', '03 A glass.webp']);
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({ state: 'done', files: 3, written: 3, failed: 0, failures: [] });
  expect(await filesIn(desk.library)).toEqual(before);
  for (const [at, { path }] of plan.rows.entries())
    expect(sha256(await readFile(join(desk.destination, path)))).toBe(sha256(desk.pictures[at]!));
  expect((await readdir(desk.destination)).length).toBe(3);
});

test('JPEG into folders, smaller by the long edge', async () => {
  const desk = await exportDesk([await picture('png', { width: 640, height: 320 })]);
  const plan = await desk.plan({
    format: { kind: 'jpeg', quality: 80 },
    resize: { by: 'long-edge', pixels: 200 },
    naming: { template: '{model}/{label}/{seed}' },
  });
  expect(plan.rows).toMatchObject([{ path: 'nano-banana/42.jpg', width: 200, height: 100, action: 'write' }]);
  await desk.runToEnd(plan);
  const bytes = await readFile(join(desk.destination, 'nano-banana/42.jpg'));
  expect(await sharp(bytes).metadata()).toMatchObject({
    format: 'jpeg',
    width: 200,
    height: 100,
    chromaSubsampling: '4:4:4',
    isProgressive: true,
    hasProfile: true,
  });
});

test.each(['number', 'skip', 'replace'] as const)('a file of that name is there: %s', async (collisions) => {
  // Catches: a file of the user's overwritten without a word.
  const desk = await exportDesk([await picture('png'), await picture('png')]);
  await writeFile(join(desk.destination, 'Frame.PNG'), 'mine');
  const plan = await desk.plan({ format: { kind: 'original' }, naming: { template: 'frame', collisions } });
  const run = await desk.runToEnd(plan);
  const there = (await readdir(desk.destination)).toSorted();
  const mine = await readFile(join(desk.destination, 'Frame.PNG'), 'utf8').catch(() => null);
  if (collisions === 'number') expect(there).toEqual(['Frame.PNG', 'frame-2.png', 'frame-3.png']);
  if (collisions === 'skip') expect([there, run.skipped]).toEqual([['Frame.PNG'], 2]);
  if (collisions !== 'replace') expect(mine).toBe('mine');
  else expect(plan).toMatchObject({ replaces: 1, numbered: 1 });
});

test('a template that names folders outside', async () => {
  const desk = await exportDesk([await picture('png')]);
  for (const template of ['../out', '/etc/{seed}', 'a/../../b', '', 'C:\\x'])
    await expect(desk.plan({ format: { kind: 'original' }, naming: { template } })).rejects.toMatchObject({
      code: 'export-template-invalid',
    });
});

test('a destination that is gone, or lies in the library', async () => {
  const desk = await exportDesk([await picture('png')]);
  const inside = join(desk.library, 'images', 'out');
  await mkdir(inside);
  const preset = exportPresetSchema.parse({
    version: 1,
    format: { kind: 'original' },
    naming: { template: '{seed}' },
  });
  const plan = (destination: string): Promise<unknown> =>
    desk.open.planExport({
      frames: desk.frames,
      preset,
      presetName: 'Test',
      destination,
      credit: noCredit,
      appVersion: '0.0.0',
    });
  await expect(plan(inside)).rejects.toMatchObject({ code: 'export-destination-in-library' });
  await expect(plan(join(desk.destination, 'none'))).rejects.toMatchObject({
    code: 'export-destination-missing',
  });
});
