/** What is typed, against a main that takes its time. */
import { noStacks } from '../../../../shared/frame/stacks.ts';
import { expect, it } from 'vitest';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import { createSearchStore } from '../../../../renderer/search/search-store.ts';
import type { Bridge } from '../../../../renderer/bridge.ts';
import type { FrameQuery } from '../../../../shared/frame/frame-query.ts';
import { noGroups } from '../../../../shared/frame/frame-query.ts';
import { withLeastStars } from '../../../../shared/frame/filter/edit-filter.ts';

/** A main whose answers wait until they are let out; as many frames as letters were asked for. */
function slowMain() {
  const asked: string[] = [];
  const counted: string[] = [];
  const waiting: (() => void)[] = [];
  const listeners = new Map<string, (payload: never) => void>();
  const request = async (route: string, input: FrameQuery): Promise<unknown> => {
    if (route === 'frames.facets') {
      counted.push(input.search);
      return { flag: [], rating: [], label: [], kind: [], model: [], size: [] };
    }
    asked.push(input.search);
    if (input.search !== '') await new Promise<void>((settle) => waiting.push(settle));
    return {
      numbers: Uint32Array.from(input.search, (_, at) => at + 1),
      groups: noGroups,
      stacks: noStacks,
      rows: [],
    };
  };
  const on = (name: string, listener: (payload: never) => void) => {
    listeners.set(name, listener);
    return () => {};
  };
  return {
    bridge: { request, on } as unknown as Bridge,
    asked,
    counted,
    tell: (name: string) => listeners.get(name)?.({ markings: [], rows: [] } as never),
    answered: async (): Promise<void> => {
      waiting.shift()?.();
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function opened() {
  const main = slowMain();
  const frames = createFramesStore(main.bridge);
  await settled();
  main.asked.length = 0;
  const found: number[] = [];
  const store = createSearchStore({
    bridge: main.bridge,
    frames,
    onFound: (count) => found.push(count),
    onFailure: (error) => {
      throw error;
    },
  });
  return { main, frames, store, act: store.getState, found };
}

it('asks for what is typed last, once the question before is answered (catches a queue of stale questions)', async () => {
  const { main, frames, act, found } = await opened();
  for (const typed of ['f', 'fi', 'fig', 'figs']) act().typedChanged(typed);
  expect(act().typed).toBe('figs');
  expect(main.asked).toEqual(['f']);
  await main.answered();
  expect(main.asked).toEqual(['f', 'figs']);
  await main.answered();
  expect(frames.getState().order).toHaveLength(4);
  expect(found).toEqual([1, 4]);
  act().typedChanged('');
  await settled();
  expect(frames.getState().source).toBeNull();
});

it('says what cannot be read, and goes by the rest', async () => {
  const { main, act } = await opened();
  act().typedChanged('fig rating:9');
  expect(act().faults).toMatchObject([{ reason: 'out-of-range' }]);
  expect(act().filter).toHaveLength(1);
  act().filterChanged((filter) => withLeastStars(filter, 4));
  expect(act().typed).toBe('fig rating:>=4 rating:9');
  await main.answered();
  expect(main.asked).toEqual(['fig rating:9', 'fig rating:>=4 rating:9']);
});

it('counts while the bar is open: for another question, and after marks (catches figures of the past)', async () => {
  const { main, act } = await opened();
  main.tell('frames.marked');
  await settled();
  expect(main.counted).toEqual([]);
  act().barToggled();
  await settled();
  expect(main.counted).toEqual(['']);
  act().typedChanged('fig');
  await main.answered();
  expect(main.counted).toEqual(['', 'fig']);
  main.tell('frames.marked');
  await settled();
  expect(main.counted).toEqual(['', 'fig', 'fig']);
});

it('takes over a search that is answered already without asking for it again', async () => {
  const { main, frames, act } = await opened();
  act().typedTaken('rating:9 fig');
  await settled();
  expect(main.asked).toEqual([]);
  expect(act()).toMatchObject({ typed: 'rating:9 fig', faults: [{ reason: 'out-of-range' }] });
  expect(frames.getState().source).toBeNull();
});
