/** Loupe and compare against a bare use of the same files in the same window: decoded with createImageBitmap, drawn once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { RunningApp } from '../e2e/support/launch.ts';
import { launchApp } from '../e2e/support/launch.ts';
import { makeLibrary } from '../support/make-library.ts';
import { root, startElectron, weigh } from './support/processes.ts';
import { report } from './support/report.ts';
import type { WindowTime } from './support/window-time.ts';
import { installWindowTime, median, percentile } from './support/window-time.ts';

const rounds = 5;

async function withLibrary(
  frames: number,
  edge: number,
  measure: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, frames, { edge, columns: frames });
    const app = await launchApp({ base, userData: join(base, 'app'), library });
    await expect(options(app.page).nth(1)).toBeVisible();
    await installWindowTime(app.page);
    await measure(app);
    await app.electron.close();
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

function options(page: Page) {
  return page.getByRole('region', { name: 'Grid' }).getByRole('option');
}

/** Neighbours of the grid, selected there, with the focus on the grid. */
async function select(page: Page, first: number, count: number): Promise<void> {
  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Grid' }).getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < first; at++) await page.keyboard.press('ArrowRight');
  for (let more = 1; more < count; more++) await page.keyboard.press('Shift+ArrowRight');
}

/** From the key until all pictures of the view are there at full resolution. */
async function shown(page: Page, key: string, view: 'Compare' | 'Survey', count: number): Promise<number> {
  return await page.evaluate(
    async ([pressed, region, wanted]) => {
      const { bench } = globalThis as unknown as { bench: WindowTime };
      return await bench.painted(
        () => bench.press(pressed),
        () =>
          document.querySelectorAll(`[aria-label="${region}"] [data-resolution="full"]`).length === wanted,
      );
    },
    [key, view, count] as const,
  );
}

/** The files of those frames, fetched, decoded and drawn once, about as large. */
async function bare(page: Page, first: number, frames: number): Promise<number> {
  return await page.evaluate(
    async ([start, count]) => {
      const { bench, proofsheet } = globalThis as unknown as {
        bench: WindowTime;
        proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
      };
      const { value } = await proofsheet.request('frames.order', {
        collection: null,
        search: '',
        sort: 'own',
        group: 'none',
      });
      const { numbers } = value as { numbers: Uint32Array };
      const wanted = [...numbers.subarray(start, start + count)];
      const answer = await proofsheet.request('frames.rows', { numbers: wanted });
      const ids = (answer.value as readonly { id: string }[]).map(({ id }) => id);
      const box = document.querySelector('[aria-label="Grid"]')?.getBoundingClientRect();
      if (!box || ids.length === 0) throw new Error('There is nothing to draw');
      const columns = Math.ceil(Math.sqrt(ids.length));
      const lines = Math.ceil(ids.length / columns);
      const floor = document.createElement('div');
      floor.style.cssText = `position:fixed;z-index:9;display:grid;grid-template-columns:repeat(${columns},auto);background:#161616;left:${box.left}px;top:${box.top}px`;
      const canvases = ids.map(() => {
        const canvas = document.createElement('canvas');
        canvas.width = Math.floor(box.width / columns);
        canvas.height = Math.floor(box.height / lines);
        floor.append(canvas);
        return canvas;
      });
      let drawn = 0;
      const took = await bench.painted(
        () => {
          document.body.append(floor);
          for (const [at, id] of ids.entries())
            void (async () => {
              const response = await fetch(`proof://frame/${id}`);
              const bitmap = await createImageBitmap(await response.blob());
              const canvas = canvases[at];
              const context = canvas?.getContext('2d');
              if (!canvas || !context) return;
              context.imageSmoothingQuality = 'high';
              const edge = Math.min(canvas.width, canvas.height);
              context.drawImage(bitmap, 0, 0, edge, edge);
              drawn += 1;
            })();
        },
        () => drawn === ids.length,
      );
      floor.remove();
      return took;
    },
    [first, frames] as const,
  );
}

test('two frames of 2048 × 2048 compared', async () => {
  await withLibrary(2 * (rounds + 1), 2048, async ({ page }) => {
    const times = {
      cold: [] as number[],
      warm: [] as number[],
      floor: [] as number[],
      empty: [] as number[],
    };
    for (let round = 0; round <= rounds; round++) {
      await select(page, 2 * round, 2);
      const floor = await bare(page, 2 * round, 2);
      const cold = await shown(page, 'c', 'Compare', 2);
      await page.keyboard.press('g');
      const warm = await shown(page, 'c', 'Compare', 2);
      await page.keyboard.press('g');
      const empty = await page.evaluate(async () => {
        const { bench } = globalThis as unknown as { bench: WindowTime };
        return await bench.painted(
          () => {
            document.body.style.outline = '0 solid';
          },
          () => true,
        );
      });
      // The first round wakes up what sleeps.
      if (round === 0) continue;
      times.floor.push(floor);
      times.cold.push(cold);
      times.warm.push(warm);
      times.empty.push(empty);
    }
    const [cold, warm] = [median(times.cold), median(times.warm)];
    const [floor, empty] = [median(times.floor), median(times.empty)];
    await report({
      metric: 'key to compare, two of 2048 × 2048, cold',
      floor: 'both files fetched, decoded and drawn once in the same window',
      unit: 'ms',
      app: cold,
      against: floor,
      ratio: cold / floor,
      target: '≤ 1.15',
      met: cold / floor <= 1.15,
    });
    const allowed = empty + 1000 / 60 + 10;
    await report({
      metric: 'key to compare, two of 2048 × 2048, warm',
      floor: 'an empty redraw, one frame and 10 ms',
      unit: 'ms',
      app: warm,
      against: allowed,
      ratio: warm / allowed,
      target: '≤ 1',
      met: warm <= allowed,
    });
  });
});

test('a survey of twelve frames of 1024 × 1024', async () => {
  await withLibrary(12 * (rounds + 1), 1024, async ({ page }) => {
    const times = { app: [] as number[], floor: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      await select(page, 12 * round, 12);
      const floor = await bare(page, 12 * round, 12);
      const app = await shown(page, 'n', 'Survey', 12);
      if (round === 0) continue;
      times.app.push(app);
      times.floor.push(floor);
    }
    const [app, against] = [median(times.app), median(times.floor)];
    await report({
      metric: 'key to survey, twelve of 1024 × 1024, cold',
      floor: 'the files fetched, decoded and drawn once in the same window',
      unit: 'ms',
      app,
      against,
      ratio: app / against,
      target: '≤ 1.15',
      met: app / against <= 1.15,
    });
  });
});

test('pan and zoom of a comparison', async () => {
  await withLibrary(2, 2048, async ({ page }) => {
    await select(page, 0, 2);
    await shown(page, 'c', 'Compare', 2);
    for (const gesture of ['pan', 'zoom'] as const) {
      const times = { app: [] as number[], floor: [] as number[] };
      for (let round = 0; round <= rounds; round++) {
        const [app, floor] = [await gestured(page, gesture, 'app'), await gestured(page, gesture, 'floor')];
        if (round === 0) continue;
        times.app.push(...app);
        times.floor.push(...floor);
      }
      const [app, against] = [percentile(times.app, 0.99), percentile(times.floor, 0.99)];
      await report({
        metric: `frames of a comparison of two 2048 × 2048 under a ${gesture}, p99`,
        floor: 'two plain will-change images under the same gesture',
        unit: 'ms',
        app,
        against,
        ratio: app / against,
        target: '≤ 1.1',
        met: app / against <= 1.1,
      });
    }
  });
});

/** Times of the frames of one gesture: a drag over half the pane at 100 %, or a zoom from fit to 400 % and back. */
async function gestured(
  page: Page,
  gesture: 'pan' | 'zoom',
  whose: 'app' | 'floor',
): Promise<readonly number[]> {
  return await page.evaluate(
    async ([kind, target]) => {
      const { bench, proofsheet } = globalThis as unknown as {
        bench: WindowTime;
        proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
      };
      const panes = [
        ...document.querySelectorAll<HTMLElement>('[aria-label="Compare"] [role="group"]'),
      ].slice(0, 2);
      const [pane] = panes;
      if (!pane) throw new Error('Nothing is compared');
      const box = pane.getBoundingClientRect();
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const swing = (at: number): number => Math.sin((at / 120) * 2 * Math.PI);
      if (target === 'app') {
        const pointer = (type: string, x: number, y: number): void => {
          const init = { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y, isPrimary: true };
          pane.dispatchEvent(new PointerEvent(type, init));
        };
        if (kind === 'zoom') {
          let before = 0;
          return await bench.frames(120, (at) => {
            const now = 240 * Math.log(8) * ((1 - Math.cos((at / 120) * 2 * Math.PI)) / 2);
            const init = { bubbles: true, cancelable: true, ctrlKey: true, deltaY: now - before };
            pane.dispatchEvent(new WheelEvent('wheel', { ...init, clientX: middle.x, clientY: middle.y }));
            before = now;
          });
        }
        pane.setPointerCapture = () => {};
        bench.press('z');
        pointer('pointerdown', middle.x, middle.y);
        const times = await bench.frames(120, (at) =>
          pointer(
            'pointermove',
            middle.x + (swing(at) * box.width) / 2,
            middle.y + (swing(at) * box.height) / 4,
          ),
        );
        // Held still first: what is let go of in motion glides on.
        await new Promise((rested) => setTimeout(rested, 60));
        pointer('pointerup', middle.x, middle.y);
        bench.press('z');
        return times;
      }
      const floor = document.createElement('div');
      floor.style.cssText = 'position:fixed;inset:0;z-index:9';
      const { value } = await proofsheet.request('frames.order', {
        collection: null,
        search: '',
        sort: 'own',
        group: 'none',
      });
      const numbers = [...(value as { numbers: Uint32Array }).numbers];
      const rows = (await proofsheet.request('frames.rows', { numbers })).value as readonly { id: string }[];
      const images = await Promise.all(
        panes.map(async (each, at) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          const frame = document.createElement('div');
          frame.style.cssText = `position:fixed;overflow:hidden;background:#161616;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
          const image = new Image();
          image.src = `proof://frame/${rows[at]?.id ?? ''}`;
          image.style.cssText = 'position:absolute;left:0;top:0;will-change:transform;transform-origin:0 0';
          await image.decode();
          frame.append(image);
          floor.append(frame);
          return image;
        }),
      );
      document.body.append(floor);
      await bench.frames(3, () => {});
      const fit = Math.min(box.width, box.height) / 2048;
      const times = await bench.frames(120, (at) => {
        const scale = kind === 'pan' ? 1 : fit * 8 ** ((1 - Math.cos((at / 120) * 2 * Math.PI)) / 2);
        const by =
          kind === 'pan'
            ? { x: (swing(at) * box.width) / 2, y: (swing(at) * box.height) / 4 }
            : { x: 0, y: 0 };
        const left = box.width / 2 - 1024 * scale + by.x;
        const top = box.height / 2 - 1024 * scale + by.y;
        for (const image of images) image.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
      });
      floor.remove();
      return times;
    },
    [gesture, whose] as const,
  );
}

test('steps from frame to frame at 100 %', async () => {
  await withLibrary(150, 1024, async ({ page }) => {
    await options(page).first().click();
    await page.keyboard.press('e');
    await page.keyboard.press('z');
    const loupe = page.getByRole('region', { name: 'Loupe' });
    await expect(loupe.getByRole('img')).toHaveAttribute('data-resolution', 'full');
    const { app, floor } = await page.evaluate(async () => {
      const { bench } = globalThis as unknown as { bench: WindowTime };
      const picture = (): HTMLCanvasElement | null =>
        document.querySelector<HTMLCanvasElement>('[aria-label="Loupe"] canvas');
      const times = { app: [] as number[], floor: [] as number[] };
      const pixels = document.createElement('canvas');
      pixels.width = pixels.height = 1024;
      const bitmap = await createImageBitmap(pixels);
      for (let step = 0; step < 60; step++) {
        // Long enough for the next frame to be decoded ahead, as a photographer looks at least.
        await new Promise((looked) => setTimeout(looked, 250));
        const label = picture()?.getAttribute('aria-label');
        times.app.push(
          await bench.painted(
            () => bench.press('['),
            () => picture()?.getAttribute('aria-label') !== label && picture()?.dataset.resolution === 'full',
          ),
        );
        const canvas = document.createElement('canvas');
        const box = picture()?.getBoundingClientRect();
        canvas.width = box?.width ?? 0;
        canvas.height = box?.height ?? 0;
        canvas.style.cssText = `position:fixed;z-index:9;left:${box?.left}px;top:${box?.top}px`;
        document.body.append(canvas);
        times.floor.push(
          await bench.painted(
            () => canvas.getContext('2d')?.drawImage(bitmap, -100, -100),
            () => true,
          ),
        );
        canvas.remove();
      }
      return times;
    });
    await report({
      metric: 'next frame at 100 %, decoded ahead',
      floor: 'a decoded bitmap drawn on a canvas of the same window',
      unit: 'ms',
      app: median(app),
      against: median(floor),
      ratio: median(app) / median(floor),
      target: '≤ 1.2',
      met: median(app) / median(floor) <= 1.2,
    });
  });
});

test('memory after a thousand steps', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, 150, { edge: 1024, columns: 150 });
    const process = await startElectron(root, [
      `--user-data-dir=${join(base, 'app')}`,
      `--library=${library}`,
    ]);
    await process.line('PAINTED');
    await installWindowTime(process);
    await process.evaluate(async () => {
      const { bench } = globalThis as unknown as { bench: WindowTime };
      document.querySelector<HTMLElement>('[data-testid="grid"] [role="listbox"]')?.focus();
      for (const key of ['Home', 'e', 'z'])
        await bench.painted(
          () => bench.press(key),
          () =>
            key === 'Home' ||
            document.querySelector('[aria-label="Loupe"] canvas[data-resolution="full"]') !== null,
        );
    });
    const before = await weigh(process.child.pid ?? 0);
    await process.evaluate(async () => {
      const { bench } = globalThis as unknown as { bench: WindowTime };
      for (let step = 0; step < 1000; step++) {
        bench.press(Math.floor(step / 120) % 2 === 0 ? ']' : '[');
        await new Promise((looked) => setTimeout(looked, 40));
      }
    });
    const grown = (await weigh(process.child.pid ?? 0)) - before;
    await process.end();
    await report({
      metric: 'memory (PSS of all processes) after 1,000 steps, grown by',
      floor: 'the setting: 512 MiB of decoded pictures',
      unit: 'MiB',
      app: grown,
      against: 512,
      ratio: grown / 512,
      target: '≤ 1.1',
      met: grown / 512 <= 1.1,
    });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});
