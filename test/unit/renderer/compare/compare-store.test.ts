/** The pair follows the selection, and keeps the left when the right is culled. */
import { expect, it } from 'vitest';
import { createCompareStore } from '../../../../renderer/compare/compare-store.ts';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import { frameId, frameRow } from '../frames/frame-row.ts';
import { createScriptedMain } from '../support.ts';

async function opened(...numbers: number[]) {
  const main = createScriptedMain();
  main.answer('frames.order', {
    numbers: Uint32Array.from(numbers),
    rows: numbers.map((no) => frameRow({ no })),
  });
  main.answer('frames.trash', undefined);
  const frames = createFramesStore(main.bridge);
  await settled();
  const compare = createCompareStore(frames);
  const trashed = () =>
    main.asked.flatMap(({ route, input }) =>
      route === 'frames.trash' ? (input as { readonly frames: readonly string[] }).frames : [],
    );
  return { frames, compare, trashed };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

it('trashes the right frame alone, and holds the next against the left (catches a pair that is deleted as one)', async () => {
  const { frames, compare, trashed } = await opened(9, 8, 7, 6);
  frames.getState().frameChosen(9, 'only');
  frames.getState().frameChosen(8, 'toggle');
  compare.getState().opened();
  expect(compare.getState().pair).toEqual({ left: 9, right: 8 });
  for (const [gone, next] of [
    [8, { left: 9, right: 7 }],
    [7, { left: 9, right: 6 }],
    [6, null],
  ] as const) {
    compare.getState().activeTrashed(() => void frames.getState().trashAsked());
    expect(compare.getState().pair).toEqual(next);
    await settled();
    expect(trashed().at(-1)).toBe(frameId(gone));
  }
  expect(trashed()).toHaveLength(3);
  expect([...frames.getState().order]).toEqual([9]);
});

it('follows what is selected elsewhere, and a frame that goes from elsewhere', async () => {
  const { frames, compare } = await opened(9, 8, 7, 6);
  frames.getState().frameChosen(8, 'only');
  compare.getState().opened();
  expect(compare.getState().pair).toEqual({ left: 8, right: 7 });
  expect(frames.getState().selection.selected).toEqual(new Set([8, 7]));
  frames.getState().frameChosen(6, 'only');
  expect(compare.getState().pair).toEqual({ left: 6, right: 7 });
});

it('trashes the left alone when that side is active: the right stays, and the next is held against it', async () => {
  const { frames, compare, trashed } = await opened(9, 8, 7, 6);
  frames.getState().frameChosen(9, 'only');
  compare.getState().opened();
  compare.getState().sideActivated('left');
  expect(frames.getState().selection.active).toBe(9);
  compare.getState().activeTrashed(() => void frames.getState().trashAsked());
  expect(compare.getState().pair).toEqual({ left: 8, right: 7 });
  await settled();
  expect(trashed()).toEqual([frameId(9)]);
});

it('goes on with the side it was left on, and with the right of another pair (catches a key that acts on the wrong frame)', async () => {
  const { frames, compare } = await opened(9, 8, 7, 6);
  frames.getState().frameChosen(9, 'only');
  frames.getState().frameChosen(8, 'toggle');
  compare.getState().entered();
  compare.getState().sideActivated('left');
  compare.getState().entered();
  expect(compare.getState()).toMatchObject({ pair: { left: 9, right: 8 }, active: 'left' });
  frames.getState().frameChosen(7, 'only');
  frames.getState().frameChosen(6, 'toggle');
  compare.getState().entered();
  expect(compare.getState()).toMatchObject({ pair: { left: 7, right: 6 }, active: 'right' });
  expect(frames.getState().selection.active).toBe(6);
});
