/** Catches: a plan of choices that are gone, an export that replaces files unseen, edits lost, a stale folder. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtInPresets } from '../../../../shared/export/built-in-presets.ts';
import { presetIdSchema } from '../../../../shared/export/preset.ts';
import type { ExportPlan, ExportRun } from '../../../../shared/export/run.ts';
import type { PresetsReading } from '../../../../shared/ipc/routes/export.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { createExportStore, destination } from '../../../../renderer/export/export-store.ts';
import { createScriptedMain } from '../support.ts';

const frame = (n: number): FrameId => `0197a000-0000-7000-a000-${String(n).padStart(12, '0')}` as FrameId;
const toExport = { ids: [frame(1), frame(2)], numbers: new Map([[frame(1), 1]]) };
const originals = presetIdSchema.parse('built-in:originals');
const web = presetIdSchema.parse('built-in:web');

const id = '0197a000-0000-7000-8000-000000000001' as ExportPlan['id'];
const plan: ExportPlan = {
  id,
  destination: 'Pictures/Client',
  writes: 2,
  replaces: 0,
  skips: 0,
  numbered: 0,
  unnamed: 0,
  missing: 0,
  bytes: 2_000_000,
  freeBytes: null,
  zip: null,
  contactSheet: null,
  rows: [],
};
const run: ExportRun = {
  id,
  preset: 'Originals',
  destination: 'Pictures/Client',
  state: 'running',
  startedAt: 0,
  files: 2,
  written: 0,
  skipped: 0,
  failed: 0,
  bytesWritten: 0,
  bytesPerSecond: null,
  millisecondsLeft: null,
  failures: [],
  isWatched: false,
  error: null,
};

function reading(folder: string | null): PresetsReading {
  return { presets: builtInPresets.map((each) => ({ ...each, destination: folder })), lastUsed: originals };
}

async function setUp(folder: string | null = 'Pictures/Client') {
  const main = createScriptedMain();
  const onFailure = vi.fn();
  main.answer('export.presets', reading(folder));
  main.answer('export.runs', []);
  main.answer('export.example', ['a.png', 'b.png']);
  main.answer('export.plan', plan);
  main.answer('export.start', run);
  const store = createExportStore({ bridge: main.bridge, onFailure });
  store.getState().opened();
  await vi.advanceTimersByTimeAsync(0);
  const asked = (route: string) => main.asked.filter((each) => each.route === route);
  const act = () => store.getState();
  return { main, store, act, asked, onFailure };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the plan', () => {
  it('is asked for once typing rests, and starts as it was shown', async () => {
    const { act, asked } = await setUp();
    act().dialogAsked(toExport);
    for (const template of ['{s', '{seed}', '{seed}-{w}']) {
      act().edited({ naming: { ...act().draft.naming, template } });
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.advanceTimersByTimeAsync(300);
    expect(asked('export.plan')).toHaveLength(1);
    expect(asked('export.plan')[0]?.input).toMatchObject({
      frames: toExport.ids,
      id: originals,
      preset: { naming: { template: '{seed}-{w}' } },
    });
    expect(act().planning).toEqual({ phase: 'ready', plan });
    await act().startAsked();
    expect(asked('export.start').map(({ input }) => input)).toEqual([{ plan: plan.id }]);
    expect(act().shown).toBe(run.id);
  });

  it('is none while the template has a fault or no folder is chosen, and never started then', async () => {
    const { main, act, asked } = await setUp(null);
    act().dialogAsked(toExport);
    await vi.advanceTimersByTimeAsync(300);
    expect(act().planning.phase).toBe('none');
    expect(act().example).toEqual(['a.png', 'b.png']);
    main.answer('export.choose-destination', 'Pictures/Client');
    main.answer('export.presets', reading('Pictures/Client'));
    await act().destinationAsked();
    await vi.advanceTimersByTimeAsync(300);
    expect(destination(act())).toBe('Pictures/Client');
    expect(act().planning.phase).toBe('ready');
    act().edited({ naming: { ...act().draft.naming, template: '../{seed}' } });
    expect(act().planning.phase).toBe('none');
    await act().startAsked();
    expect(asked('export.start')).toEqual([]);
  });

  it('of choices that were changed meanwhile does not count', async () => {
    const { main, act } = await setUp();
    act().dialogAsked(toExport);
    await vi.advanceTimersByTimeAsync(250);
    act().edited({ metadata: 'none' });
    main.refuse('export.plan', 'disk-full');
    await vi.advanceTimersByTimeAsync(0);
    expect(act().planning.phase).toBe('working');
    await vi.advanceTimersByTimeAsync(300);
    expect(act().planning).toMatchObject({ phase: 'failed', error: { code: 'disk-full' } });
  });

  it('is not made of a dialog that is closed', async () => {
    const { act, asked } = await setUp();
    act().dialogAsked(toExport);
    act().dialogClosed();
    await vi.advanceTimersByTimeAsync(500);
    expect(asked('export.plan')).toEqual([]);
  });
});

describe('presets', () => {
  it('bring their choices, and edits of them last as long as the preset is in hand', async () => {
    const { act } = await setUp();
    act().presetChosen(web);
    expect(act().draft.format).toMatchObject({ kind: 'jpeg', quality: 82 });
    act().edited({ metadata: 'none' });
    act().dialogAsked(toExport);
    act().dialogClosed();
    expect(act().draft.metadata).toBe('none');
    act().reverted();
    expect(act().draft.metadata).toBe('credit-only');
  });

  it('that were deleted elsewhere give way to the one used last', async () => {
    const { main, act } = await setUp();
    act().presetChosen(web);
    const rest = {
      ...reading('Pictures/Client'),
      presets: reading(null).presets.filter((each) => each.id !== web),
    };
    main.tell('export.presets-changed', { reading: rest });
    expect(act().chosen).toBe(originals);
  });

  it('tell of a name that is taken at the place where it was typed', async () => {
    const { main, act } = await setUp();
    main.refuse('export.save-preset', 'export-preset-name-taken');
    await expect(act().savedAs('Web')).rejects.toMatchObject({ code: 'export-preset-name-taken' });
  });
});

describe('the key for exporting at once', () => {
  it('starts without a dialog', async () => {
    const { act } = await setUp();
    expect(await act().atOnceAsked(toExport)).toEqual(run);
    expect(act().isOpen).toBe(false);
    expect(act().runs).toEqual([run]);
  });

  it('opens the dialog where there is no folder, and where files would be replaced', async () => {
    const none = await setUp(null);
    expect(await none.act().atOnceAsked(toExport)).toBeNull();
    expect(none.act().isOpen).toBe(true);
    const { main, act, asked } = await setUp();
    main.answer('export.plan', { ...plan, replaces: 1 });
    expect(await act().atOnceAsked(toExport)).toBeNull();
    expect(act().isOpen).toBe(true);
    expect(asked('export.start')).toEqual([]);
  });
});

describe('a run', () => {
  it('lives on when the dialog is closed, and is followed', async () => {
    const { main, act } = await setUp();
    act().dialogAsked(toExport);
    await vi.advanceTimersByTimeAsync(300);
    await act().startAsked();
    act().dialogClosed();
    main.tell('export.progress', { run: { ...run, written: 1 } });
    expect(act().runs).toMatchObject([{ written: 1 }]);
    act().runShown(run.id);
    expect(act()).toMatchObject({ isOpen: true, shown: run.id });
    main.answer('export.cancel', { ...run, state: 'canceled' });
    await act().runTold('export.cancel', run.id);
    expect(act().runs).toMatchObject([{ state: 'canceled' }]);
    await act().runDismissed(run.id);
    expect(act()).toMatchObject({ runs: [], shown: null });
  });

  it('of another library is not shown in this one', async () => {
    const { main, act } = await setUp();
    main.tell('export.progress', { run });
    const other = { ...run, id: '0197a000-0000-7000-8000-000000000009' as ExportRun['id'] };
    main.answer('export.runs', [other]);
    main.tell('frames.reset', null);
    await vi.advanceTimersByTimeAsync(0);
    expect(act().runs).toEqual([other]);
  });

  it('whose plan is gone is planned again, and says so', async () => {
    const { main, act, asked, onFailure } = await setUp();
    act().dialogAsked(toExport);
    await vi.advanceTimersByTimeAsync(300);
    main.refuse('export.start', 'export-plan-gone');
    await act().startAsked();
    expect(onFailure).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(300);
    expect(asked('export.plan')).toHaveLength(2);
    expect(act()).toMatchObject({ isStarting: false, shown: null, planning: { phase: 'ready' } });
  });
});
