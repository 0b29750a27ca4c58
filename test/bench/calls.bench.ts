/** Last byte of a download to pixels in the grid, and how full the queue keeps the allowed number of calls. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { launchApp } from '../e2e/support/launch.ts';
import { generateWithSeeds, grid } from '../e2e/support/window.ts';
import { startBenchGateway } from './support/bench-gateway.ts';
import { startElectron } from './support/processes.ts';
import { report, trimmedMean } from './support/report.ts';

const apiKey = 'sk-byts-bench-0123456789abcdef';
const rounds = 33;

test('last byte to pixels', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  const gateway = await startBenchGateway([0.05, 0.1], 1024);
  try {
    const folders = { base, userData: join(base, 'app'), library: join(base, 'library') };
    const { page, electron } = await launchApp(folders, { gateway: gateway.baseUrl, apiKey });
    const floorProcess = await startElectron(
      join(import.meta.dirname, 'support/floor'),
      [`--user-data-dir=${join(base, 'floor')}`, '--verify-and-show=yes'],
      0,
    );
    await floorProcess.line('PAINTED');
    const app: number[] = [];
    const floor: number[] = [];
    for (let seed = 1; seed <= rounds; seed++) {
      // The page itself watches, frame by frame, so that no message to this process is measured.
      const painted = page.evaluate(
        (wanted) =>
          new Promise<number>((settle) => {
            const look = (): void => {
              const image = document.querySelector<HTMLImageElement>(
                `[role="option"][aria-label^="Frame, seed ${wanted},"] img`,
              );
              if (image?.complete && image.naturalWidth > 0)
                requestAnimationFrame(() => requestAnimationFrame(() => settle(Date.now())));
              else requestAnimationFrame(look);
            };
            look();
          }),
        seed,
      );
      await generateWithSeeds(page, 'bench frame', String(seed));
      const appAt = await painted;
      const appTook = appAt - (gateway.sentAt(seed) ?? Number.NaN);
      // At any moment between two frames of the screen, as in the app: one that is asked for right after another was painted is lucky.
      await new Promise((settle) => setTimeout(settle, 100 + ((seed * 7) % 17)));
      floorProcess.child.stdin.write(`${gateway.baseUrl}/image/${seed}\n`);
      const [floorAt] = await floorProcess.line('SHOWN');
      // The first frames warm the decoder and the caches on both sides.
      if (seed <= 3) continue;
      app.push(appTook);
      floor.push(Number(floorAt) - (gateway.sentAt(seed) ?? Number.NaN));
    }
    await floorProcess.end();
    await electron.close();
    // Both end on a frame of the screen, 17 ms apart: a median would jump from one to the next.
    const figures = { app: trimmedMean(app), against: trimmedMean(floor) };
    await report({
      metric: 'last byte of a download to pixels in the grid',
      floor: 'verify and show: hash, whole decode with thumbnail, one image on a bare page',
      unit: 'ms',
      ...figures,
      ratio: figures.app / figures.against,
      target: '≤ 1.1',
      met: figures.app / figures.against <= 1.1,
    });
  } finally {
    await gateway.close();
    await rm(base, { recursive: true, force: true });
  }
});

test('calls in flight', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  const gateway = await startBenchGateway([6, 10], 256);
  try {
    const folders = { base, userData: join(base, 'app'), library: join(base, 'library') };
    const { page, electron } = await launchApp(folders, { gateway: gateway.baseUrl, apiKey });
    await generateWithSeeds(page, 'bench batch', '1-24');
    await grid(page).frames.nth(23).waitFor({ timeout: 120_000 });
    await electron.close();
    const parallel = 4;
    const average = gateway.averageInFlight();
    await report({
      metric: 'calls in flight, answers after 6–10 s',
      floor: 'the setting: 4',
      unit: 'calls',
      app: average,
      against: parallel,
      ratio: average / parallel,
      target: '≥ 0.95',
      met: average / parallel >= 0.95,
    });
  } finally {
    await gateway.close();
    await rm(base, { recursive: true, force: true });
  }
});
