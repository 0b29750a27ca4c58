/** The window over a library of 100,000 frames: its start and memory against small libraries, its grid against plain images. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { openLibrary } from '../../electron/library-host/library.ts';
import { launchApp } from '../e2e/support/launch.ts';
import { copyLibrary, generatedLibrary } from '../support/generated-library/kept-library.ts';
import type { BenchProcess } from './support/processes.ts';
import { root, startElectron, weigh } from './support/processes.ts';
import { median, report } from './support/report.ts';
import { percentile } from './support/window-time.ts';

const large = 100_000;
const small = 1_000;
const rounds = 5;
/** How long a window is left alone before it is weighed, in ms. */
const rest = 6_000;
/** Pixels a second, and for how many ms. */
const speeds = [1_000, 6_000] as const;
const scrolling = 4_000;

let base = '';
test.beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
});
test.afterEach(async () => {
  await rm(base, { recursive: true, force: true, maxRetries: 5 });
});

test('start and memory', async () => {
  const libraries = {
    empty: join(base, 'empty'),
    small: await copied(small),
    large: await copied(large),
  };
  await mkdir(libraries.empty);
  const start = (name: keyof typeof libraries): Promise<BenchProcess> =>
    startElectron(
      root,
      [`--user-data-dir=${join(base, `data-${name}`)}`, `--library=${libraries[name]}`],
      0,
      // A grid that can be used has its cells; where there are no frames, the words that say so.
      { BENCH_READY: name === 'empty' ? '[data-testid="grid"] h2' : '[role="option"] [data-state="shown"]' },
    );
  const times = { empty: [] as number[], small: [] as number[], large: [] as number[] };
  const weights = { empty: [] as number[], small: [] as number[], large: [] as number[] };
  for (let round = 0; round <= rounds; round++)
    for (const name of ['empty', 'small', 'large'] as const) {
      const process = await start(name);
      const [at] = await process.line('PAINTED');
      // The first start keeps the first screen for the next; it is not counted.
      if (round > 0) times[name].push(Number(at) - process.startedAt);
      if (round > 0 && round < 3) {
        await new Promise((settle) => setTimeout(settle, rest));
        weights[name].push(await weigh(process.child.pid ?? 0));
      }
      await process.end();
    }
  const started = { app: median(times.large), against: median(times.empty) };
  await report({
    metric: `start to the first usable grid, ${large.toLocaleString('en')} frames`,
    floor: `the same app with an empty library; ${small.toLocaleString('en')} frames take ${Math.round(median(times.small))} ms`,
    unit: 'ms',
    ...started,
    ratio: started.app / started.against,
    target: '≤ 1.15',
    met: started.app / started.against <= 1.15,
  });
  const weighed = { app: median(weights.large), against: median(weights.small) };
  await report({
    metric: `memory (PSS of all processes) with ${large.toLocaleString('en')} frames`,
    floor: `the same app with ${small.toLocaleString('en')} frames`,
    unit: 'MiB',
    ...weighed,
    ratio: weighed.app / weighed.against,
    target: '≤ 1.25',
    met: weighed.app / weighed.against <= 1.25,
  });
});

test('the grid scrolled, and jumped in', async () => {
  const library = await copied(large);
  const { page, electron } = await launchApp({ base, userData: join(base, 'data'), library });
  await expect(page.getByRole('region', { name: 'Grid' }).getByRole('option').first()).toBeVisible();
  await installScrolling(page);
  for (const speed of speeds) {
    // Where the floor scrolls nothing has been seen before, as in the grid.
    const app = await page.evaluate(([by, ms]) => scrolled.grid(by, ms), [speed, scrolling] as const);
    const floor = await page.evaluate(([by, ms]) => scrolled.pool(by, ms), [speed, scrolling] as const);
    const figures = { app: percentile(app.times, 0.99), against: percentile(floor.times, 0.99) };
    await report({
      metric: `frames of the grid of ${large.toLocaleString('en')} scrolled at ${speed.toLocaleString('en')} px/s, p99`,
      floor: 'a recycled pool of plain images in the same window',
      unit: 'ms',
      ...figures,
      ratio: figures.app / figures.against,
      target: '≤ 1.1',
      met: figures.app / figures.against <= 1.1,
    });
    const blank = { app: app.blank * 100, against: floor.blank * 100 };
    await report({
      metric: `cells without their picture at ${speed.toLocaleString('en')} px/s`,
      floor: 'the limit; beside it the same pool',
      unit: '%',
      ...blank,
      ratio: blank.app,
      target: '≤ 0.5',
      met: blank.app <= 0.5,
    });
  }
  const jumps = { app: [] as number[], floor: [] as number[] };
  for (let round = 0; round < 9; round++) {
    const to = ((round * 7 + 3) % 10) / 10 + 0.037;
    jumps.app.push(await page.evaluate((share) => scrolled.jump(share), to));
    jumps.floor.push(await page.evaluate((share) => scrolled.together(share), to));
  }
  await electron.close();
  const jumped = { app: median(jumps.app), against: median(jumps.floor) };
  await report({
    metric: 'jump anywhere to every cell painted',
    floor: 'as many other thumbnails fetched together, decoded, and drawn on one canvas',
    unit: 'ms',
    ...jumped,
    ratio: jumped.app / jumped.against,
    target: '≤ 1.2',
    met: jumped.app / jumped.against <= 1.2,
  });
});

/** A copy, indexed. */
async function copied(frames: number): Promise<string> {
  const library = join(base, `library-${frames}`);
  await copyLibrary(await generatedLibrary(frames), library);
  const opened = await openLibrary(library);
  await opened.reconcile();
  await opened.close();
  return library;
}

interface Scrolled {
  readonly times: readonly number[];
  /** Share of the visible cells that had no picture, over all frames. */
  readonly blank: number;
}

declare const scrolled: {
  readonly grid: (pixelsPerSecond: number, milliseconds: number) => Promise<Scrolled>;
  readonly pool: (pixelsPerSecond: number, milliseconds: number) => Promise<Scrolled>;
  readonly jump: (share: number) => Promise<number>;
  readonly together: (share: number) => Promise<number>;
};

/** Installs `scrolled` in the page: the grid and the floor under one gesture, frame by frame. */
async function installScrolling(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { proofsheet } = globalThis as unknown as {
      proofsheet: { request(route: string, input: unknown): Promise<{ value: unknown }> };
    };
    const { value } = await proofsheet.request('frames.order', {
      collection: null,
      search: '',
      sort: 'own',
      group: 'none',
    });
    const { numbers } = value as { numbers: Uint32Array };
    const shas = async (from: number, count: number): Promise<readonly string[]> => {
      const all: string[] = [];
      for (let at = from; at < from + count; at += 200) {
        const some = [...numbers.subarray(at, Math.min(at + 200, from + count))];
        const answer = await proofsheet.request('frames.rows', { numbers: some });
        all.push(...(answer.value as readonly { sha256: string }[]).map(({ sha256 }) => sha256));
      }
      return all;
    };
    const url = (sha256: string): string => `proof://thumb/${sha256}?w=320`;
    const found = document.querySelector<HTMLElement>('[data-testid="grid"] [role="listbox"]');
    if (!found) throw new Error('There is no grid');
    const box: HTMLElement = found;
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const area = box.getBoundingClientRect();
    const cells = (): readonly Element[] =>
      [...box.querySelectorAll('[role="option"]')].filter((cell) => {
        const { top, bottom } = cell.getBoundingClientRect();
        return bottom > area.top + 1 && top < area.bottom - 1;
      });
    const isShown = (cell: Element): boolean => cell.querySelector('[data-state="shown"]') !== null;

    const gesture = async (
      speed: number,
      length: number,
      move: (by: number) => void,
      look: () => readonly boolean[],
    ): Promise<Scrolled> => {
      const times: number[] = [];
      let [blank, seen] = [0, 0];
      const begin = await frame();
      for (let last = begin; last - begin < length;) {
        const now = await frame();
        move((speed * (now - last)) / 1_000);
        times.push(now - last);
        last = now;
        const shown = look();
        seen += shown.length;
        blank += shown.filter((is) => !is).length;
      }
      return { times, blank: seen > 0 ? blank / seen : 1 };
    };

    const first = cells()[0]?.getBoundingClientRect();
    const edge = first?.width ?? 176;
    const columns = Math.max(1, Math.floor(area.width / edge));
    const perScreen = columns * (Math.ceil(area.height / edge) + 1);

    Object.assign(globalThis, {
      scrolled: {
        grid: (speed: number, length: number) =>
          gesture(
            speed,
            length,
            (by) => (box.scrollTop += by),
            () => cells().map(isShown),
          ),
        pool: async (speed: number, length: number) => {
          const rows = Math.ceil((speed * length) / 1_000 / edge) + 30;
          const pictures = await shas(numbers.length >> 1, rows * columns);
          const floor = document.createElement('div');
          floor.style.cssText = `position:fixed;z-index:9;overflow:auto;background:#161616;left:${area.left}px;top:${area.top}px;width:${area.width}px;height:${area.height}px`;
          const content = document.createElement('div');
          content.style.cssText = `position:relative;height:${rows * edge}px`;
          floor.append(content);
          document.body.append(floor);
          // As many rows beyond the edge as the grid keeps.
          const pool = Array.from({ length: Math.ceil(area.height / edge) + 7 }, () =>
            Array.from({ length: columns }, (_, column) => {
              const image = new Image();
              image.style.cssText = `position:absolute;object-fit:contain;width:${edge - 8}px;height:${edge - 8}px;left:${column * edge}px;top:0`;
              content.append(image);
              return { image, row: -1 };
            }),
          );
          const place = (): void => {
            const top = Math.max(0, Math.floor(floor.scrollTop / edge) - 3);
            for (let row = top; row < top + pool.length && row < rows; row++)
              for (const [column, cell] of (pool[row % pool.length] ?? []).entries()) {
                if (cell.row === row) continue;
                cell.row = row;
                cell.image.style.transform = `translateY(${row * edge}px)`;
                cell.image.src = url(pictures[row * columns + column] ?? '');
              }
          };
          place();
          await frame();
          const result = await gesture(
            speed,
            length,
            (by) => {
              floor.scrollTop += by;
              place();
            },
            () =>
              pool
                .flat()
                .filter(
                  ({ row }) =>
                    (row + 1) * edge > floor.scrollTop && row * edge < floor.scrollTop + area.height,
                )
                .map(({ image }) => image.complete && image.naturalWidth > 0),
          );
          floor.remove();
          return result;
        },
        jump: async (share: number) => {
          await frame();
          const start = performance.now();
          box.scrollTop = share * (box.scrollHeight - box.clientHeight);
          do await frame();
          while (cells().length < perScreen - columns || !cells().every(isShown));
          await frame();
          return performance.now() - start;
        },
        together: async (share: number) => {
          // Elsewhere: what the jump has fetched is at hand.
          const pictures = await shas(Math.floor((share + 0.011) * numbers.length), perScreen);
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [area.width, area.height];
          const context = canvas.getContext('2d');
          await frame();
          const start = performance.now();
          const bitmaps = await Promise.all(
            pictures.map(async (sha256) => createImageBitmap(await (await fetch(url(sha256))).blob())),
          );
          for (const [at, bitmap] of bitmaps.entries())
            context?.drawImage(bitmap, (at % columns) * edge, Math.floor(at / columns) * edge);
          await frame();
          await frame();
          return performance.now() - start;
        },
      },
    });
  });
}
