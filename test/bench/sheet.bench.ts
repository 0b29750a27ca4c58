/** A sheet of 12 × 100 cells, scrolled from end to end, against the same thumbnails on a bare scrolled page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchApp } from '../e2e/support/launch.ts';
import { makeLibrary } from '../support/make-library.ts';
import { report } from './support/report.ts';

const rows = 12;
const columns = 100;
const rounds = 3;

test('a large sheet, scrolled', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, rows * columns, { edge: 256, columns });
    const { page, electron } = await launchApp({ base, userData: join(base, 'app'), library });
    await page.getByRole('region', { name: 'Grid' }).getByRole('option').first().click();
    await page.keyboard.press('m');
    const sheet = page.getByRole('grid');
    await expect(sheet).toHaveAttribute('aria-colcount', String(columns + 1));
    await layBare(page);
    const times = { app: [] as number[], floor: [] as number[] };
    // The first pass makes the thumbnails; it is not counted.
    for (let round = 0; round <= rounds; round++) {
      const app = await scrolled(page, '[role="grid"]');
      const floor = await scrolled(page, '#floor');
      if (round === 0) continue;
      times.app.push(...app);
      times.floor.push(...floor);
    }
    await electron.close();
    const figures = { app: percentile(times.app, 0.99), against: percentile(times.floor, 0.99) };
    await report({
      metric: `frames of a sheet of ${rows} × ${columns} while it is scrolled, p99`,
      floor: 'the same thumbnails as plain images in a scrolled box of the same window',
      unit: 'ms',
      ...figures,
      ratio: figures.app / figures.against,
      target: '≤ 1.3',
      met: figures.app / figures.against <= 1.3,
    });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Puts the floor beside the app, out of sight until it is scrolled: as many images of the same size at the same places. */
async function layBare(page: Page): Promise<void> {
  await page.evaluate(
    async ([rowCount, columnCount]) => {
      const { proofsheet } = globalThis as unknown as {
        proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
      };
      const { value } = await proofsheet.request('frames.order', {
        collection: null,
        search: '',
        sort: 'own',
        group: 'none',
      });
      const numbers = [...(value as { numbers: Uint32Array }).numbers];
      const shas: string[] = [];
      for (let at = 0; at < numbers.length; at += 200) {
        const answer = await proofsheet.request('frames.rows', { numbers: numbers.slice(at, at + 200) });
        shas.push(...(answer.value as readonly { sha256: string }[]).map(({ sha256 }) => sha256));
      }
      const grid = document.querySelector('[role="grid"]');
      const box = grid?.getBoundingClientRect();
      if (!grid || !box) throw new Error('There is no sheet');
      const cell = grid.querySelector('[role="gridcell"]')?.getBoundingClientRect();
      const edge = cell?.width ?? 176;
      const floor = document.createElement('div');
      floor.id = 'floor';
      floor.style.cssText = `position:fixed;z-index:9;overflow:auto;background:#161616;left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px;display:none`;
      const content = document.createElement('div');
      content.style.cssText = `position:relative;width:${columnCount * edge}px;height:${rowCount * edge}px`;
      for (const [at, sha256] of shas.entries()) {
        const image = new Image();
        image.style.cssText = `position:absolute;width:${edge - 8}px;height:${edge - 8}px;left:${(at % columnCount) * edge}px;top:${Math.floor(at / columnCount) * edge}px`;
        image.src = `proof://thumb/${sha256}?w=320`;
        content.append(image);
      }
      floor.append(content);
      document.body.append(floor);
    },
    [rows, columns] as const,
  );
}

/** Scrolls from the first column to the last in steps of 80 CSS pixels a frame; answers with the time of each frame in ms. */
async function scrolled(page: Page, box: string): Promise<readonly number[]> {
  return await page.evaluate(async (selector) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`There is no ${selector}`);
    element.style.removeProperty('display');
    element.scrollLeft = 0;
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    while (element.scrollLeft + element.clientWidth < element.scrollWidth - 1) {
      element.scrollLeft += 80;
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    if (selector === '#floor') element.style.display = 'none';
    return times;
  }, box);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
