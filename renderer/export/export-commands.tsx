/** The commands of export, and what is said of runs while the dialog is closed. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { AppTools } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { actedOnIn } from '../frames/frames-store.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import type { ExportStore, FramesToExport } from './export-store.ts';
import { newlyEnded } from './runs.ts';

interface Props {
  readonly store: ExportStore;
  readonly frames: FramesStore;
}

const words = say.exporting;
/** Ms that good news stays. */
const newsStays = 12_000;

export function ExportCommands({ store, frames }: Props) {
  const app = useApp();
  const hasActedOn = useStore(
    frames,
    ({ selection }) => selection.active !== null || selection.selected.size > 0,
  );

  async function open(): Promise<void> {
    store.getState().dialogAsked(await framesFrom(frames));
  }

  async function atOnce(): Promise<void> {
    const run = await store.getState().atOnceAsked(await framesFrom(frames));
    if (run) app.announcer.getState().announced(words.atOnce(run.files, run.preset, run.destination));
  }

  function told(act: Promise<void>): void {
    act.catch((thrown: unknown) => app.notices.getState().requestFailed(toAppError(thrown)));
  }

  useCommand('export.open', () => told(open()), hasActedOn);
  useCommand('export.at-once', () => told(atOnce()), hasActedOn);
  useEffect(
    () =>
      store.subscribe((after, before) => {
        for (const run of newlyEnded(before.runs, after.runs)) tellEnd(run, store, app);
      }),
    [store, app],
  );
  return null;
}

/** What keys act on, in its order; what has left the library meanwhile is left out. */
async function framesFrom(frames: FramesStore): Promise<FramesToExport> {
  const numbers = actedOnIn(frames.getState());
  const ids = await frames.getState().idsAsked(numbers);
  // Where some are gone nobody knows which: then the list shows names alone.
  const isWhole = ids.length === numbers.length;
  return {
    ids,
    numbers: new Map(isWhole ? ids.map((id, at) => [id, numbers[at] ?? -1] as const) : []),
  };
}

function tellEnd(
  run: ReturnType<typeof newlyEnded>[number],
  store: ExportStore,
  { notices, announcer }: AppTools,
): void {
  const isWell = run.state === 'done' && run.failed === 0;
  const title = isWell
    ? words.finished(run.written, run.destination)
    : run.state === 'stopped'
      ? words.stopped
      : words.notFinished(run.failed);
  announcer.getState().announced(title);
  // Whoever looks at it has seen it.
  if (store.getState().isOpen && store.getState().shown === run.id) return;
  notices.getState().posted({
    kind: isWell ? 'done' : 'failure',
    title,
    ...(run.error && { detail: wordsOf(run.error).title }),
    action: isWell
      ? { label: words.run.reveal, run: () => void store.getState().runRevealed(run.id) }
      : { label: words.status.tip, run: () => store.getState().runShown(run.id) },
    ...(isWell && { stays: newsStays }),
  });
}
