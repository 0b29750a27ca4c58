/** What the window waits for before it is drawn: enough to be drawn once, never so long that it stays away. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { firstScreenful } from '../../../renderer/first-screenful.ts';
import type { Stores } from '../../../renderer/stores.ts';
import { frameRow } from './frames/frame-row.ts';

const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'Image',
    class {
      set src(url: string) {
        asked.push(url);
      }
    },
  );
  asked.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function opening() {
  const row = frameRow({ no: 1 });
  const app = createStore(() => ({ app: null as object | null, hasFailed: false }));
  const frames = createStore(() => ({
    phase: 'loading',
    order: Uint32Array.of(1),
    rows: new Map([[1, row]]),
  }));
  let isOver = false;
  void firstScreenful({ app, frames } as unknown as Stores).then(() => {
    isOver = true;
  });
  return { app, frames, row, isOver: () => isOver, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('firstScreenful', () => {
  it('is over once app and frames are known, with the pictures on their way', async () => {
    const { app, frames, row, isOver, pass } = opening();
    frames.setState({ phase: 'ready' });
    await pass(10_000);
    expect(isOver()).toBe(false);
    app.setState({ app: {} });
    await pass(0);
    expect(isOver()).toBe(true);
    expect(asked).toEqual([`proof://thumb/${row.sha256}?w=320`]);
  });

  it('does not keep the window from opening on a library that is slow', async () => {
    const { app, isOver, pass } = opening();
    app.setState({ app: {} });
    await pass(1);
    expect(isOver()).toBe(false);
    await pass(1_000);
    expect(isOver()).toBe(true);
  });

  it('lets a window open whose state could not be had, so that it can say so', async () => {
    const { app, frames, isOver, pass } = opening();
    app.setState({ hasFailed: true });
    frames.setState({ phase: 'failed' });
    await pass(0);
    expect(isOver()).toBe(true);
  });
});
