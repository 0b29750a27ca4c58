/** Memory over an export of 10,000 frames: a leak of a few bytes a frame, and queues that fill faster than they empty, show here. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../e2e/support/launch.ts';
import { makeLibrary } from '../support/make-library.ts';
import { exportFrames, windowFrames } from './support/exported.ts';
import { weigh } from './support/processes.ts';
import { median, report } from './support/report.ts';
import { percentile } from './support/window-time.ts';

const frames = 10_000;
test.setTimeout(900_000);

const kinds = [
  { name: 'originals', preset: { format: { kind: 'original' }, metadata: 'none' } },
  { name: 'JPEG', preset: { format: { kind: 'jpeg', quality: 88 }, metadata: 'full' } },
  { name: 'a ZIP', preset: { format: { kind: 'original' }, metadata: 'none', container: 'zip' } },
] as const;

test('memory while ten thousand frames are exported', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, frames, { edge: 256, distinct: 20 });
    const { page, electron } = await launchApp({ base, userData: join(base, 'app'), library });
    await expect(page.getByRole('region', { name: 'Grid' }).getByRole('option').first()).toBeVisible();
    const pid = electron.process().pid ?? 0;
    const idle = await windowFrames(page, 300);
    for (const { name, preset } of kinds) {
      const destination = join(base, name);
      await mkdir(destination);
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, destination);
      const weights = weighed(pid);
      const exported = await exportFrames(
        page,
        { version: 1, naming: { template: '{seq:5}' }, ...preset },
        { from: 0, to: frames, watches: true },
      );
      const [early, late] = ends(await weights.stop());
      expect(await readdir(destination)).toHaveLength(name === 'a ZIP' ? 1 : frames);
      await rm(destination, { recursive: true });
      await report({
        metric: `memory of all processes, 10,000 frames as ${name}: last fifth`,
        floor: 'second fifth of the same run',
        unit: 'MiB',
        app: late,
        against: early,
        ratio: late / early,
        target: '≤ 1.05',
        met: late / early <= 1.05,
      });
      const [app, against] = [percentile(exported.frames, 0.95), percentile(idle, 0.95)];
      await report({
        metric: `frames of the window meanwhile (${name}), p95`,
        floor: 'the same window at rest',
        unit: 'ms',
        app,
        against,
        ratio: app / against,
        target: '≤ 1.2',
        met: app / against <= 1.2,
      });
    }
    await electron.close();
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Weighs every half second until it is stopped; MiB. */
function weighed(pid: number): { readonly stop: () => Promise<readonly number[]> } {
  const weights: number[] = [];
  const ended = new AbortController();
  const weighing = (async () => {
    while (!ended.signal.aborted) {
      weights.push(await weigh(pid));
      await new Promise((settle) => setTimeout(settle, 500));
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await weighing;
      return weights;
    },
  };
}

/** Medians of the second fifth, where all that is there from the start has been made, and of the last. */
function ends(weights: readonly number[]): readonly [number, number] {
  const fifth = Math.max(1, Math.floor(weights.length / 5));
  return [median(weights.slice(fifth, 2 * fifth)), median(weights.slice(-fifth))];
}
