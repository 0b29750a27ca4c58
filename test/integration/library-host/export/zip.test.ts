/** Exports into a ZIP: one whole archive at the place that was chosen, however often it takes. */
import { appendFile, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { libraryLayout } from '../../../../electron/files/library-layout.ts';
import type { Library } from '../../../../electron/library-host/library.ts';
import type { ExportId, ExportRun } from '../../../../shared/export/run.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { picture, sha256 } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';
import type { ExportDesk } from './desk.ts';

test('a ZIP holds every frame and its folders, and the contact sheet', async () => {
  const desk = await exportDesk(await Promise.all([picture('png'), picture('jpeg'), picture('png')]));
  const plan = await desk.plan({
    format: { kind: 'original' },
    naming: { template: '{model}/{seq:2} élan' },
    container: 'zip',
    contactSheet: { format: 'pdf' },
  });
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({ state: 'done', written: 3, failed: 0 });
  expect(await readdir(desk.destination)).toEqual([plan.zip]);
  const entries = await unzipped(join(desk.destination, plan.zip ?? ''));
  expect([...entries.keys()].toSorted()).toEqual([
    'Contact sheet.pdf',
    'nano-banana/01 élan.png',
    'nano-banana/02 élan.jpg',
    'nano-banana/03 élan.png',
  ]);
  expect(sha256(entries.get('nano-banana/02 élan.jpg')!)).toBe(sha256(desk.pictures[1]!));
  expect(entries.get('Contact sheet.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a ZIP that was canceled is not there', async () => {
  const desk = await exportDesk(await Promise.all(Array.from({ length: 20 }, () => picture('png'))));
  const plan = await desk.plan({
    format: { kind: 'original' },
    naming: { template: '{seq}' },
    container: 'zip',
  });
  await desk.open.startExport({ plan: plan.id });
  await desk.open.pauseExport({ run: plan.id });
  await desk.open.cancelExport({ run: plan.id });
  expect(await readdir(desk.destination)).toEqual([]);
});

/** A ZIP of two frames is there; the third frame's original is away until `back`. */
async function withOneMissing(): Promise<{
  readonly desk: ExportDesk;
  readonly run: ExportRun;
  readonly archive: string;
  readonly back: () => Promise<void>;
}> {
  const desk = await exportDesk([await picture('png'), await picture('png'), await picture('png')]);
  const image = libraryLayout(desk.library).image(desk.frames[2] ?? ('' as FrameId), 'image/png');
  await rename(image, `${image}.away`);
  const plan = await desk.plan({
    format: { kind: 'original' },
    naming: { template: '{seq}' },
    container: 'zip',
  });
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({ state: 'done', written: 2, failed: 1 });
  return {
    desk,
    run,
    archive: join(desk.destination, plan.zip ?? ''),
    back: () => rename(`${image}.away`, image),
  };
}

async function retried(desk: ExportDesk, open: Library, id: ExportId): Promise<ExportRun> {
  const ended = desk.told((run) => run.id === id && run.state === 'done' && run.failed === 0);
  await open.retryExport({ run: id });
  return await ended;
}

test('frames that failed are in the same ZIP once they were retried', async () => {
  // Catches: a second archive with nothing but them.
  const { desk, run, archive, back } = await withOneMissing();
  await back();
  expect(await retried(desk, desk.open, run.id)).toMatchObject({ written: 3 });
  expect(await readdir(desk.destination)).toHaveLength(1);
  expect([...(await unzipped(archive)).keys()].toSorted()).toEqual(['1.png', '2.png', '3.png']);
});

test('also when the app was ended in between', async () => {
  const { desk, run, archive, back } = await withOneMissing();
  const open = await desk.reopen();
  await back();
  expect(await retried(desk, open, run.id)).toMatchObject({ written: 3 });
  expect(await readdir(desk.destination)).toHaveLength(1);
  expect((await unzipped(archive)).size).toBe(3);
});

test('a ZIP that was changed since is somebody’s work: it stays, and another is made', async () => {
  const { desk, run, archive, back } = await withOneMissing();
  await appendFile(archive, 'a note');
  await back();
  await retried(desk, desk.open, run.id);
  expect(await readdir(desk.destination)).toHaveLength(2);
  expect((await readFile(archive)).subarray(-6).toString()).toBe('a note');
});

test('a ZIP that had its name when the app died is not made twice', async () => {
  const { desk, run } = await withOneMissing();
  const journal = join(desk.journals, `${run.id}.jsonl`);
  const [ended, ...before] = (await readFile(journal, 'utf8')).trimEnd().split('\n').toReversed();
  expect(ended).toBe('{"ended":true}');
  await writeFile(journal, `${before.toReversed().join('\n')}\n`);
  const open = await desk.reopen();
  expect(await open.exportRuns(null)).toMatchObject([{ id: run.id, state: 'done', written: 2, failed: 1 }]);
});

async function unzipped(path: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(path);
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    entries.set(entry.fileName, Buffer.concat(chunks));
  }
  return entries;
}
