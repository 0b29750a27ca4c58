/** Exports run through the window's own bridge, and the window's frames meanwhile. */
import type { Page } from '@playwright/test';

export interface Exported {
  readonly milliseconds: number;
  /** Ms each, while the export ran; none unless watched. */
  readonly frames: readonly number[];
}

/** Plans and runs an export of these frames into the folder that the dialog answers with. */
export async function exportFrames(
  page: Page,
  preset: object,
  asked: { readonly from: number; readonly to: number; readonly watches: boolean },
): Promise<Exported> {
  return await page.evaluate(
    async ({ wanted, from, to, watches }) => {
      const { proofsheet } = globalThis as unknown as {
        proofsheet: {
          request(
            route: string,
            input: unknown,
          ): Promise<{ readonly ok: boolean; readonly value: never; readonly error: unknown }>;
          on(listener: (event: string, payload: never) => void): () => void;
        };
      };
      const ask = async (route: string, input?: unknown): Promise<never> => {
        const answer = await proofsheet.request(route, input);
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        return answer.value;
      };
      const { numbers } = (await ask('frames.order', {
        collection: null,
        search: '',
        sort: 'own',
        group: 'none',
      })) as { numbers: Uint32Array };
      const ids: string[] = [];
      for (let at = 0; at < numbers.length; at += 500) {
        const rows = await ask('frames.rows', { numbers: [...numbers.slice(at, at + 500)] });
        ids.push(...(rows as readonly { id: string }[]).map(({ id }) => id));
      }
      const id = 'built-in:originals';
      await ask('export.choose-destination', { id });
      const plan: { readonly id: string } = await ask('export.plan', {
        frames: ids.slice(from, to),
        id,
        preset: wanted,
      });
      const ended = new Promise<{ readonly failed: number }>((settle) => {
        const stop = proofsheet.on(
          (event, payload: { run: { id: string; state: string; failed: number } }) => {
            if (event !== 'export.progress' || payload.run.id !== plan.id || payload.run.state === 'running')
              return;
            stop();
            settle(payload.run);
          },
        );
      });
      const times: number[] = [];
      let isOn = true;
      const watch = async (): Promise<void> => {
        let last = await new Promise<number>(requestAnimationFrame);
        while (isOn) {
          const now = await new Promise<number>(requestAnimationFrame);
          times.push(now - last);
          last = now;
        }
      };
      if (watches) void watch();
      const start = performance.now();
      await ask('export.start', { plan: plan.id });
      const run = await ended;
      const milliseconds = performance.now() - start;
      isOn = false;
      if (run.failed > 0) throw new Error(`${run.failed} failed`);
      return { milliseconds, frames: times };
    },
    { wanted: preset, ...asked },
  );
}

/** Ms each. */
export async function windowFrames(page: Page, count: number): Promise<readonly number[]> {
  return await page.evaluate(async (wanted) => {
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    while (times.length < wanted) {
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  }, count);
}
