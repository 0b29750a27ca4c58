/** Calls for the ledger and the spending guard: what is remembered of records is what a plain read of them says. */
import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { createCallsMade } from '../../../electron/queue/calls-made.ts';
import { createJobJournal } from '../../../electron/queue/job-journal.ts';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { batchIdSchema, timeOfId } from '../../../shared/ids.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import type { JobState } from '../../../shared/job/status.ts';
import { lives } from '../../unit/shared/job/walk.ts';
import { batchOf } from './batches.ts';
import { emptyLibrary } from './empty-library.ts';

const nobody = { list: () => [], batch: () => undefined };
const waiting: JobState = { status: 'waiting', at: 1 };
const canceled: JobState = { status: 'canceled', at: 2, billed: 'no' };
const day = 24 * 3_600_000;

/** `ahead`: how many ms later it is than the files' times say, so that they count as settled. */
function callsOf(layout: LibraryLayout, ahead = 60_000) {
  const reads: string[] = [];
  const journal = createJobJournal(layout);
  const made = createCallsMade({
    table: nobody,
    journal: {
      read: (id) => (reads.push(id), journal.read(id)),
      readRecord: (id) => (reads.push(id), journal.readRecord(id)),
    },
    layout,
    now: () => Date.now() + ahead,
    log: () => undefined,
  });
  return { since: made.callsSince, reads };
}

type Told = readonly (readonly [id: string, states: string])[];
const told = (id: string, states: readonly JobState[]): Told[number] => [
  id,
  states.map(({ status, at }) => `${status} ${at}`).join(),
];

/** What was spent, job by job. */
async function said(calls: Pick<ReturnType<typeof callsOf>, 'since'>, at: number): Promise<Told> {
  return (await calls.since(at)).map(({ id, states }) => told(id, states)).sort();
}

/** The same, by a plain read of every batch. */
async function onDisk(layout: LibraryLayout, at: number): Promise<Told> {
  const journal = createJobJournal(layout);
  const ids = (await journal.newest(null, 1_000)).filter((id) => timeOfId(id) >= at);
  const read = await Promise.allSettled(ids.map((id) => journal.read(id)));
  return read
    .flatMap((each) => (each.status === 'fulfilled' ? (each.value?.jobs ?? []) : []))
    .map(({ id, states }) => told(id, states))
    .sort();
}

/** A batch of a moment, all of it in its record. */
async function closed(
  layout: LibraryLayout,
  states: readonly (readonly JobState[])[],
  at = Date.now(),
): Promise<BatchRecord> {
  const hex = at.toString(16).padStart(12, '0');
  const id = batchIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}${uuidv7().slice(13)}`);
  const record = { ...batchOf(states), id };
  const journal = createJobJournal(layout);
  await journal.create(record);
  await journal.fold(id, () => record);
  return record;
}

async function replaced(path: string, content: string): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

it('says what a plain read says after any sequence of calls, outside changes and deletions (property)', async () => {
  // Catches: a sum that forgets what another machine spent, or counts what was deleted.
  const change = fc.oneof(
    fc.record({
      does: fc.constant('make' as const),
      states: fc.array(fc.oneof(lives(6), fc.constant([waiting])), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ does: fc.constant('replace' as const), which: fc.nat(), states: lives(6) }),
    fc.record({ does: fc.constant('write-into' as const), which: fc.nat() }),
    fc.record({ does: fc.constant('reopen' as const), which: fc.nat() }),
    fc.record({ does: fc.constant('break' as const), which: fc.nat() }),
    fc.record({ does: fc.constant('delete' as const), which: fc.nat() }),
    fc.record({ does: fc.constant('look' as const), days: fc.nat(50) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 16 }), async (changes) => {
      const layout = await emptyLibrary();
      const calls = callsOf(layout);
      const records: BatchRecord[] = [];
      const now = Date.now();
      for (const [no, step] of changes.entries()) {
        const one = 'which' in step ? records[step.which % records.length] : undefined;
        const path = one && layout.batch(one.id);
        if (step.does === 'make') records.push(await closed(layout, step.states, now - no * 7 * day));
        else if (step.does === 'replace' && one && path)
          await replaced(
            path,
            JSON.stringify({ ...one, jobs: one.jobs.map((job) => ({ ...job, states: step.states })) }),
          );
        else if (step.does === 'write-into' && path) await appendFile(path, ' ');
        else if (step.does === 'break' && path) await replaced(path, '{');
        else if (step.does === 'delete' && path) await rm(path, { force: true });
        else if (step.does === 'reopen' && one) {
          const [job] = one.jobs;
          const line = { job: job?.id, no: job?.states.length, state: { ...canceled, at: no } };
          await writeFile(layout.journal(one.id), `${JSON.stringify(line)}\n`);
        }
        const since = step.does === 'look' ? now - step.days * day : 0;
        expect(await said(calls, since)).toEqual(await onDisk(layout, since));
      }
    }),
    { numRuns: 25 },
  );
});

it('reads each record once, and again when it has changed', async () => {
  const layout = await emptyLibrary();
  const [one, other] = [await closed(layout, [[waiting, canceled]]), await closed(layout, [[waiting]])];
  const { since, reads } = callsOf(layout);
  expect(await since(0)).toHaveLength(2);
  expect(await since(0)).toHaveLength(2);
  expect(reads.toSorted()).toEqual([one.id, other.id].sort());
  await replaced(layout.batch(one.id), JSON.stringify(one));
  await since(0);
  expect(reads.slice(2)).toEqual([one.id]);
});

it('trusts no file that has just changed: another change may leave the same time on it', async () => {
  const layout = await emptyLibrary();
  const record = await closed(layout, [[waiting, canceled]]);
  const calls = callsOf(layout, 0);
  await calls.since(0);
  const before = JSON.stringify(record, null, 1);
  await writeFile(layout.batch(record.id), before.replace('"billed": "no"', '"billed":"yes"'));
  expect(JSON.stringify(await calls.since(0))).toContain('yes');
  expect(calls.reads).toHaveLength(2);
  expect(await said(calls, 0)).toEqual(await onDisk(layout, 0));
});

it('keeps neither addresses nor words of images: they would weigh more than all else', async () => {
  const layout = await emptyLibrary();
  const url = 'https://cdn.test/secret.png';
  const image = { frame: uuidv7(), source: { kind: 'url', url }, revisedPrompt: 'at length' };
  const answered = {
    status: 'answered',
    at: 3,
    answer: { images: [image, image], expiresAt: 9, tookSeconds: 1 },
  };
  await closed(layout, [[waiting, answered as unknown as JobState]]);
  const [call] = await callsOf(layout).since(0);
  expect(JSON.stringify(call)).not.toMatch(/secret|length"/);
  expect(call?.states).toMatchObject([{}, { answer: { images: [{}, {}] } }]);
});
