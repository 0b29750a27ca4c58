/** Start to first screenful, and memory when idle, against a bare Electron window with the same thumbnails. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { makeLibrary, thumbnailsOf } from '../support/make-library.ts';
import type { BenchProcess } from './support/processes.ts';
import { root, startElectron, weigh } from './support/processes.ts';
import { median, report } from './support/report.ts';

const rounds = 7;
const framesInLibrary = 200;
/** How long a window is left alone before it is weighed, in ms. */
const rest = 6_000;

test('start and idle memory', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, framesInLibrary);
    const startApp = (images: number): Promise<BenchProcess> =>
      startElectron(root, [`--user-data-dir=${join(base, 'app')}`, `--library=${library}`], images);
    // The first start builds the index and the thumbnails; it also tells how many pictures a screenful holds.
    const warm = await startApp(12);
    const images = Number((await warm.line('PAINTED'))[1]);
    await warm.end();
    const { width, height } = await windowOf(join(base, 'app'));
    const startFloor = (): Promise<BenchProcess> =>
      startElectron(
        join(import.meta.dirname, 'support/floor'),
        [
          `--user-data-dir=${join(base, 'floor')}`,
          `--thumbs=${thumbnailsOf(library)}`,
          `--count=${images}`,
          `--size=${width}x${height}`,
        ],
        images,
      );
    const times = { app: [] as number[], floor: [] as number[] };
    const weights = { app: [] as number[], floor: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      for (const [name, start] of [
        ['floor', startFloor] as const,
        ['app', () => startApp(images)] as const,
      ]) {
        const process = await start();
        const [at] = await process.line('PAINTED');
        times[name].push(Number(at) - process.startedAt);
        if (round < 3) {
          await new Promise((settle) => setTimeout(settle, rest));
          weights[name].push(await weigh(process.child.pid ?? 0));
        }
        await process.end();
      }
    }
    const start = { app: median(times.app), against: median(times.floor) };
    await report({
      metric: 'start to first screenful',
      floor: `bare Electron, the same ${images} thumbnails`,
      unit: 'ms',
      ...start,
      ratio: start.app / start.against,
      target: '≤ 1.3',
      met: start.app / start.against <= 1.3,
    });
    const memory = { app: median(weights.app), against: median(weights.floor) };
    await report({
      metric: 'idle memory (PSS of all processes)',
      floor: `bare Electron, the same ${images} thumbnails`,
      unit: 'MiB',
      ...memory,
      ratio: memory.app / memory.against,
      target: '≤ 1.4',
      met: memory.app / memory.against <= 1.4,
    });
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});

/** How large the app's window was when it was closed: every pixel of a window costs memory. */
async function windowOf(userData: string): Promise<{ readonly width: number; readonly height: number }> {
  const { file } = JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as {
    file: { private: { window: { bounds: { width: number; height: number } } } };
  };
  return file.private.window.bounds;
}
