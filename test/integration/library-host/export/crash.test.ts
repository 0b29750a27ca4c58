/** The library host dies in the middle of an export: what it says afterwards, and what is there in the end. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLibraryHostClient } from '../../../../electron/library-host/library-host-client.ts';
import { noCredit } from '../../../../shared/export/credit.ts';
import { exportPresetSchema } from '../../../../shared/export/preset.ts';
import type { ExportRun } from '../../../../shared/export/run.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { buildHost, forkHost } from '../support/host-process.ts';
import type { RunningHost } from '../support/host-process.ts';
import { download, filesIn, picture, sha256, temporaryFolder } from '../support/library-folder.ts';

let built = '';
beforeAll(async () => {
  built = await buildHost();
});
afterAll(() => rm(built, { recursive: true, force: true }));

test('killed in the middle it is interrupted, goes on, and every frame is there once', async () => {
  // Catches: an export that is forgotten, half files that stay, frames written twice after a crash.
  const base = await temporaryFolder();
  const [library, destination, exports] = [join(base, 'library'), join(base, 'out'), join(base, 'journals')];
  await mkdir(destination);
  const hosts: RunningHost[] = [];
  const listeners = new Set<(run: ExportRun) => void>();
  let restarted = (): void => {};
  const again = new Promise<void>((settle) => (restarted = settle));
  const client = createLibraryHostClient({
    fork: () => {
      const host = forkHost(built);
      hosts.push(host);
      return host.process;
    },
    on: { exporting: (run) => listeners.forEach((listener) => listener(run)) },
    onRestart: () => restarted(),
  });
  const told = (holds: (run: ExportRun) => boolean): Promise<ExportRun> =>
    new Promise((settle) => listeners.add((run) => holds(run) && settle(run)));
  try {
    await client.call('open', { folder: library, exports });
    const frames: FrameId[] = [];
    const hashes: string[] = [];
    for (let at = 0; at < 24; at += 1) {
      const bytes = await picture('png', { width: 700, height: 700 });
      hashes.push(sha256(bytes));
      frames.push((await client.call('keep', await download(library, bytes))).id);
    }
    const preset = exportPresetSchema.parse({
      version: 1,
      format: { kind: 'png' },
      naming: { template: '{seq:2}' },
    });
    const plan = await client.call('planExport', {
      frames,
      preset,
      presetName: 'Test',
      destination,
      credit: noCredit,
      appVersion: '0.0.0',
    });
    const begun = told(({ written }) => written > 0);
    await client.call('startExport', { plan: plan.id });
    await begun;
    hosts[0]?.child.kill('SIGKILL');
    await again;
    const [run] = await client.call('exportRuns', null);
    expect(run).toMatchObject({ id: plan.id, state: 'interrupted', files: 24, failed: 0 });
    expect(run!.written).toBeGreaterThan(0);
    const ended = told(({ state }) => state === 'done');
    await client.call('resumeExport', { run: plan.id });
    expect(await ended).toMatchObject({ written: 24, failed: 0 });
    const names = Array.from({ length: 24 }, (_, at) => `${String(at + 1).padStart(2, '0')}.png`);
    expect((await readdir(destination)).toSorted()).toEqual(names);
    expect(new Set(Object.values(await filesIn(destination))).size).toBe(24);
    // The originals are what they were.
    const there = new Set(Object.values(await filesIn(library)));
    expect(hashes.every((hash) => there.has(hash))).toBe(true);
  } finally {
    await client.close();
  }
});
