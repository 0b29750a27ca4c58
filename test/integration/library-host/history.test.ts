/** The history of requests over real files and a real index: it must outlive frames and index, and find what was written. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { Library } from '../../../electron/library-host/library.ts';
import type { HistoryEntry } from '../../../shared/history/entry.ts';
import type { BatchId, JobId } from '../../../shared/ids.ts';
import { batchIdSchema, jobIdSchema } from '../../../shared/ids.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import type { JobState } from '../../../shared/job/status.ts';
import {
  closeLibrary,
  download,
  frameId,
  openAndReconcile,
  picture,
  temporaryFolder,
} from './support/library-folder.ts';

const begin = Date.parse('2026-03-01T10:00:00Z');

function idAt(milliseconds: number): BatchId {
  const hex = milliseconds.toString(16).padStart(12, '0');
  return batchIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}${uuidv7().slice(13)}`);
}

const waiting: JobState = { status: 'waiting', at: begin };
const failed: JobState = {
  status: 'failed',
  at: begin,
  billed: 'no',
  frames: [],
  error: { code: 'gateway-error', message: 'no' },
};

function batch(prompt: string, minute = 0, jobs: readonly JobState[][] = [[waiting, failed]]): BatchRecord {
  const at = begin + minute * 60_000;
  return {
    version: 1,
    id: idAt(at),
    createdAt: new Date(at).toISOString(),
    request: {
      model: 'nano-banana',
      prompt,
      shape: { kind: 'size', size: '1024x1024' },
      seeds: { kind: 'random' },
      frames: jobs.length,
      imagesPerCall: 1,
    },
    variants: [prompt],
    jobs: jobs.map((states, column) => ({
      id: jobIdSchema.parse(uuidv7()),
      row: 0,
      column,
      seed: column,
      n: 1,
      states: [...states],
    })),
  };
}

async function write(folder: string, record: BatchRecord, journal?: string): Promise<void> {
  const layout = libraryLayout(folder);
  await mkdir(dirname(layout.batch(record.id)), { recursive: true });
  await writeFile(layout.batch(record.id), JSON.stringify(record));
  if (journal !== undefined) await writeFile(layout.journal(record.id), journal);
}

async function all(library: Library, query = ''): Promise<HistoryEntry[]> {
  return await library.requests({ query, before: null, limit: 200 });
}

async function prompts(library: Library, query: string): Promise<string[]> {
  return (await all(library, query)).map(({ request }) => request.prompt);
}

test('an index made anew says what one that was kept up to date says (catches history lost with .index)', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  for (let at = 0; at < 30; at += 1) {
    const record = batch(`vase number ${at}, 夕暮れ`, at);
    await write(folder, record);
    await library.noteRequest({ batch: record.id });
  }
  const before = await all(library);
  const found = await all(library, 'vase 夕暮');
  expect(before).toHaveLength(30);
  expect(found).toEqual(before);
  await closeLibrary(library);
  for (let time = 0; time < 2; time += 1) {
    await rm(join(folder, '.index'), { recursive: true });
    const rebuilt = await openAndReconcile(folder);
    expect(await all(rebuilt)).toEqual(before);
    expect(await all(rebuilt, 'vase 夕暮')).toEqual(found);
    await closeLibrary(rebuilt);
  }
});

test('an index that lacks some and knows some too many is put right when the library opens', async () => {
  const folder = await temporaryFolder();
  const kept = batch('kept', 1);
  const gone = batch('gone', 2);
  const late = batch('late', 3);
  await write(folder, kept);
  await write(folder, gone);
  await closeLibrary(await openAndReconcile(folder));
  await rm(libraryLayout(folder).batch(gone.id));
  await write(folder, late);
  expect(await prompts(await openAndReconcile(folder), '')).toEqual(['late', 'kept']);
});

test('an entry outlives its frames and counts those still there (catches counting deleted frames)', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const frame = frameId(begin);
  const record = batch('a pear', 0, [
    [waiting, { status: 'done', at: begin, frames: [frame], missing: 0 }],
    [waiting, failed],
    [waiting],
  ]);
  await write(folder, record);
  await library.noteRequest({ batch: record.id });
  await library.keep(await download(folder, await picture('png'), { id: frame, batchId: record.id }));
  expect((await all(library))[0]?.frames).toEqual({ asked: 3, made: 1, failed: 1, kept: 1 });
  await library.trash({ frames: [frame] });
  expect((await all(library))[0]?.frames).toEqual({ asked: 3, made: 1, failed: 1, kept: 0 });
});

test('what is still open is counted as it is now (catches figures of the moment of sending)', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const record = batch('a fig', 0, [[waiting]]);
  await write(folder, record, '');
  await library.noteRequest({ batch: record.id });
  expect((await all(library))[0]?.frames).toMatchObject({ failed: 0 });
  const job: JobId | undefined = record.jobs[0]?.id;
  await writeFile(
    libraryLayout(folder).journal(record.id),
    `${JSON.stringify({ job, no: 1, state: failed })}\n`,
  );
  expect((await all(library))[0]?.frames).toMatchObject({ failed: 1 });
});

test('one that cannot be read is skipped, counted and left as it is', async () => {
  const folder = await temporaryFolder();
  const broken = batch('broken');
  await write(folder, broken);
  const path = libraryLayout(folder).batch(broken.id);
  await writeFile(path, '{"version": 1');
  await write(folder, batch('whole', 1));
  const library = await openAndReconcile(folder);
  expect(await prompts(library, '')).toEqual(['whole']);
  expect(await readFile(path, 'utf8')).toBe('{"version": 1');
  await closeLibrary(library);
  expect((await openAndReconcile(folder)).opened.unreadable).toBe(1);
});

test('a family is what a request was made from, step by step, and what it led to (catches endless circles)', async () => {
  const folder = await temporaryFolder();
  const first = batch('first', 1);
  const from = (prompt: string, minute: number, parent: BatchRecord): BatchRecord => {
    const record = batch(prompt, minute);
    return { ...record, request: { ...record.request, madeFrom: { batch: parent.id } } };
  };
  const second = from('second', 2, first);
  const third = from('third', 3, second);
  const other = from('other', 4, second);
  const odd = from('odd', 5, other);
  const circle = { ...odd, request: { ...odd.request, madeFrom: { batch: odd.id } } };
  for (const record of [first, second, third, other, circle]) await write(folder, record);
  const library = await openAndReconcile(folder);
  const names = (entries: readonly HistoryEntry[]): string[] => entries.map(({ request }) => request.prompt);
  const family = await library.family({ batch: second.id });
  expect([names(family.ancestors), names(family.children)]).toEqual([['first'], ['third', 'other']]);
  expect(names((await library.family({ batch: third.id })).ancestors)).toEqual(['first', 'second']);
  expect((await library.family({ batch: circle.id })).ancestors).toEqual([]);
  await rm(libraryLayout(folder).batch(second.id));
  await library.noteRequest({ batch: second.id });
  expect((await library.family({ batch: third.id })).ancestors).toEqual([]);
});

describe('search', () => {
  test('finds words by their beginning, without case or accents, in Chinese and Japanese by any part', async () => {
    const folder = await temporaryFolder();
    await write(folder, batch('Golden hour at the Café, 85mm f/1.4', 1));
    await write(folder, batch('琥珀色的黄昏光线', 2));
    await write(folder, batch('夕暮れの港で、逆光の漁師 🌅', 3));
    const library = await openAndReconcile(folder);
    const counted = async (query: string): Promise<number> => (await prompts(library, query)).length;
    for (const query of ['gold', 'HOUR golden', 'cafe', 'CAFÉ', '85', 'f/1.4', 'nano'])
      expect([query, (await prompts(library, query)).some((prompt) => prompt.startsWith('Golden'))]).toEqual([
        query,
        true,
      ]);
    expect(await prompts(library, '黄昏')).toEqual(['琥珀色的黄昏光线']);
    expect(await prompts(library, '昏')).toEqual(['琥珀色的黄昏光线']);
    expect(await prompts(library, '逆光 漁師')).toEqual(['夕暮れの港で、逆光の漁師 🌅']);
    expect(await prompts(library, '🌅')).toEqual(['夕暮れの港で、逆光の漁師 🌅']);
    expect(await counted('光の逆')).toBe(0);
    expect(await counted('golden silver')).toBe(0);
  });

  test.each([
    '"',
    '""',
    `'`,
    '*',
    '^golden',
    'a AND',
    'NOT',
    'OR OR',
    'NEAR(a b)',
    'words:',
    '-a',
    '+',
    '(',
    ')',
    '{',
    '}',
    'a"b',
    '\0',
    'golden\0"',
    '\ud800',
    '%',
    '_',
    ';--',
    '"* OR 1=1',
    'é'.repeat(1_000),
    '" '.repeat(500),
    'x '.repeat(500),
  ])('of %j is a search like any other (catches the index’s own syntax reaching the user)', async (query) => {
    const folder = await temporaryFolder();
    await write(folder, batch('golden hour'));
    const library = await openAndReconcile(folder);
    expect(Array.isArray(await all(library, query))).toBe(true);
  });
});

test('ten thousand requests are paged through without one lost or doubled', async () => {
  const folder = await temporaryFolder();
  const library = await openAndReconcile(folder);
  const ids: string[] = [];
  for (let at = 0; at < 10_000; at += 1) {
    const record = batch(`number ${at} ${at % 10 === 0 ? 'tenth' : ''}`, at);
    await write(folder, record);
    ids.push(record.id);
  }
  await closeLibrary(library);
  const full = await openAndReconcile(folder);
  const paged = async (query: string): Promise<string[]> => {
    const seen: string[] = [];
    let before: BatchId | null = null;
    for (;;) {
      const page: HistoryEntry[] = await full.requests({ query, before, limit: 200 });
      seen.push(...page.map((entry) => entry.batch));
      const last = page.at(-1);
      if (!last) return seen;
      before = last.batch;
    }
  };
  expect(await paged('')).toEqual(ids.toReversed());
  expect(await paged('tenth')).toHaveLength(1_000);
}, 60_000);
