/** The survey follows what is selected, drops what loses, and gives back what was dropped by mistake. */
import { expect, it } from 'vitest';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import { createSurveyStore } from '../../../../renderer/survey/survey-store.ts';
import { frameId, frameRow } from '../frames/frame-row.ts';
import { createScriptedMain } from '../support.ts';

async function opened(...selected: number[]) {
  const main = createScriptedMain();
  const numbers = [9, 8, 7, 6, 5];
  main.answer('frames.order', {
    numbers: Uint32Array.from(numbers),
    rows: numbers.map((no) => frameRow({ no })),
  });
  main.answer('frames.trash', undefined);
  const frames = createFramesStore(main.bridge);
  await settled();
  for (const no of selected) frames.getState().frameChosen(no, 'toggle');
  const survey = createSurveyStore(frames);
  const close = survey.getState().opened();
  const act = () => survey.getState();
  return {
    main,
    frames,
    act,
    close,
    numbers: () => act().members.numbers,
    active: () => act().members.active,
    selected: () => [...frames.getState().selection.selected],
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

it('drops from the survey and from what is selected, until one stands (catches an empty survey)', async () => {
  const { act, numbers, active, selected, frames } = await opened(9, 8, 6);
  act().activated(9);
  expect(act().dropped()).toBe(2);
  expect(active()).toBe(8);
  expect(act().dropped()).toBe(1);
  expect(act().dropped()).toBeNull();
  expect(numbers()).toEqual([6]);
  expect(selected()).toEqual([6]);
  expect(frames.getState().order).toHaveLength(5);
});

it('takes back drops one by one, each frame to its old place', async () => {
  const { act, numbers, active } = await opened(9, 8, 6);
  act().activated(8);
  act().dropped();
  act().dropped();
  expect(act().changeTakenBack()).toBe(true);
  expect(numbers()).toEqual([9, 6]);
  expect(act().changeTakenBack()).toBe(true);
  expect(numbers()).toEqual([9, 8, 6]);
  expect(active()).toBe(8);
  expect(act().changeTakenBack()).toBe(false);
});

it('goes on when a member is chosen elsewhere, adds what is added, and begins anew at a stranger', async () => {
  const { act, frames, numbers, active, selected } = await opened(9, 8, 6);
  frames.getState().frameChosen(9, 'only');
  expect(active()).toBe(9);
  expect(numbers()).toEqual([9, 8, 6]);
  expect(selected()).toEqual([9, 8, 6]);
  frames.getState().frameChosen(5, 'toggle');
  expect(numbers()).toEqual([9, 8, 6, 5]);
  frames.getState().frameChosen(9, 'toggle');
  expect(numbers()).toEqual([8, 6, 5]);
  frames.getState().frameChosen(9, 'only');
  expect(numbers()).toEqual([9, 8, 7, 6]);
  expect(act().changeTakenBack()).toBe(true);
  expect(numbers()).toEqual([8, 6, 5]);
});

it('trashes the active frame alone, and takes it in again when it comes back under another number', async () => {
  const { main, act, frames, numbers, active } = await opened(9, 8, 6);
  act().activated(6);
  act().dropped();
  expect(active()).toBe(8);
  act().activeTrashed(() => frames.getState().trashAsked());
  expect(numbers()).toEqual([9]);
  await settled();
  expect(main.asked.find(({ route }) => route === 'frames.trash')?.input).toEqual({ frames: [frameId(8)] });
  // What was done last is the library's to take back.
  expect(act().changeTakenBack()).toBe(false);
  const back = frameRow({ no: 12, id: frameId(8) });
  main.answer('frames.restore', [back]);
  main.answer('frames.order', { numbers: Uint32Array.from([9, 12, 7, 6, 5]), rows: [back] });
  await frames.getState().undoAsked();
  expect(numbers()).toEqual([9, 12]);
  expect(active()).toBe(12);
  expect(act().changeTakenBack()).toBe(true);
  expect(numbers()).toEqual([9, 6]);
});

it('goes on where it was after a look through the loupe, and begins anew after another selection', async () => {
  const { act, close, frames, numbers, active } = await opened(9, 8, 6);
  act().activated(9);
  act().dropped();
  close();
  expect(act().frameWalked('right')).toBe(true);
  const again = act().opened();
  expect(active()).toBe(6);
  expect(act().changeTakenBack()).toBe(true);
  again();
  frames.getState().frameChosen(7, 'only');
  act().opened();
  expect(numbers()).toEqual([8, 7, 6, 5]);
  expect(active()).toBe(7);
  expect(act().changeTakenBack()).toBe(false);
});

it('leaves a deletion that is under way to the library (catches a drop taken back in its stead)', async () => {
  const { act, frames, numbers } = await opened(9, 8, 6);
  act().activated(9);
  act().dropped();
  act().activeTrashed(() => frames.getState().trashAsked());
  expect(numbers()).toEqual([6]);
  expect(act().changeTakenBack()).toBe(false);
  await settled();
  expect(act().changeTakenBack()).toBe(false);
  expect(numbers()).toEqual([6]);
});

it('takes in a frame that is stepped to from a member, at its place, and lets it go again', async () => {
  const { act, numbers, active, selected } = await opened(9, 6);
  act().joined(8);
  expect(numbers()).toEqual([9, 8, 6]);
  expect(active()).toBe(8);
  expect(new Set(selected())).toEqual(new Set([9, 8, 6]));
  act().joined(6);
  expect(active()).toBe(6);
  act().changeTakenBack();
  expect(numbers()).toEqual([9, 6]);
});

it('follows a library that is read anew (catches a survey of frames that are gone)', async () => {
  const { main, numbers } = await opened(9, 8, 6);
  main.tell('frames.removed', { frames: [frameId(8)] });
  expect(numbers()).toEqual([9, 6]);
  main.answer('frames.order', { numbers: Uint32Array.from([3, 2]), rows: [] });
  main.tell('frames.reset', null);
  await settled();
  expect(numbers()).toEqual([3, 2]);
});
