/**
 * Every call of a stretch of time, for whoever counts money: from the queue's memory where it holds the batch, else from the
 * batch's record. A record is read again only when its file has changed: two hundred days of calls cost a look at their files.
 */
import { stat } from 'node:fs/promises';
import type { LibraryLayout } from '../files/library-layout.ts';
import { hasErrno } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';
import { timeOfId } from '../../shared/ids.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { BatchRecord } from '../../shared/job/batch-record.ts';
import type { JobState } from '../../shared/job/status.ts';
import type { CallToReconcile } from '../../shared/money/reconcile.ts';
import { batchesSince } from './batch-folders.ts';
import type { BatchFile } from './batch-folders.ts';
import type { JobJournal } from './job-journal.ts';
import type { JobTable, QueuedBatch } from './job-table.ts';

export interface CallsMade {
  /**
   * Of batches made since a moment (ms since the epoch), and of all that this run has seen; what cannot be read is left out.
   * Error: `library-unreadable`.
   */
  readonly callsSince: (at: number) => Promise<readonly CallToReconcile[]>;
}

type Calls = readonly CallToReconcile[];

interface Read {
  readonly stamp: string;
  readonly calls: Calls;
}

/** Records read at once. */
const atOnce = 50;

/**
 * Ms for which a changed file is read each time: until the clock of its file system has ticked (2 s on FAT), another change leaves the
 * same time on it.
 */
const settled = 3_000;

export function createCallsMade(deps: {
  readonly table: Pick<JobTable, 'list' | 'batch'>;
  readonly journal: Pick<JobJournal, 'read' | 'readRecord'>;
  readonly layout: LibraryLayout;
  readonly now: () => number;
  readonly log: Log;
}): CallsMade {
  const { table, journal, layout, now, log } = deps;
  const known = new Map<BatchId, Read>();

  async function callsOf({ id, hasJournal }: BatchFile): Promise<Calls> {
    const inMemory = table.batch(id);
    if (inMemory) return callsIn(inMemory);
    const read = await (hasJournal ? journal.read(id).then(lightCallsIn) : callsOfRecord(id));
    // Taken in while it was being read: then what the queue holds is newer.
    const taken = table.batch(id);
    return taken ? callsIn(taken) : read;
  }

  async function callsOfRecord(id: BatchId): Promise<Calls> {
    // Before the record: a change between the two is read, and found to be another the next time.
    const stamp = await stampOf(layout.batch(id));
    const before = known.get(id);
    if (before && before.stamp === stamp?.text) return before.calls;
    const calls = lightCallsIn(await journal.readRecord(id));
    if (stamp && now() - stamp.changedAt > settled) known.set(id, { stamp: stamp.text, calls });
    else known.delete(id);
    return calls;
  }

  return {
    async callsSince(at) {
      const inMemory = new Set(table.list().map((job) => job.batch));
      const seen = new Set([...inMemory].map(({ id }) => id));
      const found = [...inMemory].flatMap(callsIn);
      const there = await batchesSince(layout.batches, at);
      const wanted = there.filter(({ id }) => !seen.has(id));
      for (let first = 0; first < wanted.length; first += atOnce)
        for (const outcome of await Promise.allSettled(wanted.slice(first, first + atOnce).map(callsOf)))
          if (outcome.status === 'fulfilled') found.push(...outcome.value);
          else log('warn', 'spend-not-read', { error: outcome.reason as unknown });
      forget(at, new Set(there.map(({ id }) => id)));
      return found;
    },
  };

  /** What is no longer there. */
  function forget(since: number, there: ReadonlySet<BatchId>): void {
    for (const id of known.keys()) if (timeOfId(id) >= since && !there.has(id)) known.delete(id);
  }
}

function callsIn({ request, jobs }: Pick<QueuedBatch | BatchRecord, 'request' | 'jobs'>): Calls {
  return jobs.map(({ id, n, states }) => ({ id, model: request.model, n, states }));
}

/** None of a batch that has gone meanwhile. */
function lightCallsIn(record: BatchRecord | null): Calls {
  return record ? callsIn(record).map((call) => ({ ...call, states: call.states.map(light) })) : [];
}

/** Without addresses and words of its images: money is counted by how many there are, and they weigh more than all else. */
function light(state: JobState): JobState {
  if (state.status !== 'answered') return state;
  const images = state.answer.images.map(({ frame }) => ({
    frame,
    source: { kind: 'kept' } as const,
    revisedPrompt: null,
  }));
  return { ...state, answer: { ...state.answer, images } };
}

/** Whatever replaces a file or writes into it changes one of these. Null: it is not there. */
async function stampOf(path: string): Promise<{ readonly text: string; readonly changedAt: number } | null> {
  try {
    const { ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = await stat(path, { bigint: true });
    const changedAt = Math.max(Number(mtimeMs), Number(ctimeMs));
    return { text: [ino, size, mtimeNs, ctimeNs].join(' '), changedAt };
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
