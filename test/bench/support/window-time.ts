/** Times what happens in a window, inside of it: what is asked for over a wire from outside comes at odd moments. */
import type { Evaluates } from './grid-time.ts';

/**
 * Installs `bench` in the page: `press` a key on what has the focus, wait until something `holds` and is painted,
 * and the `frames` of a gesture. All times in ms.
 */
export async function installWindowTime(page: Evaluates): Promise<void> {
  await page.evaluate(() => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const bench: WindowTime = {
      press(key) {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }));
      },
      async painted(act, holds) {
        await frame();
        const start = performance.now();
        await act();
        // What holds before a frame's callbacks is painted in that frame, and on the screen by the next.
        do await frame();
        while (!holds());
        await frame();
        return performance.now() - start;
      },
      async frames(count, move) {
        const times: number[] = [];
        let last = await frame();
        for (let at = 0; at < count; at++) {
          move(at);
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      },
    };
    Object.assign(globalThis, { bench });
  });
}

export interface WindowTime {
  readonly press: (key: string) => void;
  readonly painted: (act: () => unknown, holds: () => boolean) => Promise<number>;
  readonly frames: (count: number, move: (at: number) => void) => Promise<readonly number[]>;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
