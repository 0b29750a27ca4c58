/** A survey of twelve against a bare use of the same files in the same window: decoded with createImageBitmap, drawn once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchApp } from '../e2e/support/launch.ts';
import { makeLibrary } from '../support/make-library.ts';
import { report } from './support/report.ts';
import type { WindowTime } from './support/window-time.ts';
import { installWindowTime, median } from './support/window-time.ts';

const rounds = 5;
const surveyed = 12;

function options(page: Page) {
  return page.getByRole('region', { name: 'Grid' }).getByRole('option');
}

/** The first twelve frames of the library, or the twelve after those that were selected last. */
async function selectNext(page: Page, isFirst: boolean): Promise<void> {
  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Grid' }).getByRole('listbox').focus();
  await page.keyboard.press(isFirst ? 'Home' : 'ArrowRight');
  for (let more = 1; more < surveyed; more += 1) await page.keyboard.press('Shift+ArrowRight');
}

/** From the key until all pictures are there at full resolution. */
async function seen(page: Page): Promise<number> {
  return await page.evaluate(async (count) => {
    const { bench } = globalThis as unknown as { bench: WindowTime };
    return await bench.painted(
      () => bench.press('n'),
      () => document.querySelectorAll('[aria-label="Survey"] [data-resolution="full"]').length === count,
    );
  }, surveyed);
}

/** The same files, fetched, decoded and drawn once, in four columns over the grid. */
async function bare(page: Page, first: number): Promise<number> {
  return await page.evaluate(
    async ([start, count]) => {
      const { bench, proofsheet } = globalThis as unknown as {
        bench: WindowTime;
        proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
      };
      const order = (await proofsheet.request('frames.order', undefined)).value;
      const numbers = [...(order as { numbers: Uint32Array }).numbers].slice(start, start + count);
      const rows = (await proofsheet.request('frames.rows', { numbers })).value as readonly { id: string }[];
      const box = document.querySelector('[aria-label="Grid"]')?.getBoundingClientRect();
      if (!box) throw new Error('There is no grid');
      const floor = document.createElement('div');
      floor.style.cssText = `position:fixed;z-index:9;display:grid;grid-template-columns:repeat(4,auto);background:#161616;left:${box.left}px;top:${box.top}px`;
      const edge = Math.floor(Math.min(box.width / 4, box.height / 3));
      let drawn = 0;
      const took = await bench.painted(
        () => {
          document.body.append(floor);
          for (const { id } of rows) {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = edge;
            floor.append(canvas);
            void (async () => {
              const response = await fetch(`proof://frame/${id}`);
              const bitmap = await createImageBitmap(await response.blob());
              const context = canvas.getContext('2d');
              if (!context) return;
              context.imageSmoothingQuality = 'high';
              context.drawImage(bitmap, 0, 0, edge, edge);
              drawn += 1;
            })();
          }
        },
        () => drawn === count,
      );
      floor.remove();
      return took;
    },
    [first, surveyed] as const,
  );
}

test('a survey of twelve of 1024 × 1024', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, surveyed * (rounds + 1), { edge: 1024, columns: surveyed });
    const { page, electron } = await launchApp({ base, userData: join(base, 'app'), library });
    await expect(options(page).nth(1)).toBeVisible();
    await installWindowTime(page);
    const times = { app: [] as number[], floor: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      await selectNext(page, round === 0);
      const floor = await bare(page, surveyed * round);
      const app = await seen(page);
      // The first round wakes up what sleeps.
      if (round === 0) continue;
      times.floor.push(floor);
      times.app.push(app);
    }
    await electron.close();
    const [app, against] = [median(times.app), median(times.floor)];
    await report({
      metric: 'key to a survey of twelve of 1024 × 1024, cold',
      floor: 'the twelve files fetched, decoded and drawn once in the same window',
      unit: 'ms',
      app,
      against,
      ratio: app / against,
      target: '≤ 1.15',
      met: app / against <= 1.15,
    });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});
