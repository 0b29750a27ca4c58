/** The contact sheet that an export leaves beside its frames. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contactSheetOptionsSchema } from '../../../../shared/contact-sheet/options.ts';
import type { ContactSheetOptions } from '../../../../shared/contact-sheet/options.ts';
import { picture } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';

const preset = (format: 'pdf' | 'png', over: Partial<ContactSheetOptions> = {}) => ({
  format: { kind: 'original' as const },
  naming: { template: '{seq}' },
  contactSheet: contactSheetOptionsSchema.parse({ format, resolution: 72, ...over }),
});

test('lies under the name that the plan showed, and nothing else is left', async () => {
  const desk = await exportDesk([await picture('png'), await picture('jpeg')]);
  const plan = await desk.plan(preset('pdf'));
  expect(plan.contactSheet).toBe('Contact sheet.pdf');
  expect(await desk.runToEnd(plan)).toMatchObject({ state: 'done', written: 2, error: null });
  expect((await readdir(desk.destination)).toSorted()).toEqual(['1.png', '2.jpg', 'Contact sheet.pdf']);
  const bytes = await readFile(join(desk.destination, 'Contact sheet.pdf'));
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.includes('/Count 1')).toBe(true);
});

test('is a PNG for each page when so asked', async () => {
  const desk = await exportDesk([await picture('png'), await picture('png'), await picture('png')]);
  await desk.runToEnd(await desk.plan(preset('png', { columns: 1, rows: 2 })));
  expect((await readdir(desk.destination)).toSorted()).toEqual([
    '1.png',
    '2.png',
    '3.png',
    'Contact sheet-1.png',
    'Contact sheet-2.png',
  ]);
});

test('never goes over a file that took its name after the plan was made', async () => {
  const desk = await exportDesk([await picture('png')]);
  const plan = await desk.plan(preset('pdf'));
  await writeFile(join(desk.destination, 'Contact sheet.pdf'), 'mine');
  expect(await desk.runToEnd(plan)).toMatchObject({ state: 'done' });
  expect(await readFile(join(desk.destination, 'Contact sheet.pdf'), 'utf8')).toBe('mine');
  expect(await readdir(desk.destination)).toContain('Contact sheet-2.pdf');
});

test('is of the frames that went out, and of picks only when so asked', async () => {
  const desk = await exportDesk([await picture('png'), await picture('png')]);
  const [first] = desk.frames;
  await desk.open.mark({ markings: [{ frames: first ? [first] : [], change: { flag: 'pick' } }] });
  const sizes: number[] = [];
  for (const picksOnly of [false, true]) {
    await desk.runToEnd(await desk.plan(preset('pdf', { picksOnly })));
    const path = join(desk.destination, 'Contact sheet.pdf');
    const images = (await readFile(path, 'latin1')).split('/Subtype /Image').length - 1;
    sizes.push(images);
    for (const name of await readdir(desk.destination)) await rm(join(desk.destination, name));
  }
  expect(sizes).toEqual([2, 1]);
});
