/** Runs of exports: which of them are on, what is to be told of them. Pure. */
import type { ExportId, ExportRun, ExportState } from '../../shared/export/run.ts';

/** With what is new of a run, at its place; a new run comes first. Of a watched export that ended well nothing is to be said. */
export function withRun(runs: readonly ExportRun[], run: ExportRun): readonly ExportRun[] {
  if (run.isWatched && run.state === 'done' && run.failed === 0) return withoutRun(runs, run.id);
  return runs.some(({ id }) => id === run.id)
    ? runs.map((each) => (each.id === run.id ? run : each))
    : [run, ...runs];
}

export function withoutRun(runs: readonly ExportRun[], id: ExportId): readonly ExportRun[] {
  return runs.filter((run) => run.id !== id);
}

const unended: ReadonlySet<ExportState> = new Set(['running', 'paused', 'stopped', 'interrupted']);

/** The one that the status bar speaks of: at work, or waiting for a word, or ended with files that failed. */
export function runToTell(runs: readonly ExportRun[]): ExportRun | null {
  return (
    runs.find(({ state }) => state === 'running') ??
    runs.find(({ state }) => unended.has(state)) ??
    runs.find(({ state, failed }) => state === 'done' && failed > 0) ??
    null
  );
}

/** Runs that have come to an end, or to a halt, since; that a watched export is held up is said of the watch. */
export function newlyEnded(before: readonly ExportRun[], after: readonly ExportRun[]): readonly ExportRun[] {
  const past = new Map(before.map(({ id, state }) => [id, state]));
  return after.filter(
    ({ id, state, isWatched }) =>
      (state === 'done' || (state === 'stopped' && !isWatched)) && past.get(id) === 'running',
  );
}

/** The share that is done, 0 to 1. */
export function shareDone({ files, written, failed }: ExportRun): number {
  return files === 0 ? 1 : Math.min(1, (written + failed) / files);
}
