/**
 * Runs a plan: some files at a time, so that one is read and another written while a third is encoded. A file that fails is
 * noted and the rest goes on; a destination that fails stops the run where it is, to be taken up again.
 */
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { ErrorInfo } from '../../../shared/errors.ts';
import { noPace, paced, speedOf } from '../../../shared/export/pace.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { ExportRun, ExportState } from '../../../shared/export/run.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { folderLabel } from '../../files/folder-label.ts';
import type { Archive } from './archive.ts';
import { destinationProblem } from './destination.ts';
import type { ExportOrder, Journal, Outcomes } from './journal.ts';
import type { OutputFile, Sink } from './sink.ts';

export interface RunTools {
  readonly exportFrame: (file: PlannedFile) => Promise<readonly OutputFile[]>;
  /** Anew each time that the run goes on. `earlier`: a ZIP that it has made. `onWhole`: it has made another, and is to name it. */
  readonly openSink: (earlier: Archive | null, onWhole: (archive: Archive) => Promise<void>) => Sink;
  /** Puts what comes beside the frames, once they are all there. It may give up when the run is not on any more. */
  readonly putRest: (written: readonly PlannedFile[], sink: Sink, isOn: () => boolean) => Promise<void>;
  readonly journal: Journal;
  /** Files under way at once. */
  readonly width: number;
  readonly now: () => number;
  readonly onChange: () => void;
}

/** What became of the frames of a run. */
export interface EndedRun {
  readonly written: readonly FrameId[];
  /** They failed, or were not reached. */
  readonly left: readonly FrameId[];
  readonly isCanceled: boolean;
}

export interface RunningExport {
  readonly view: () => ExportRun;
  readonly ended: () => EndedRun;
  readonly pause: () => void;
  /** Goes on after a pause, a stop, an interruption; harmless while it runs. */
  readonly resume: () => void;
  readonly retry: () => void;
  readonly cancel: () => Promise<void>;
  /** Ends it, and forgets what was left to do. */
  readonly dismiss: () => Promise<void>;
  /** Lets go of what is under way, to be taken up again when the app is. */
  readonly close: () => Promise<void>;
}

/** Failures that are told one by one. */
const mostTold = 200;
/** A file that was under way at so many ends of the host is what ended it. */
const mostBreaks = 2;

/** `outcomes`: of an earlier run of the same plan. It begins in the state given. */
export function createRun(
  order: ExportOrder,
  outcomes: Outcomes,
  initial: Extract<ExportState, 'paused' | 'interrupted' | 'done'>,
  tools: RunTools,
): RunningExport {
  const { exportFrame, journal, now, onChange } = tools;
  const files = order.files.filter(({ action }) => action !== 'skip');
  const written = new Map(outcomes.written);
  const failed = new Map(outcomes.failed);
  for (const [no, times] of outcomes.broken) if (times >= mostBreaks) failed.set(no, endedTheHost());

  let state: ExportState = initial;
  let error: ErrorInfo | null = null;
  let pace = noPace;
  let waiting: PlannedFile[] = files.filter(({ no }) => !written.has(no) && !failed.has(no));
  /** Under way when the host ended: one of them may have ended it, so they are done last, and one by one. */
  const suspects = new Set(outcomes.broken.keys());
  let bytesWritten = [...written.values()].reduce((sum, bytes) => sum + bytes, 0);
  /** Raised whenever it goes on: workers of before end with the file they have. */
  let turn = 0;
  let { archive } = outcomes;
  /** Kept over a pause. */
  let sink: Sink | null = null;
  /** The workers, while there are any. */
  let working: Promise<void> = Promise.resolve();

  const become = (next: ExportState, reason: ErrorInfo | null = null): void => {
    state = next;
    error = reason;
    pace = noPace;
    onChange();
  };

  const work = async (sink: Sink, isOn: () => boolean, isAlone: boolean): Promise<void> => {
    while (isOn()) {
      const at = waiting.findIndex(({ no }) => suspects.has(no) === isAlone);
      const [file] = at < 0 ? [] : waiting.splice(at, 1);
      if (!file) return;
      await doFile(sink, file);
      suspects.delete(file.no);
      onChange();
    }
  };

  const doFile = async (sink: Sink, file: PlannedFile): Promise<void> => {
    journal.note({ no: file.no, begun: true });
    try {
      const outputs = await exportFrame(file);
      // Canceled or stopped meanwhile: nothing more is to appear in the destination.
      if (state !== 'running' && state !== 'paused') {
        putBack(file);
        return;
      }
      const bytes = await sink.put(file, outputs);
      written.set(file.no, bytes);
      failed.delete(file.no);
      bytesWritten += bytes;
      pace = paced(pace, now(), written.size, bytesWritten);
      journal.note({ no: file.no, bytes });
    } catch (thrown) {
      await fail(file, toAppError(thrown));
    }
  };

  const putBack = (file: PlannedFile): void => {
    waiting.unshift(file);
    journal.note({ no: file.no, begun: false });
  };

  const fail = async (file: PlannedFile, problem: AppError): Promise<void> => {
    const reason = await stopReason(problem, order.destination);
    if (reason) {
      putBack(file);
      if (state === 'running') become('stopped', reason.toInfo());
      return;
    }
    failed.set(file.no, problem.toInfo());
    journal.note({ no: file.no, error: problem.toInfo() });
  };

  const run = async (mine: number): Promise<void> => {
    const isOn = (): boolean => state === 'running' && turn === mine;
    if (!isOn()) return;
    const into = (sink ??= tools.openSink(archive, noteArchive));
    // Those that failed may be asked for again while the last ones are under way.
    do {
      await Promise.all(Array.from({ length: tools.width }, () => work(into, isOn, false)));
      await work(into, isOn, true);
    } while (isOn() && waiting.length > 0);
    if (isOn()) await end(into, isOn);
    if (state === 'stopped') await abandon();
  };

  /** Known before it has its name, so that the app's end in between makes no second one of it. */
  const noteArchive = async (made: Archive): Promise<void> => {
    journal.note({ archive: made });
    await journal.flush();
    archive = made;
  };

  const end = async (into: Sink, isOn: () => boolean): Promise<void> => {
    try {
      await tools.putRest(
        files.filter(({ no }) => written.has(no)),
        into,
        isOn,
      );
      if (!isOn()) return;
      await into.finish();
    } catch (thrown) {
      become('stopped', toAppError(thrown).toInfo());
      return;
    }
    sink = null;
    journal.note({ ended: true });
    if (failed.size === 0) await journal.remove();
    become('done');
  };

  const abandon = async (): Promise<void> => {
    const into = sink;
    sink = null;
    await into?.abandon();
    if (!into || into.keepsWhatWasPut) return;
    beginAnew();
    onChange();
  };

  /** Half a ZIP is none, and to a whole one nothing can be added: all of it is to be done again. */
  const beginAnew = (): void => {
    written.clear();
    bytesWritten = 0;
    waiting = files.filter(({ no }) => !failed.has(no));
  };

  const resume = (): void => {
    if (state === 'running' || state === 'canceled' || state === 'done') return;
    become('running');
    pace = paced(noPace, now(), written.size, bytesWritten);
    const mine = (turn += 1);
    working = working.then(() => run(mine));
  };

  const view = (): ExportRun => ({
    id: order.id,
    preset: order.presetName,
    destination: folderLabel(order.destination),
    state,
    startedAt: order.startedAt,
    files: files.length,
    written: written.size,
    skipped: order.files.length - files.length,
    failed: failed.size,
    bytesWritten,
    ...(state === 'running'
      ? speedOf(pace, files.length - written.size - failed.size)
      : { bytesPerSecond: null, millisecondsLeft: null }),
    failures: [...failed].slice(0, mostTold).flatMap(([no, reason]) => {
      const file = order.files[no];
      return file ? [{ no, frame: file.frame, path: `${file.stem}.${file.extension}`, error: reason }] : [];
    }),
    isWatched: order.watch !== undefined,
    error,
  });

  const ended = (): EndedRun => {
    const framesOf = (isWritten: boolean): readonly FrameId[] =>
      files.filter(({ no }) => written.has(no) === isWritten).map(({ frame }) => frame);
    return { written: framesOf(true), left: framesOf(false), isCanceled: state === 'canceled' };
  };

  return {
    view,
    ended,
    resume,
    pause: () => {
      if (state === 'running') become('paused');
    },
    retry: () => {
      const again = files.filter(({ no }) => failed.has(no));
      if (again.length === 0) return;
      failed.clear();
      if (state === 'done' && order.zip !== null) beginAnew();
      else waiting = [...waiting, ...again];
      if (state === 'done') state = 'paused';
      resume();
    },
    cancel: async () => {
      if (state === 'done' || state === 'canceled') return;
      become('canceled');
      await working;
      await abandon();
      await journal.remove();
    },
    dismiss: async () => {
      if (state !== 'done') become('canceled');
      await working;
      await abandon();
      await journal.remove();
    },
    close: async () => {
      if (state === 'running' || state === 'paused') become('interrupted');
      await working;
      await abandon();
      await journal.close();
    },
  };
}

/** Why every other file would fail as well; null when this one alone is at fault. */
async function stopReason(problem: AppError, destination: string): Promise<AppError | null> {
  if (problem.code === 'export-destination-full') return problem;
  if (problem.code !== 'export-destination-missing' && problem.code !== 'export-destination-unwritable')
    return null;
  return await destinationProblem(destination);
}

function endedTheHost(): ErrorInfo {
  return { code: 'export-original-broken', message: 'Decoding it ended the library host' };
}
