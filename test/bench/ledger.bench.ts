/** The ledger of ten thousand calls, without a window: read from its records, and opened again. */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from '@playwright/test';
import { libraryLayout } from '../../electron/files/library-layout.ts';
import type { LibraryLayout } from '../../electron/files/library-layout.ts';
import { createCallsMade } from '../../electron/queue/calls-made.ts';
import { createJobJournal } from '../../electron/queue/job-journal.ts';
import { ledgerSince } from '../../electron/queue/ledger.ts';
import { batchIdSchema, frameIdSchema } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job/status.ts';
import { builtInModels } from '../../shared/models/table.ts';
import { batchOf } from '../integration/queue/batches.ts';
import { median, report } from './support/report.ts';

const batches = 420;
const jobs = 24;
const rounds = 9;
/** As long as the ledger goes back, and batches within it. */
const days = 365;
const now = Date.now();

test('the ledger of ten thousand calls', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-bench-'));
  try {
    const layout = libraryLayout(folder);
    for (let no = 0; no < batches; no += 1) await writeBatch(layout, no);
    const first: number[] = [];
    const again: number[] = [];
    const asked: number[] = [];
    const looks: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const calls = createCallsMade({
        table: { list: () => [], batch: () => undefined },
        journal: createJobJournal(layout),
        layout,
        // The files were written just now.
        now: () => now + 3_600_000,
        log: () => undefined,
      });
      const open = (): Promise<unknown> =>
        ledgerSince(calls, { days, now, models: builtInModels, rates: {} });
      first.push(await took(open));
      asked.push(await took(() => calls.callsSince(0)));
      again.push(await took(open));
      looks.push(await took(() => eachFile(layout, stat)));
    }
    const total = (batches * jobs).toLocaleString('en');
    await report(
      figureOf(
        `the ledger of ${total} calls, opened again`,
        'the first time: every record read',
        again,
        first,
        0.5,
      ),
    );
    await report(
      figureOf(
        `${total} calls asked for again, by the spending guard`,
        'a look at each record’s file',
        asked,
        looks,
        2,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function figureOf(
  metric: string,
  floor: string,
  app: readonly number[],
  least: readonly number[],
  most: number,
) {
  const figures = { app: median(app), against: median(least) };
  const ratio = figures.app / figures.against;
  return { metric, floor, unit: 'ms', ...figures, ratio, target: `≤ ${most}`, met: ratio <= most };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function eachFile(layout: LibraryLayout, work: (path: string) => Promise<unknown>): Promise<void> {
  const entries = await readdir(layout.batches, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => work(join(entry.parentPath, entry.name))),
  );
}

/** As a paid batch ends: each job with its answer, its address and its words. */
async function writeBatch(layout: LibraryLayout, no: number): Promise<void> {
  const at = now - Math.floor((no / batches) * days * 24 * 3_600_000);
  const id = (last: number): string =>
    at
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-') + `-7000-8000-${last.toString(16).padStart(12, '0')}`;
  const states = Array.from({ length: jobs }, (_, job): readonly JobState[] => {
    const frame = frameIdSchema.parse(id(no * jobs + job));
    return [
      { status: 'waiting', at },
      {
        status: 'sending',
        at,
        attempt: 1,
        gateway: 'https://gateway.test',
        practice: false,
        delivery: 'direct',
      },
      {
        status: 'answered',
        at: at + 8_000,
        answer: {
          images: [
            {
              frame,
              source: {
                kind: 'url',
                url: `https://cdn.test/${frame}.png?signature=${'0123456789abcdef'.repeat(16)}`,
              },
              revisedPrompt: 'a red vase on a marble counter, side-lit, '.repeat(6),
            },
          ],
          expiresAt: at + 86_400_000,
          quotaRemainingUsd: 10,
          tookSeconds: 8,
        },
      },
      { status: 'downloading', at: at + 8_000 },
      { status: 'done', at: at + 9_000, frames: [frame], missing: 0 },
    ];
  });
  const record = { ...batchOf(states), id: batchIdSchema.parse(id(no)) };
  await mkdir(dirname(layout.batch(record.id)), { recursive: true });
  await writeFile(layout.batch(record.id), JSON.stringify(record, null, 1));
}
