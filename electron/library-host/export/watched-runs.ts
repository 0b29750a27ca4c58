/** Runs that a watched export begins, and takes up again, by itself. */
import type { ExportRun } from '../../../shared/export/run.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { ExportMethods } from '../contract/export-methods.ts';
import { destinationProblem, freeBytes } from './destination.ts';
import type { ExportOrder } from './journal.ts';
import type { RunningExport } from './run-export.ts';

type PlanInput = Parameters<ExportMethods['planExport']>[0];

/** `watch`: its id. */
export interface WatchedRuns {
  /** Plans and begins at once. `from`: how many went before, for the names. Errors: those of `planExport`. */
  readonly begin: (input: PlanInput & { readonly watch: string; readonly from: number }) => Promise<void>;
  /** Of this session, and those that an earlier one could not end; not those that were canceled. */
  readonly of: (watch: string) => Promise<readonly WatchedRun[]>;
}
export interface WatchedRun {
  readonly view: ExportRun;
  readonly frames: readonly FrameId[];
  readonly written: readonly FrameId[];
  /** Goes on after an end of the app, or once what it was stopped by is over. What the user holds stays held. */
  readonly goOn: () => Promise<void>;
}

export function createWatchedRuns(tools: {
  readonly begin: WatchedRuns['begin'];
  readonly all: () => Promise<readonly { readonly order: ExportOrder; readonly run: RunningExport }[]>;
}): WatchedRuns {
  return {
    begin: tools.begin,
    of: async (watch) => {
      const own = (await tools.all()).filter(({ order }) => order.watch === watch);
      return own
        .filter(({ run }) => run.view().state !== 'canceled')
        .map(({ order, run }) => ({
          view: run.view(),
          frames: order.files.map(({ frame }) => frame),
          written: run.ended().written,
          goOn: async () => {
            const { state } = run.view();
            if (state === 'interrupted' || (state === 'stopped' && (await isOpenAgain(order)))) run.resume();
          },
        }));
    },
  };
}

/** Whether there is room for all of it: a disk with room for half would be tried in vain again and again. */
async function isOpenAgain({ destination, files }: ExportOrder): Promise<boolean> {
  if ((await destinationProblem(destination)) !== null) return false;
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return ((await freeBytes(destination)) ?? Infinity) > needed;
}
