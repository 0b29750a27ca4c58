/** Two thousand calls, 25 at a time, against a gateway that does everything wrong: what main holds, and how well it listens. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { digestOf } from '../../shared/prompt/digest.ts';
import { launchApp } from '../e2e/support/launch.ts';
import { startHostileGateway } from '../support/hostile-gateway/hostile-gateway.ts';
import { everything, peace } from '../support/hostile-gateway/mischief.ts';
import type { Mischief } from '../support/hostile-gateway/mischief.ts';
import { report } from '../bench/support/report.ts';

const parallel = 25;
const half = 1_000;

/**
 * All but what stops the queue until a person has looked, what closes it for seconds by order, and silence, which takes minutes to
 * be sure of: those would measure the gateway.
 */
const relentless: Mischief = {
  ...everything,
  call: {
    ...everything.call,
    '401': 0,
    '402': 0,
    '429-rate': 0,
    '429-concurrency': 0,
    'envelope-in-200': 0,
    silence: 0,
  },
  picture: { ...everything.picture, silence: 0 },
};

interface BridgeWindow {
  readonly proofsheet: Bridge;
}

async function open(mischief: Mischief, latency: readonly [number, number]) {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  const folders = { base, userData: join(base, 'app'), library: join(base, 'library') };
  const gateway = await startHostileGateway({ seed: 8, mischief, latency, edge: 256, concurrency: parallel });
  const { page, electron } = await launchApp(folders, { gateway: gateway.baseUrl, apiKey: gateway.key });
  await ask(page, 'settings.change', { parallelCalls: parallel });
  const close = async (): Promise<void> => {
    await electron.close();
    await gateway.close();
    await rm(base, { recursive: true, force: true });
  };
  return { gateway, page, electron, close };
}

async function ask(page: Page, route: string, input: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    ([name, given]) => (window as unknown as BridgeWindow).proofsheet.request(name, given),
    [route, input] as const,
  );
  const { ok, value } = answer as { readonly ok: boolean; readonly value: unknown };
  if (!ok) throw new Error(`${route}: ${JSON.stringify(answer)}`);
  return value;
}

interface Snapshot {
  readonly jobs: readonly {
    readonly id: string;
    readonly status: string;
    readonly retryDownloads: boolean;
  }[];
  readonly summary: { readonly waiting: number; readonly inFlight: number; readonly downloading: number };
}

/** Asks for the seeds, a hundred in a batch, and waits until nothing of them is open. */
async function run(page: Page, first: number, count: number): Promise<void> {
  for (let at = 0; at < count; at += 100) await submit(page, first + at, Math.min(100, count - at));
  for (;;) {
    const { summary } = (await ask(page, 'queue.snapshot', null)) as Snapshot;
    if (summary.waiting + summary.inFlight + summary.downloading === 0) return;
    await page.waitForTimeout(1_000);
  }
}

/** What a person does at the end of a day: lets go of what nobody can know or fetch, and clears the list. Answers with how many. */
async function decide(page: Page): Promise<number> {
  const { jobs } = (await ask(page, 'queue.snapshot', null)) as Snapshot;
  const open = jobs.filter(({ status, retryDownloads }) => status === 'unknown' || retryDownloads);
  await ask(page, 'queue.cancel', { jobs: open.map(({ id }) => id) });
  await ask(page, 'queue.clear-settled', null);
  return open.length;
}

async function submit(page: Page, first: number, count: number): Promise<void> {
  const prompt = 'a long day in the studio';
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const request = {
    model: 'nano-banana',
    prompt,
    shape: { kind: 'size', size: '1024x1024' },
    seeds: { kind: 'list', seeds },
    frames: count,
    imagesPerCall: 1,
  };
  await ask(page, 'batch.generate', { request, variants: 1, digest: digestOf([prompt]), consented: true });
}

interface Held {
  /** MB after a garbage collection. */
  readonly heap: number;
  readonly handles: number;
  readonly files: number;
}

/** What main holds once it is still. */
async function held(electron: ElectronApplication): Promise<Held> {
  return await electron.evaluate(async () => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let round = 0; round < 3; round += 1) {
      collect();
      await new Promise((settle) => setTimeout(settle, 300));
    }
    const files = process.getBuiltinModule('node:fs');
    return {
      heap: process.memoryUsage().heapUsed / 1e6,
      handles: process.getActiveResourcesInfo().length,
      files: files.existsSync('/proc/self/fd') ? files.readdirSync('/proc/self/fd').length : 0,
    };
  });
}

/** Begins to watch main's event loop; what it answers ends the watch with the 99th percentile of its delay, ms. */
async function watchLoop(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(() => {
    const watch = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
    watch.enable();
    Object.assign(globalThis, { loopWatch: watch });
  });
  return () =>
    electron.evaluate(() => {
      const { loopWatch } = globalThis as unknown as {
        readonly loopWatch: { disable: () => void; percentile: (share: number) => number };
      };
      loopWatch.disable();
      return loopWatch.percentile(99) / 1e6;
    });
}

test('soak', async () => {
  test.setTimeout(900_000);
  const { page, electron, gateway, close } = await open(relentless, [100, 400]);
  try {
    // The first calls load what later ones use.
    await run(page, 0, 100);
    const idle = await watchLoop(electron);
    await page.waitForTimeout(10_000);
    const idleDelay = await idle();
    await run(page, 1_000, half);
    const undecided = await decide(page);
    const middle = await held(electron);
    const busy = await watchLoop(electron);
    await run(page, 10_000, half);
    const busyDelay = await busy();
    const left = undecided + (await decide(page));
    const end = await held(electron);
    process.stdout.write(
      `${JSON.stringify({ middle, end, billed: gateway.billed.length, left, resumed: gateway.resumed() })}\n`,
    );
    const flat = (metric: string, unit: string, app: number, against: number) =>
      report({
        ...{ metric, unit, app, against, ratio: app / against },
        floor: 'the same after the first thousand',
        target: '≤ 1.05',
        met: app / against <= 1.05,
      });
    await flat('soak: heap of main after 2,000 hostile calls', 'MB', end.heap, middle.heap);
    await flat('soak: open files and sockets of main', 'files', end.files, middle.files);
    await flat('soak: active handles of main', 'handles', end.handles, middle.handles);
    await report({
      metric: 'soak: delay of main’s event loop, 99th percentile',
      floor: 'the same app idle',
      unit: 'ms',
      ...{ app: busyDelay, against: idleDelay, ratio: busyDelay / idleDelay },
      target: '≤ 2',
      met: busyDelay / idleDelay <= 2,
    });
  } finally {
    await close();
  }
});

test('calls in flight at 25', async () => {
  test.setTimeout(300_000);
  const { page, gateway, close } = await open(peace, [6_000, 10_000]);
  try {
    await run(page, 0, 200);
    const app = gateway.meanInFlight();
    await report({
      metric: 'calls in flight at 25, answers after 6–10 s',
      floor: 'what the gateway allows: 25',
      unit: 'calls',
      ...{ app, against: parallel, ratio: app / parallel },
      target: '≥ 0.98',
      met: app / parallel >= 0.98,
    });
  } finally {
    await close();
  }
});
