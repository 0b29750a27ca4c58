/** Ends the real app at a named step of a paid call, and looks at what it left behind. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { faultPoints } from '../../../electron/fault-points.ts';
import type { FaultPoint } from '../../../electron/fault-points.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { AppState } from '../../../shared/ipc/app-state.ts';
import { digestOf } from '../../../shared/prompt/digest.ts';
import type { JobView } from '../../../shared/job/view.ts';
import { startHostileGateway } from '../../support/hostile-gateway/hostile-gateway.ts';
import type { HostileGateway, Moment } from '../../support/hostile-gateway/hostile-gateway.ts';
import type { Mischief } from '../../support/hostile-gateway/mischief.ts';
import { launchApp } from './launch.ts';
import type { Folders, RunningApp } from './launch.ts';

const root = resolve(import.meta.dirname, '../../..');
const faultApp = join(root, 'out/fault-points');

/** Jobs that each round asks for. */
export const jobsPerRound = 3;

export type Step = FaultPoint | Moment;
export type Delivery = 'direct' | 'safe';

const moments: readonly Moment[] = ['call-read', 'call-charged', 'picture-asked'];
/** Only a task has them. */
const ofTasks: readonly Step[] = ['task-submitted', 'task-asked'];
/** Met once in a round. */
const single: readonly Step[] = ['batch-journal-made', 'batch-written', 'fold-written', 'fold-done'];
/** After the answer is on disk: an app that starts over what was killed there meets them as well. */
const whileFetching: readonly Step[] = faultPoints.filter((point) => /^(download|keep|frame)-/.test(point));

export function stepsOf(delivery: Delivery): readonly Step[] {
  if (delivery === 'safe') return [...faultPoints, 'call-read', 'picture-asked'];
  return [...faultPoints.filter((point) => !ofTasks.includes(point)), ...moments];
}

/** Builds the app with its fault points in it; the released build must be there. */
export async function buildFaultApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'build/fault-build.mjs')], { cwd: root });
}

export interface CrashDesk {
  readonly gateway: HostileGateway;
  readonly library: string;
  /**
   * Starts the app on what the last round left, asks for three frames and sees it die at a step. `atStart`: armed before the start,
   * for steps that the app meets while it takes up the last round's work.
   */
  readonly round: (step: Step, options: { readonly no: number; readonly atStart: boolean }) => Promise<void>;
  /** Starts once more and lets all that is open come to its end; the jobs on the list then, and frames in the index. */
  readonly settle: () => Promise<{ readonly jobs: readonly JobView[]; readonly indexed: number }>;
  /** Which step a seed was asked for under. */
  readonly stepOf: (seed: number) => string;
  readonly close: () => Promise<void>;
}

interface BridgeWindow {
  readonly proofsheet: Bridge;
}

export async function openCrashDesk(
  delivery: Delivery,
  options: { readonly seed: number; readonly mischief: Mischief },
): Promise<CrashDesk> {
  const base = await mkdtemp(join(tmpdir(), 'proofsheet-crash-'));
  const folders: Folders = { base, userData: join(base, 'user-data'), library: join(base, 'library') };
  const arming = join(base, 'fault');
  const asked = new Map<number, string>();
  let running: RunningApp | null = null;
  /** The moment at the gateway that ends the app, and how many of them are let pass. */
  let deadly: { readonly moment: Step; left: number } | null = null;
  const gateway = await startHostileGateway({
    ...options,
    latency: [10, 60],
    edge: 256,
    onMoment(moment) {
      if (deadly?.moment !== moment || (deadly.left -= 1) > 0) return;
      deadly = null;
      running?.child.kill('SIGKILL');
    },
  });

  async function start(): Promise<RunningApp> {
    return await launchApp(folders, {
      app: faultApp,
      gateway: gateway.baseUrl,
      apiKey: gateway.key,
      environment: { PROOFSHEET_FAULT: arming },
    });
  }

  /** When the app is gone. */
  function end({ child }: RunningApp): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((settle) => child.once('exit', () => settle()));
  }

  async function arm(step: Step, count: number): Promise<void> {
    const moment = moments.find((one) => one === step);
    if (moment) deadly = { moment, left: count };
    else await writeFile(arming, `${step} ${count}`);
  }

  return {
    gateway,
    library: folders.library,

    async round(step, { no, atStart }) {
      const count = single.includes(step) ? 1 : 1 + (no % jobsPerRound);
      await rm(`${arming}.met`, { force: true });
      const seeds = Array.from({ length: jobsPerRound }, (_, index) => no * jobsPerRound + index);
      for (const seed of seeds) asked.set(seed, `${step} ${count}, round ${no}`);
      const isEarly = atStart && whileFetching.includes(step);
      if (isEarly) await arm(step, 1);
      try {
        running = await start();
        await change(running.page, delivery);
        if (!isEarly) await arm(step, count);
        await submit(running.page, seeds);
      } catch (thrown) {
        // Killed while it was being driven: as it may be, but only by the fault.
        if (!existsSync(`${arming}.met`) && deadly) throw thrown;
      }
      if (running) await within(60_000, end(running), `Nothing met ${step} ${count} in round ${no}`);
      if (!moments.some((one) => one === step) && !existsSync(`${arming}.met`))
        throw new Error(`The app died, and not at ${step}`);
      running = null;
    },

    async settle() {
      running = await start();
      const { page } = running;
      for (;;) {
        const [jobs, state, indexed] = await page.evaluate(async () => {
          const { proofsheet } = window as unknown as BridgeWindow;
          await proofsheet.request('queue.resume', null);
          const snapshot = await proofsheet.request('queue.snapshot', null);
          const app = await proofsheet.request('app.state', null);
          const order = await proofsheet.request('frames.order', {
            collection: null,
            search: '',
            sort: 'own',
            group: 'none',
          });
          return [
            (snapshot as { readonly value: { readonly jobs: readonly JobView[] } }).value.jobs,
            (app as { readonly value: AppState }).value,
            (order as { readonly value: { readonly numbers: Uint32Array } }).value.numbers.length,
          ] as const;
        });
        const open: readonly string[] = ['waiting', 'sending', 'answered', 'downloading'];
        if (jobs.every(({ status }) => !open.includes(status)) && state.library.state === 'ready') {
          await running.quit();
          running = null;
          return { jobs, indexed };
        }
        await page.waitForTimeout(100);
      }
    },

    stepOf: (seed) => asked.get(seed) ?? `no step: ${seed}`,

    async close() {
      running?.child.kill('SIGKILL');
      await gateway.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function change(page: Page, delivery: Delivery): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { proofsheet } = window as unknown as BridgeWindow;
    await proofsheet.request('settings.change', { delivery: wanted });
  }, delivery);
}

/** As the window does it; what waits from earlier rounds may go on as well. */
async function submit(page: Page, seeds: readonly number[]): Promise<void> {
  const prompt = 'a vase that breaks';
  const input = {
    request: {
      model: 'nano-banana',
      prompt,
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'list', seeds },
      frames: seeds.length,
      imagesPerCall: 1,
    },
    variants: 1,
    digest: digestOf([prompt]),
    consented: true,
  };
  const answer = await page.evaluate(async (wanted) => {
    const { proofsheet } = window as unknown as BridgeWindow;
    const made = await proofsheet.request('batch.generate', wanted);
    await proofsheet.request('queue.resume', null);
    return made;
  }, input);
  const { ok } = answer as { readonly ok: boolean };
  if (!ok) throw new Error(`Not sent: ${JSON.stringify(answer)}`);
}

async function within<T>(milliseconds: number, work: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
