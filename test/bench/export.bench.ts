/** Exports of 1,000 frames, against a plain sharp pool and a plain copy; and the window's frames meanwhile. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { electronExecutable, launchApp } from '../e2e/support/launch.ts';
import { makeLibrary } from '../support/make-library.ts';
import { exportFrames, windowFrames } from './support/exported.ts';
import type { Exported } from './support/exported.ts';
import { median, report } from './support/report.ts';
import { percentile } from './support/window-time.ts';

const frames = 1_000;
test.setTimeout(600_000);
/** Pictures that differ: the rest are copies of them. */
const distinct = 20;
const run = promisify(execFile);

/** A thousand are exported in so many parts, the floor's and the app's in turn: the machine's mood changes within a minute. */
const parts = 4;

test('a thousand frames, exported', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const library = join(base, 'library');
    await makeLibrary(library, frames, { edge: 1024, distinct });
    const files = (await readdir(join(library, 'images'), { recursive: true }))
      .filter((name) => name.endsWith('.png'))
      .map((name) => join(library, 'images', name));
    const list = join(base, 'originals.json');
    await writeFile(list, JSON.stringify(files));
    const { page, electron } = await launchApp({ base, userData: join(base, 'app'), library });
    await expect(page.getByRole('region', { name: 'Grid' }).getByRole('option').first()).toBeVisible();

    const folder = async (name: string): Promise<string> => {
      const path = join(base, name);
      await mkdir(path);
      return path;
    };
    const exported = async (
      name: string,
      preset: object,
      wanted: { readonly part?: number; readonly watches?: boolean } = {},
    ): Promise<Exported> => {
      const destination = await folder(name);
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, destination);
      const result = await exportFrames(page, preset, {
        ...partOf(wanted.part),
        watches: wanted.watches ?? false,
      });
      expect((await readdir(destination)).length).toBe(wanted.part === undefined ? frames : frames / parts);
      await rm(destination, { recursive: true });
      return result;
    };
    const floor = async (kind: 'jpeg' | 'copy', part?: number): Promise<number> => {
      const destination = await folder(`floor-${kind}`);
      const script = join(import.meta.dirname, 'support/floor/export-pool.mjs');
      const { from, to } = partOf(part);
      const { stdout } = await run(
        await electronExecutable(),
        [script, kind, list, destination, `${from}`, `${to}`],
        // The same runtime: its allocator alone costs every picture a tenth of its time.
        { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
      );
      await rm(destination, { recursive: true });
      return Number(stdout);
    };

    const toJpeg = {
      version: 1,
      format: { kind: 'jpeg', quality: 88 },
      naming: { template: '{seq:4}' },
      metadata: 'full',
    };
    const originals = {
      version: 1,
      format: { kind: 'original' },
      naming: { template: '{seq:4}' },
      metadata: 'none',
    };
    const idle = await windowFrames(page, 300);
    // In turn, for the first who writes so much finds the machine's memory cold.
    const copies: TwoTimes[] = [];
    for (let round = 0; round < 7; round++) {
      const against = await floor('copy');
      copies.push({ against, app: (await exported(`copies-${round}`, originals)).milliseconds });
    }
    const jpegs: TwoTimes[] = [];
    for (let round = 0; round < 2 * parts; round++) {
      const part = round % parts;
      const against = await floor('jpeg', part);
      jpegs.push({ against, app: (await exported(`jpeg-${round}`, toJpeg, { part })).milliseconds });
    }
    // To ask a window for every frame of the screen takes a part of a core, so that is a run of its own.
    const watched = await exported('watched', toJpeg, { part: 0, watches: true });
    await electron.close();

    await reportRate(
      'JPEG export of 1,000 PNG of 1024² with full metadata',
      'a plain sharp pool on the same cores',
      {
        frames: frames / parts,
        ...medians(jpegs),
        target: 0.95,
      },
    );
    await reportRate('export of 1,000 originals', 'a plain copy with fsync', {
      frames,
      ...medians(copies),
      target: 0.9,
    });
    const meanwhile = { app: percentile(watched.frames, 0.95), against: percentile(idle, 0.95) };
    await report({
      metric: 'frames of the window during a JPEG export, p95',
      floor: 'the same window at rest',
      unit: 'ms',
      ...meanwhile,
      ratio: meanwhile.app / meanwhile.against,
      target: '≤ 1.2',
      met: meanwhile.app / meanwhile.against <= 1.2,
    });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Ms. */
interface TwoTimes {
  readonly app: number;
  readonly against: number;
}

function medians(times: readonly TwoTimes[]): TwoTimes {
  return { app: median(times.map(({ app }) => app)), against: median(times.map(({ against }) => against)) };
}

/** Of all frames, in their order; without `part` all of them. */
function partOf(part?: number): { readonly from: number; readonly to: number } {
  return part === undefined
    ? { from: 0, to: frames }
    : { from: (part * frames) / parts, to: ((part + 1) * frames) / parts };
}

/** As frames a second, so that more is better on both sides. */
async function reportRate(
  metric: string,
  floor: string,
  { frames, app, against, target }: TwoTimes & { readonly frames: number; readonly target: number },
): Promise<void> {
  const ratio = against / app;
  await report({
    metric,
    floor,
    unit: 'a second',
    app: (frames * 1_000) / app,
    against: (frames * 1_000) / against,
    ratio,
    target: `≥ ${target}`,
    met: ratio >= target,
  });
}
