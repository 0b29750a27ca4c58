/** The journal on a real disk: nothing told of is lost, nothing is invented, nothing broken is touched. */
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { createJobJournal } from '../../../electron/queue/job-journal.ts';
import type { JobJournal } from '../../../electron/queue/job-journal.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import type { JobState } from '../../../shared/job/status.ts';
import { lives } from '../../unit/shared/job/walk.ts';
import { batchOf } from './batches.ts';
import { emptyLibrary } from './empty-library.ts';

const waiting: JobState = { status: 'waiting', at: 1 };
const canceled: JobState = { status: 'canceled', at: 2, billed: 'no' };

/** Writes the first state of each job as the header and the rest as changes, one job after the other in turns. */
async function live(journal: JobJournal, record: BatchRecord): Promise<void> {
  await journal.create({
    ...record,
    jobs: record.jobs.map((job) => ({ ...job, states: job.states.slice(0, 1) })),
  });
  const longest = Math.max(...record.jobs.map(({ states }) => states.length));
  const writes: Promise<void>[] = [];
  for (let no = 1; no < longest; no += 1)
    for (const job of record.jobs) {
      const state = job.states[no];
      if (state) writes.push(journal.append(record.id, job.id, no, state));
    }
  await Promise.all(writes);
}

async function loadAgain(layout: LibraryLayout): Promise<readonly BatchRecord[]> {
  const { batches, problems } = await createJobJournal(layout).load();
  expect(problems).toEqual([]);
  return batches;
}

describe('job journal', () => {
  it('gives back after a restart what was in memory, whatever a batch went through', async () => {
    const layout = await emptyLibrary();
    await fc.assert(
      fc.asyncProperty(fc.array(lives(8), { minLength: 1, maxLength: 4 }), async (all) => {
        const journal = createJobJournal(layout);
        const record = batchOf(all);
        await live(journal, record);
        expect(await loadAgain(layout)).toContainEqual(record);
        await journal.fold(record.id, () => record);
        expect(existsSync(layout.journal(record.id))).toBe(false);
        expect(JSON.parse(await readFile(layout.batch(record.id), 'utf8'))).toEqual(record);
      }),
      { numRuns: 25 },
    );
    // Nothing half-written is left beside them, and folded batches are not read at a start.
    expect(
      (await readdir(layout.batches, { recursive: true })).filter((name) => name.endsWith('.part')),
    ).toEqual([]);
    expect(await loadAgain(layout)).toEqual([]);
  });

  it('cut at any byte, loses the line being written and no more, and goes on after it', async () => {
    const layout = await emptyLibrary();
    const states: JobState[] = [
      waiting,
      { status: 'sending', at: 2, attempt: 1, gateway: 'g', practice: false, delivery: 'direct' },
      { status: 'unknown', at: 3, error: { code: 'connection-lost', message: 'größer' } },
    ];
    const record = batchOf([states]);
    await live(createJobJournal(layout), record);
    const path = layout.journal(record.id);
    const whole = await readFile(path);
    const firstEnd = whole.indexOf(0x0a) + 1;
    for (let cut = whole.length; cut >= 0; cut -= 7) {
      await writeFile(path, whole.subarray(0, cut));
      const journal = createJobJournal(layout);
      const [loaded] = (await journal.load()).batches;
      const kept = cut === whole.length ? 3 : cut >= firstEnd ? 2 : 1;
      expect(loaded?.jobs[0]?.states).toEqual(states.slice(0, kept));
      const next: JobState = kept === 2 ? states[2]! : canceled;
      await journal.append(record.id, record.jobs[0]!.id, kept, next);
      const [again] = await loadAgain(layout);
      expect(again?.jobs[0]?.states).toEqual([...states.slice(0, kept), next]);
    }
  });

  it('is not doubled by a crash between folding and removing the journal', async () => {
    const layout = await emptyLibrary();
    const journal = createJobJournal(layout);
    const record = batchOf([[waiting, canceled]]);
    await live(journal, record);
    const lines = await readFile(layout.journal(record.id));
    await journal.fold(record.id, () => record);
    await writeFile(layout.journal(record.id), lines);
    expect(await loadAgain(layout)).toEqual([record]);
  });

  it('starts a new journal for a batch that was folded', async () => {
    const layout = await emptyLibrary();
    const journal = createJobJournal(layout);
    const record = batchOf([[waiting, canceled]]);
    await live(journal, record);
    await journal.fold(record.id, () => record);
    await journal.append(record.id, record.jobs[0]!.id, 2, waiting);
    expect((await loadAgain(layout))[0]?.jobs[0]?.states).toEqual([waiting, canceled, waiting]);
  });

  it('keeps the journal of a batch that was opened again before its fold came', async () => {
    const layout = await emptyLibrary();
    const journal = createJobJournal(layout);
    const record = batchOf([[waiting, canceled]]);
    await live(journal, record);
    await journal.fold(record.id, () => null);
    expect(await loadAgain(layout)).toEqual([record]);
  });

  it('reports what it cannot read, leaves it byte for byte, and loads the rest', async () => {
    const layout = await emptyLibrary();
    const journal = createJobJournal(layout);
    const made = [0, 1, 2, 3, 4].map(() => batchOf([[waiting, canceled]]));
    for (const record of made) await live(journal, record);
    const [good, badLine, badRecord, orphan, swapped] = made;
    await writeFile(layout.batch(swapped!.id), await readFile(layout.batch(good!.id)));
    await writeFile(layout.journal(swapped!.id), '');
    await appendFile(layout.journal(badLine!.id), 'garbage\n');
    await writeFile(layout.batch(badRecord!.id), '{"version":1');
    await writeFile(layout.journal(orphan!.id), await readFile(layout.journal(good!.id)));
    const before = await readFile(layout.journal(badLine!.id), 'utf8');
    const { batches, problems } = await createJobJournal(layout).load();
    expect(batches.map(({ id }) => id)).toEqual([good!.id]);
    expect(problems.map(({ file, error }) => [file, error.code]).sort()).toEqual(
      [badLine!, badRecord!, orphan!, swapped!]
        .map(({ id }) => [`${id}.journal`, 'record-unparsable'])
        .sort(),
    );
    expect(await readFile(layout.journal(badLine!.id), 'utf8')).toBe(before);
    expect(await readFile(layout.batch(badRecord!.id), 'utf8')).toBe('{"version":1');
  });

  it('forgets a request that a crash cut short before it was promised', async () => {
    const layout = await emptyLibrary();
    const { id } = batchOf([[waiting]]);
    await mkdir(dirname(layout.journal(id)), { recursive: true });
    await writeFile(layout.journal(id), '');
    expect(await loadAgain(layout)).toEqual([]);
    expect(existsSync(layout.journal(id))).toBe(false);
  });

  it('says when a line cannot be written, and writes it in its place once it can', async () => {
    const layout = await emptyLibrary();
    const journal = createJobJournal(layout);
    const record = batchOf([[waiting], [waiting]]);
    await journal.create(record);
    const path = layout.journal(record.id);
    await journal.append(record.id, record.jobs[0]!.id, 1, canceled);
    // A folder in the file's place: it fails for root as well, as a file without permission would not.
    const bytes = await readFile(path);
    await rm(path);
    await mkdir(path);
    await expect(journal.append(record.id, record.jobs[1]!.id, 1, canceled)).rejects.toMatchObject({
      name: 'AppError',
    });
    await rmdir(path);
    await writeFile(path, bytes);
    // What a write leaves that failed half-way, longer than what follows.
    await appendFile(path, `{"half${'.'.repeat(2000)}`);
    await journal.flush();
    expect((await loadAgain(layout))[0]?.jobs.map(({ states }) => states)).toEqual([
      [waiting, canceled],
      [waiting, canceled],
    ]);
  });

  it('writes each change once, however many come in one tick (else journals grow with the square of a batch)', async () => {
    const layout = await emptyLibrary();
    const record = batchOf(Array.from({ length: 24 }, () => [waiting, canceled]));
    const journal = createJobJournal(layout);
    await live(journal, record);
    const lines = (await readFile(layout.journal(record.id), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(24);
  });
});
