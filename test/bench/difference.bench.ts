/** The difference of two pictures with all its figures, against one plain loop over the same bytes in the same page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { build } from 'vite';
import { launchApp } from '../e2e/support/launch.ts';
import { median, report } from './support/report.ts';
import { root } from './support/processes.ts';

const edge = 2048;
const rounds = 25;

interface Times {
  readonly app: readonly number[];
  readonly floor: readonly number[];
}

test('difference with its figures', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const { page, electron } = await launchApp({
      base,
      userData: join(base, 'app'),
      library: join(base, 'library'),
    });
    const script = `${await comparison()}; (${measured.toString()})(comparison.compare, ${edge}, ${rounds})`;
    const times: Times = await page.evaluate(script);
    await electron.close();
    const figures = { app: median(times.app), against: median(times.floor) };
    const ratio = figures.app / figures.against;
    await report({
      metric: `difference of two ${edge}² with its figures`,
      floor: 'a plain loop that writes the absolute difference of the same bytes',
      unit: 'ms',
      ...figures,
      ratio,
      target: '≤ 1.5',
      met: ratio <= 1.5,
    });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** The app's own code, as a script for its page. */
async function comparison(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: join(root, 'shared/compare/pixel-difference.ts'),
        formats: ['iife'],
        name: 'comparison',
      },
    },
  });
  const one = Array.isArray(built) ? built[0] : built;
  if (!one || !('output' in one)) throw new Error('Nothing was built');
  return one.output[0].code;
}

type Compare = (left: ImageData, right: ImageData) => { readonly figures: { readonly differing: number } };

/**
 * Runs in the page, so it brings along all it uses. Two pictures that differ in nearly every pixel, as two seeds do:
 * what is the same costs less.
 */
function measured(compare: Compare, side: number, count: number): Times {
  const left = new ImageData(side, side);
  const right = new ImageData(side, side);
  let random = 1;
  for (let at = 0; at < left.data.length; at += 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) | 0;
    const isAlpha = at % 4 === 3;
    left.data[at] = isAlpha ? 255 : random >>> 24;
    right.data[at] = isAlpha ? 255 : (random >>> 24) + ((random >>> 8) & 15) - 7;
  }
  function plain(): Uint8ClampedArray {
    const [a, b] = [left.data, right.data];
    const out = new Uint8ClampedArray(a.length);
    for (let at = 0; at < a.length; at += 1) out[at] = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    return out;
  }
  const took = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const times = { app: [] as number[], floor: [] as number[] };
  for (let round = -5; round < count; round += 1) {
    const app = took(() => compare(left, right));
    const floor = took(plain);
    // The first rounds are the compiler's.
    if (round < 0) continue;
    times.app.push(app);
    times.floor.push(floor);
  }
  return times;
}
