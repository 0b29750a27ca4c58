/** The sheet follows main and the frames store: one truth of what is active, whatever arrives or goes. */
import { expect, it } from 'vitest';
import { createFramesStore } from '../../../../renderer/frames/frames-store.ts';
import { createSheetStore } from '../../../../renderer/sheet/sheet-store.ts';
import type { FrameRow } from '../../../../shared/frame/record.ts';
import type { JobView } from '../../../../shared/job/view.ts';
import { frameId, frameRow } from '../frames/frame-row.ts';
import { batchId, createScriptedMain, job, summary } from '../support.ts';

const row = (no: number): FrameRow => frameRow({ no, batchId: batchId(1) });
const done = (n: number, no: number): JobView => job(n, { status: 'done', frames: [frameId(no)] });

/** A sheet of one row and three columns, of which the first two have frames 1 and 2; frame 9 lies elsewhere. */
async function openedSheet() {
  const main = createScriptedMain();
  main.answer('frames.order', { numbers: Uint32Array.of(9, 2, 1), rows: [] });
  main.answer('frames.rows', []);
  main.answer('sheet.list', [{ batch: batchId(1), createdAt: 0, prompt: 'a', rows: 1, columns: 3 }]);
  main.answer('sheet.open', {
    batch: batchId(1),
    createdAt: 0,
    request: {},
    variants: ['a glass of water'],
    columns: [0, 1, 2].map((n) => ({ seed: 40 + n, n: 1 })),
    jobs: [done(0, 1), done(1, 2), job(2)],
    frames: [row(1), row(2)],
  });
  const frames = createFramesStore(main.bridge);
  const sheet = createSheetStore(main.bridge, frames, () => undefined);
  sheet.getState().opened();
  await settled();
  frames.getState().frameChosen(9, 'only');
  sheet.getState().shownChanged(true);
  await settled();
  return { main, frames, sheet };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

it('acts on what is in sight (catches Delete on a sheet that deletes a frame elsewhere)', async () => {
  const { frames, sheet } = await openedSheet();
  expect(sheet.getState().phase).toBe('ready');
  expect(frames.getState().selection.active).toBe(1);
  sheet.getState().moved('right', 'only', 1);
  expect(frames.getState().selection.active).toBe(2);
  sheet.getState().moved('right', 'only', 1);
  // No frame is there yet: nothing may be deleted from here.
  expect(frames.getState().selection).toMatchObject({ active: null, selected: new Set() });
});

it('makes a frame that arrives in the active cell the active frame', async () => {
  const { main, frames, sheet } = await openedSheet();
  sheet.getState().cellChosen({ row: 0, slot: 2 }, 'only');
  main.answer('frames.order', { numbers: Uint32Array.of(3, 9, 2, 1), rows: [] });
  main.tell('queue.changed', { jobs: [done(2, 3)], summary: summary() });
  main.tell('frames.added', { rows: [row(3)] });
  await settled();
  expect(frames.getState().selection.active).toBe(3);
  expect([...frames.getState().selection.selected]).toEqual([3]);
});

it('keeps a cell without a frame active when the order is read anew (catches a Delete that hits the newest frame)', async () => {
  const { frames, sheet } = await openedSheet();
  sheet.getState().cellChosen({ row: 0, slot: 2 }, 'only');
  await frames.getState().reloadAsked();
  expect(frames.getState().selection.active).toBeNull();
  expect(sheet.getState().active).toEqual({ row: 0, slot: 2 });
});

it('goes where the frames store goes, in the loupe or the filmstrip', async () => {
  const { frames, sheet } = await openedSheet();
  sheet.getState().shownChanged(false);
  frames.getState().frameChosen(2, 'only');
  expect(sheet.getState().active).toEqual({ row: 0, slot: 1 });
});
