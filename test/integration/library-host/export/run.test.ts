/** Runs that are paused, canceled, interrupted or refused: nothing is lost, doubled or left half-written. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { libraryLayout } from '../../../../electron/files/library-layout.ts';
import { filesIn, picture, sha256, temporaryFolder } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';

const originals = { format: { kind: 'original' }, naming: { template: '{seq:3}' } } as const;
const many = (count: number): Promise<Buffer[]> =>
  Promise.all(Array.from({ length: count }, () => picture('png', { width: 64, height: 64 })));

test('a missing and a broken original fail by themselves, and can be tried again', async () => {
  // Catches: one bad file that stops the rest; bytes handed out that are not what was paid for.
  const desk = await exportDesk(await many(4));
  const plan = await desk.plan(originals);
  const paths = desk.frames.map((id) => libraryLayout(desk.library).image(id, 'image/png'));
  await rename(paths[1]!, `${paths[1]!}.away`);
  await writeFile(paths[2]!, (await readFile(paths[2]!)).subarray(0, 200));
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({ state: 'done', written: 2, failed: 2 });
  expect(run.failures.map(({ path, error }) => [path, error.code]).toSorted()).toEqual([
    ['002.png', 'export-original-missing'],
    ['003.png', 'export-original-broken'],
  ]);
  expect((await readdir(desk.destination)).toSorted()).toEqual(['001.png', '004.png']);

  await rename(`${paths[1]!}.away`, paths[1]!);
  const again = desk.told(({ state }) => state === 'done');
  await desk.open.retryExport({ run: plan.id });
  expect(await again).toMatchObject({ state: 'done', written: 3, failed: 1 });
  expect(sha256(await readFile(join(desk.destination, '002.png')))).toBe(sha256(desk.pictures[1]!));
});

test('a broken original that has to be decoded', async () => {
  const desk = await exportDesk([await picture('png', { width: 300, height: 300 })]);
  const path = libraryLayout(desk.library).image(desk.frames[0]!, 'image/png');
  const bytes = await readFile(path);
  bytes.fill(0, 400, 900);
  await writeFile(path, bytes);
  const run = await desk.runToEnd(await desk.plan({ ...originals, format: { kind: 'jpeg', quality: 80 } }));
  expect(run.failures).toMatchObject([{ error: { code: 'export-original-broken' } }]);
  expect(await readdir(desk.destination)).toEqual([]);
});

test('paused it stands still, resumed it ends, and every frame is there once', async () => {
  const desk = await exportDesk(await many(40));
  const plan = await desk.plan(originals);
  await desk.open.startExport({ plan: plan.id });
  expect((await desk.open.pauseExport({ run: plan.id })).state).toBe('paused');
  const ended = desk.told(({ state }) => state === 'done');
  await desk.open.resumeExport({ run: plan.id });
  expect(await ended).toMatchObject({ written: 40, failed: 0 });
  expect(new Set(Object.values(await filesIn(desk.destination)))).toEqual(new Set(desk.pictures.map(sha256)));
});

test('a file that was placed and not noted before a crash is known by its bytes, metadata and all', async () => {
  // Catches: a moment of writing in the metadata, by which no file is ever the same again.
  const desk = await exportDesk(await many(6));
  const plan = await desk.plan({ ...originals, format: { kind: 'jpeg', quality: 80 } });
  await desk.open.startExport({ plan: plan.id });
  await desk.open.pauseExport({ run: plan.id });
  const [name = ''] = await readdir(desk.journals);
  const journal = await readFile(join(desk.journals, name));
  const ended = desk.told(({ state }) => state === 'done');
  await desk.open.resumeExport({ run: plan.id });
  await ended;
  await writeFile(join(desk.journals, name), journal);
  const library = await desk.reopen();
  expect(await library.exportRuns(null)).toMatchObject([{ id: plan.id, state: 'interrupted' }]);
  const again = desk.told(({ state }) => state === 'done');
  await library.resumeExport({ run: plan.id });
  expect(await again).toMatchObject({ written: 6, failed: 0 });
  expect(await readdir(desk.destination)).toHaveLength(6);
});

test('canceled it leaves whole files only', async () => {
  const desk = await exportDesk(await many(60));
  const plan = await desk.plan(originals);
  await desk.open.startExport({ plan: plan.id });
  const run = await desk.open.cancelExport({ run: plan.id });
  expect(run.state).toBe('canceled');
  const there = Object.values(await filesIn(desk.destination));
  expect(there.length).toBe(run.written);
  const known = new Set(desk.pictures.map(sha256));
  expect(there.every((hash) => known.has(hash))).toBe(true);
  expect(await readdir(desk.journals)).toEqual([]);
});

test('ended in the middle, it goes on where it stopped', async () => {
  // Catches: files written twice under another name, and half files of the run that died.
  const desk = await exportDesk(await many(60));
  const plan = await desk.plan(originals);
  await desk.open.startExport({ plan: plan.id });
  const library = await desk.reopen();
  // What a process that was killed leaves behind.
  await writeFile(join(desk.destination, `.proofsheet-${plan.id}-59-png.part`), 'half');
  const [run] = await library.exportRuns(null);
  expect(run).toMatchObject({ id: plan.id, state: 'interrupted', files: 60 });
  const ended = desk.told(({ state }) => state === 'done');
  await library.resumeExport({ run: plan.id });
  expect(await ended).toMatchObject({ written: 60, failed: 0 });
  const names = Array.from({ length: 60 }, (_, at) => `${String(at + 1).padStart(3, '0')}.png`);
  expect(Object.keys(await filesIn(desk.destination))).toEqual(names);
  expect(await readdir(desk.journals)).toEqual([]);
});

test('a file that was placed and not noted is known again', async () => {
  // Catches: after a power cut, a frame told as missing that is there.
  const desk = await exportDesk(await many(2));
  const plan = await desk.plan(originals);
  await writeFile(join(desk.destination, '001.png'), desk.pictures[0]!);
  await writeFile(join(desk.destination, '002.png'), 'of someone else');
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({
    written: 1,
    failures: [{ path: '002.png', error: { code: 'export-file-exists' } }],
  });
  expect(await readFile(join(desk.destination, '002.png'), 'utf8')).toBe('of someone else');
});

test('a destination that goes away stops the run, and when it is back it goes on', async () => {
  // Catches: a drive that was pulled out, made again as a folder on the system's disk.
  const desk = await exportDesk(await many(8));
  const plan = await desk.plan({ ...originals, naming: { template: 'sub/{seq:3}' } });
  await rm(desk.destination, { recursive: true });
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({
    state: 'stopped',
    written: 0,
    failed: 0,
    error: { code: 'export-destination-missing' },
  });
  await expect(stat(desk.destination)).rejects.toMatchObject({ code: 'ENOENT' });
  await mkdir(desk.destination);
  const ended = desk.told(({ state }) => state === 'done');
  await desk.open.resumeExport({ run: plan.id });
  expect(await ended).toMatchObject({ written: 8, failed: 0 });
});

test('a folder that became a link leads nowhere', async () => {
  // Catches: files written outside the destination.
  const desk = await exportDesk(await many(2));
  const plan = await desk.plan({ ...originals, naming: { template: 'sub/{seq:3}' } });
  const elsewhere = await temporaryFolder();
  await symlink(elsewhere, join(desk.destination, 'sub'));
  const run = await desk.runToEnd(plan);
  expect(run.failures.map(({ error }) => error.code)).toEqual(['export-name-refused', 'export-name-refused']);
  expect(await readdir(elsewhere)).toEqual([]);
  // Planned with the link there, its name is taken.
  const around = await desk.plan({ ...originals, naming: { template: 'sub/{seq:3}' } });
  expect(around.rows[0]?.path).toBe('sub-2/001.png');
});

test('the library is no folder to export to, also from outside of it', async () => {
  const desk = await exportDesk(await many(1));
  const plan = await desk.plan(
    { ...originals, naming: { template: 'library/{seq:3}' } },
    { destination: join(desk.library, '..') },
  );
  expect(plan.rows[0]?.path).toBe('library-2/001.png');
});

test.skipIf(!mayMount())(
  'a full disk stops the run without half files, and with room it goes on',
  async () => {
    const desk = await exportDesk(
      await Promise.all(Array.from({ length: 6 }, () => picture('png', { width: 500, height: 400 }))),
    );
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', desk.destination]);
    try {
      await writeFile(join(desk.destination, 'ballast'), Buffer.alloc(1_400_000));
      const plan = await desk.plan({ ...originals, naming: { template: 'out/{seq:3}' } });
      const run = await desk.runToEnd(plan);
      expect(run).toMatchObject({ state: 'stopped', failed: 0, error: { code: 'export-destination-full' } });
      const known = new Set(desk.pictures.map(sha256));
      const there = Object.values(await filesIn(join(desk.destination, 'out')));
      expect(there.every((hash) => known.has(hash))).toBe(true);
      await rm(join(desk.destination, 'ballast'));
      execFileSync('mount', ['-o', 'remount,size=16m', desk.destination]);
      const ended = desk.told(({ state }) => state === 'done');
      await desk.open.resumeExport({ run: plan.id });
      expect(await ended).toMatchObject({ written: 6, failed: 0 });
    } finally {
      execFileSync('umount', [desk.destination]);
    }
  },
);

test.skipIf(!mayMount())(
  'a folder that may not be written to is refused, and stops a run, without a trace',
  async () => {
    const desk = await exportDesk(await many(2));
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', desk.destination]);
    try {
      const plan = await desk.plan(originals);
      execFileSync('mount', ['-o', 'remount,ro', desk.destination]);
      await expect(desk.plan(originals)).rejects.toMatchObject({ code: 'export-destination-unwritable' });
      const run = await desk.runToEnd(plan);
      expect(run).toMatchObject({
        state: 'stopped',
        written: 0,
        failed: 0,
        error: { code: 'export-destination-unwritable' },
      });
      execFileSync('mount', ['-o', 'remount,rw', desk.destination]);
      expect(await readdir(desk.destination)).toEqual([]);
      const ended = desk.told(({ state }) => state === 'done');
      await desk.open.resumeExport({ run: plan.id });
      expect(await ended).toMatchObject({ written: 2 });
    } finally {
      execFileSync('umount', [desk.destination]);
    }
  },
);

test.skipIf(!mayMount())(
  'a ZIP for which there is no room stops the run and leaves nothing of itself',
  async () => {
    // Catches: an entry that waits for ever for an archive that can take no more.
    const desk = await exportDesk(
      await Promise.all(Array.from({ length: 6 }, () => picture('png', { width: 500, height: 400 }))),
    );
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', desk.destination]);
    try {
      const plan = await desk.plan({ ...originals, container: 'zip' });
      expect(await desk.runToEnd(plan)).toMatchObject({
        state: 'stopped',
        error: { code: 'export-destination-full' },
      });
      await expect.poll(() => readdir(desk.destination)).toEqual([]);
      execFileSync('mount', ['-o', 'remount,size=16m', desk.destination]);
      const ended = desk.told(({ state }) => state === 'done');
      await desk.open.resumeExport({ run: plan.id });
      expect(await ended).toMatchObject({ written: 6, failed: 0 });
      expect(await readdir(desk.destination)).toEqual([plan.zip]);
    } finally {
      execFileSync('umount', [desk.destination]);
    }
  },
);

/** Whether this process may make a file system of its own. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
