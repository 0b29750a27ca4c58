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
async function openedSheet(isChecking = false) {
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
  const sheet = createSheetStore(
    main.bridge,
    frames,
    () => undefined,
    () => isChecking,
  );
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

it('is read again when the library was changed from elsewhere, and keeps its place', async () => {
  // Catches: a frame that another machine deleted stands on the sheet until that is left.
  const { main, frames, sheet } = await openedSheet();
  sheet.getState().cellChosen({ row: 0, slot: 1 }, 'only');
  const before = sheet.getState().sheet!;
  const [gone, ...left] = before.frames;
  main.answer('sheet.open', { ...before, frames: left });
  main.tell('frames.changed', null);
  await settled();
  expect(sheet.getState().rows.has(gone!.id)).toBe(false);
  expect(sheet.getState().active).toEqual({ row: 0, slot: 1 });
  expect(frames.getState().selection.active).toBe(2);
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

/** Two rows of three: 1 2 – and 4 – 6, of which 2 waits in row 1 and 5 was never asked for. */
async function walkedSheet() {
  const main = createScriptedMain();
  const at = (n: number, place: { row: number; column: number }, no: number): JobView => ({
    ...done(n, no),
    ...place,
  });
  main.answer('frames.order', { numbers: Uint32Array.of(9, 6, 4, 3, 1), rows: [] });
  main.answer('frames.rows', []);
  main.answer('sheet.list', [{ batch: batchId(1), createdAt: 0, prompt: 'a', rows: 2, columns: 3 }]);
  main.answer('sheet.open', {
    batch: batchId(1),
    createdAt: 0,
    request: {},
    variants: ['a', 'b'],
    columns: [0, 1, 2].map((n) => ({ seed: 40 + n, n: 1 })),
    jobs: [
      at(0, { row: 0, column: 0 }, 1),
      job(1, { row: 0, column: 1 }),
      at(2, { row: 0, column: 2 }, 3),
      at(3, { row: 1, column: 0 }, 4),
      at(5, { row: 1, column: 2 }, 6),
    ],
    frames: [1, 3, 4, 6].map(row),
  });
  const frames = createFramesStore(main.bridge);
  const sheet = createSheetStore(main.bridge, frames, () => undefined);
  sheet.getState().opened();
  sheet.getState().shownChanged(true);
  await settled();
  sheet.getState().cellChosen({ row: 0, slot: 0 }, 'only');
  sheet.getState().shownChanged(false);
  sheet.getState().walkChanged(true);
  return { main, frames, sheet, active: () => frames.getState().selection.active };
}

it('is walked from the loupe by rows and columns, past cells without a frame (catches a walk through the library)', async () => {
  const { sheet, active } = await walkedSheet();
  const walked = (step: 'left' | 'right' | 'up' | 'down'): number | null => {
    expect(sheet.getState().frameWalked(step)).toBe(true);
    return active();
  };
  expect(walked('right')).toBe(3);
  expect(walked('right')).toBe(3);
  expect(walked('down')).toBe(6);
  expect(walked('left')).toBe(4);
  expect(walked('up')).toBe(1);
  // Back in the sheet one is where one was in the loupe.
  sheet.getState().walkChanged(false);
  sheet.getState().shownChanged(true);
  expect(active()).toBe(1);
  expect(sheet.getState().active).toEqual({ row: 0, slot: 0 });
});

it('leaves a frame that is not on the sheet to the library, and goes on with the sheet after a deletion', async () => {
  const { frames, sheet, active } = await walkedSheet();
  sheet.getState().frameWalked('right');
  await frames.getState().trashAsked();
  // 6 lies after it in the sheet's order; the library's neighbour is 1.
  expect(active()).toBe(4);
  frames.getState().frameChosen(9, 'only');
  expect(sheet.getState().frameWalked('left')).toBe(false);
});

it('keeps the sheet that is walked when another batch begins (catches a walk that ends on another sheet)', async () => {
  const { main, sheet } = await walkedSheet();
  main.tell('queue.changed', { jobs: [job(7, { batchId: batchId(2) })], summary: summary() });
  await settled();
  expect(main.asked.filter(({ route }) => route === 'sheet.open')).toHaveLength(1);
  sheet.getState().walkChanged(false);
  main.tell('queue.changed', { jobs: [job(8, { batchId: batchId(3) })], summary: summary() });
  await settled();
  expect(main.asked.filter(({ route }) => route === 'sheet.open')).toHaveLength(2);
});

it('shows a batch as it is sent, but not the one that checks a seed (catches a sheet that gives way to a single cell)', async () => {
  for (const [isChecking, shown] of [
    [false, batchId(2)],
    [true, batchId(1)],
  ] as const) {
    const { main } = await openedSheet(isChecking);
    main.tell('queue.changed', { jobs: [{ ...job(7), batchId: batchId(2) }], summary: summary() });
    await settled();
    const opened = main.asked.filter(({ route }) => route === 'sheet.open');
    expect(opened.at(-1)?.input).toEqual({ batch: shown });
  }
});

it('goes on to the next frame as one reads, and stays at the last (catches Caps Lock that leaves the sheet)', async () => {
  const { frames, sheet } = await openedSheet();
  expect(sheet.getState().frameAdvanced()).toBe(true);
  expect(frames.getState().selection).toMatchObject({ active: 2, selected: new Set([2]) });
  sheet.getState().frameAdvanced();
  expect(frames.getState().selection.active).toBe(2);
  frames.getState().frameChosen(9, 'only');
  expect(sheet.getState().frameAdvanced()).toBe(false);
});

it('shows marks on its cells as they are set', async () => {
  const { main, sheet } = await openedSheet();
  main.tell('frames.marked', { markings: [{ frames: [frameId(2)], change: { flag: 'pick' } }] });
  expect([...sheet.getState().rows.values()].map(({ flag }) => flag)).toEqual([null, 'pick']);
});
