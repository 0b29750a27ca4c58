/**
 * Imports: walks what the user chose, and has the library host take in one picture after another, a few at a time. One at a
 * time; it goes on where it was left, since whatever the library has by then is passed over.
 */
import { basename, dirname, relative, sep } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { ImportReason, ImportRun } from '../../shared/import/run.ts';
import { isUnderWay, mostFailuresTold, newRun } from '../../shared/import/run.ts';
import type { ImportFile } from '../library-host/contract/import-methods.ts';
import { picturesIn } from './pictures-in.ts';
import type { Found } from './pictures-in.ts';

/** What is on disk while an import is not over. */
export interface UnfinishedImport {
  /** Absolute, as are the sources. */
  readonly library: string;
  readonly sources: readonly string[];
  readonly batch: BatchId;
}

export interface Importer {
  /** Error: `import-from-library`. */
  start(sources: readonly string[]): void;
  run(): ImportRun | null;
  cancel(): void;
  resume(): void;
  dismiss(): void;
  /** Another library is about to be opened, or the app to end: what is not finished stays so. */
  leave(): Promise<void>;
  /** A library is open: an import of its own may be unfinished. */
  opened(): void;
}

/** Pictures on their way at a time: while one is decoded, another is read and a third is synced. */
const atOnce = 4;
/** Ms between two reports to the window, and between two lots of new frames. */
const reportEvery = 150;
const framesEvery = 1_000;

export function createImporter(deps: {
  readonly importFile: (input: ImportFile) => Promise<FrameRow | null>;
  /** Absolute path of the open library. */
  readonly library: () => string;
  readonly unfinished: {
    readonly read: () => UnfinishedImport | null;
    readonly write: (unfinished: UnfinishedImport | null) => void;
  };
  readonly newBatch: () => BatchId;
  readonly tell: (run: ImportRun | null) => void;
  readonly onFrames: (rows: readonly FrameRow[]) => void;
  /** Ms since the epoch. */
  readonly now: () => number;
}): Importer {
  const { importFile, library, unfinished, now } = deps;
  let run: ImportRun | null = null;
  let stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let toldAt = 0;
  let rows: FrameRow[] = [];
  let framesAt = 0;

  function become(change: Partial<ImportRun>): void {
    if (!run) return;
    run = { ...run, ...change };
    if (isUnderWay(run) && change.state === undefined && now() - toldAt < reportEvery) return;
    toldAt = now();
    deps.tell(run);
  }

  function handOver(): void {
    framesAt = now();
    if (rows.length > 0) deps.onFrames(rows.toSorted((a, b) => a.createdAt - b.createdAt));
    rows = [];
  }

  function failed(name: string, reason: ImportReason): void {
    if (!run) return;
    const { failures } = run;
    become({
      failed: run.failed + 1,
      failures: failures.length < mostFailuresTold ? [...failures, { name, reason }] : failures,
    });
  }

  /** Counts first, so that there is an end to be seen: names alone, tens of thousands a second. */
  async function count(job: UnfinishedImport, signal: AbortSignal): Promise<void> {
    for await (const found of picturesIn(job.sources, job.library)) {
      if (signal.aborted || !run) return;
      noted(found, run);
    }
  }

  function noted(found: Found, { found: pictures, notTaken, links }: ImportRun): void {
    switch (found.kind) {
      case 'picture':
        become({ found: pictures + 1 });
        return;
      case 'not-taken':
        become({ notTaken: { ...notTaken, [found.format]: (notTaken[found.format] ?? 0) + 1 } });
        return;
      case 'link':
        become({ links: links + 1 });
        return;
      case 'unreadable':
        failed(found.name, 'unreadable');
    }
  }

  async function takeIn(file: ImportFile, name: string): Promise<void> {
    try {
      const row = await importFile(file);
      if (row) rows.push(row);
      if (run) become(row ? { kept: run.kept + 1 } : { duplicates: run.duplicates + 1 });
    } catch (thrown) {
      const error = toAppError(thrown);
      const reason = reasons[error.code];
      if (!reason) throw error;
      failed(name, reason);
    }
    if (run) become({ done: run.done + 1 });
    if (now() - framesAt >= framesEvery) handOver();
  }

  async function work(job: UnfinishedImport, signal: AbortSignal): Promise<void> {
    await count(job, signal);
    become({ state: 'running' });
    const walk = picturesIn(job.sources, job.library);
    let column = 0;
    /** Each takes the next name as soon as it is free. An async generator hands out one at a time. */
    let isBroken = false;
    const lane = async (): Promise<void> => {
      while (!signal.aborted && !isBroken) {
        const next = await walk.next();
        if (next.done === true) return;
        const found = next.value;
        if (found.kind !== 'picture') continue;
        const at = column;
        column += 1;
        await takeIn({ path: found.path, batch: job.batch, column: at }, found.name).catch(
          (thrown: unknown) => {
            isBroken = true;
            throw thrown;
          },
        );
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
    const broken = lanes.find((each) => each.status === 'rejected');
    if (broken) throw toAppError(broken.reason);
  }

  function begin(job: UnfinishedImport): void {
    unfinished.write(job);
    const mine = (stopping = new AbortController());
    run = newRun(labelOf(job.sources), 'counting');
    become({ state: 'counting' });
    working = work(job, mine.signal).then(
      () => {
        handOver();
        if (mine.signal.aborted) return;
        unfinished.write(null);
        become({ state: 'done' });
      },
      (thrown: unknown) => {
        mine.abort();
        handOver();
        become({ state: 'stopped', error: toAppError(thrown).toInfo() });
      },
    );
  }

  function interrupted(): UnfinishedImport | null {
    const job = unfinished.read();
    return job?.library === library() ? job : null;
  }

  return {
    start(sources) {
      if (run && isUnderWay(run)) return;
      // The library's own pictures are in it already, and its trash is no place to import from.
      if (sources.some((source) => isWithin(source, library())))
        throw new AppError('import-from-library', 'It lies in the library itself');
      begin({ library: library(), sources, batch: deps.newBatch() });
    },
    run: () => run,
    cancel() {
      if (!run || !isUnderWay(run)) return;
      stopping.abort();
      unfinished.write(null);
      become({ state: 'canceled' });
    },
    resume() {
      const job = interrupted();
      if (job && !(run && isUnderWay(run))) begin(job);
    },
    dismiss() {
      if (run && isUnderWay(run)) return;
      if (interrupted()) unfinished.write(null);
      run = null;
      deps.tell(null);
    },
    async leave() {
      stopping.abort();
      await working;
      run = null;
      deps.tell(null);
    },
    opened() {
      if (run) return;
      const job = interrupted();
      if (!job) return;
      run = newRun(labelOf(job.sources), 'interrupted');
      deps.tell(run);
    },
  };
}

/** What is about the file, and not about the library: those end the import. */
const reasons: Partial<Record<ErrorCode, ImportReason>> = {
  'download-empty': 'empty',
  'download-truncated': 'truncated',
  'download-not-image': 'not-image',
  'download-undecodable': 'undecodable',
  'download-too-many-pixels': 'too-many-pixels',
  'picture-too-large': 'too-large',
  'picture-unreadable': 'unreadable',
};

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:)?[\\/]/i.test(way));
}

function labelOf(sources: readonly string[]): string {
  const [first = ''] = sources;
  const parent = basename(dirname(first));
  const label = parent === '' ? basename(first) : `${parent}/${basename(first)}`;
  return sources.length > 1 ? `${label} +${sources.length - 1}` : label;
}
