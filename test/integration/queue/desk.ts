/** A queue with everything real about it: HTTP, disk, library. Only time runs a hundred times faster. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { libraryLayout } from '../../../electron/files/library-layout.ts';
import type { LibraryLayout } from '../../../electron/files/library-layout.ts';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import type { GatewayClientOptions } from '../../../electron/gateway/client.ts';
import type { KeepFrame } from '../../../electron/library-host/contract/frame-methods.ts';
import { openLibrary } from '../../../electron/library-host/library.ts';
import { systemChance } from '../../../electron/queue/effects.ts';
import type { Clock } from '../../../electron/queue/effects.ts';
import { createQueue } from '../../../electron/queue/queue.ts';
import type { Queue, QueueDeps } from '../../../electron/queue/contract.ts';
import { batchRecordSchema, journalLineSchema } from '../../../shared/job/batch-record.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';
import { foldLines } from '../../../shared/job/fold.ts';
import type { FrameRow } from '../../../shared/frame/record.ts';
import type { BatchId, JobId } from '../../../shared/ids.ts';
import type { JobView, QueueSummary } from '../../../shared/job/view.ts';
import { builtInModels } from '../../../shared/models/table.ts';
import type { ExpandedRequest, Request } from '../../../shared/request.ts';
import { temporaryFolder } from '../gateway/servers.ts';

export const speed = 100;

function fastClock(begin = Date.now()): Clock {
  return {
    now: () => begin + (Date.now() - begin) * speed,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds / speed);
      return () => clearTimeout(timer);
    },
  };
}

export interface Desk {
  readonly queue: Queue;
  readonly layout: LibraryLayout;
  readonly rows: readonly FrameRow[];
  /** Every view ever told, oldest first. */
  readonly told: readonly JobView[];
  readonly logged: readonly string[];
  readonly summary: () => QueueSummary;
  /** The last view told of a job, or of the only job. */
  readonly job: (id?: JobId) => JobView | undefined;
  /** Statuses told of a job, in order. */
  readonly story: (id?: JobId) => readonly string[];
  /** Settles when it holds; looked at again whenever the queue tells something. */
  readonly until: (condition: () => boolean) => Promise<void>;
  /** So many frames, and the ends of their jobs, which are told a moment after them. */
  readonly arrived: (frames: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DeskOptions {
  readonly folder?: string;
  readonly gateway: { readonly baseUrl: string; readonly key: string };
  readonly parallelCalls?: number;
  /** In place of a fixed number. */
  readonly parallelSetting?: () => number;
  readonly practice?: boolean;
  readonly rescueFolder?: string;
  /** From when on its time runs faster, so that others may share it. */
  readonly clockBegin?: number;
  readonly delivery?: 'direct' | 'safe';
  readonly client?: Partial<GatewayClientOptions>;
  readonly keep?: QueueDeps['keep'];
  readonly connection?: QueueDeps['connection'];
  readonly fetcher?: QueueDeps['fetcher'];
  /** Called before anything is told. */
  readonly onChange?: QueueDeps['onChange'];
}

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const folder = options.folder ?? (await temporaryFolder());
  const layout = libraryLayout(folder);
  const library = await openLibrary(folder);
  const clock = fastClock(options.clockBegin);
  const client = createGatewayClient({
    baseUrl: options.gateway.baseUrl,
    apiKey: options.gateway.key,
    now: clock.now,
    ...options.client,
  });
  const told: JobView[] = [];
  const rows: FrameRow[] = [];
  const logged: string[] = [];
  const taskless = new Set<string>();
  let watchers: { condition: () => boolean; resolve: () => void }[] = [];
  const happened = (): void => {
    const met = watchers.filter(({ condition }) => condition());
    watchers = watchers.filter((watcher) => !met.includes(watcher));
    for (const { resolve } of met) resolve();
  };
  const queue = createQueue({
    layout,
    rescueFolder: options.rescueFolder ?? join(folder, '..', `${basename(folder)}-rescued`),
    models: () => builtInModels,
    clock,
    chance: systemChance,
    connection:
      options.connection ??
      (() => Promise.resolve({ client, gateway: client.origin, practice: options.practice ?? false })),
    fetcher: options.fetcher ?? (() => Promise.resolve(client)),
    keep: options.keep ?? ((input: KeepFrame) => library.keep(input)),
    parallelCalls: options.parallelSetting ?? (() => options.parallelCalls ?? 4),
    delivery: (at, model) => (taskless.has(`${at} ${model}`) ? 'direct' : (options.delivery ?? 'direct')),
    onTaskless: (at, model) => taskless.add(`${at} ${model}`),
    log: (level, event, data) => logged.push(JSON.stringify({ level, event, ...data })),
    onChange(views, now) {
      options.onChange?.(views, now);
      told.push(...views);
      happened();
    },
    onBatch: () => undefined,
    onFrames(added) {
      rows.push(...added);
      happened();
    },
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await queue.close();
    await client.close();
    await library.close();
  };
  onTestFinished(close);
  const until = (condition: () => boolean): Promise<void> =>
    condition() ? Promise.resolve() : new Promise((resolve) => watchers.push({ condition, resolve }));
  const isNoted = ({ id }: FrameRow): boolean => told.some(({ frames }) => frames.includes(id));
  const of = (id?: JobId): JobView[] => told.filter((view) => id === undefined || view.id === id);
  return {
    queue,
    layout,
    rows,
    told,
    logged,
    summary: () => queue.snapshot().summary,
    job: (id) => of(id).at(-1),
    story: (id) => {
      const words = of(id).map(({ status }) => status);
      return words.filter((word, index) => word !== words[index - 1]);
    },
    until,
    arrived: (frames) => until(() => rows.length === frames && rows.every(isNoted)),
    close,
  };
}

export function requestOf(prompt: string, change: Partial<Request> = {}): ExpandedRequest {
  const request: Request = {
    model: 'nano-banana',
    prompt,
    shape: { kind: 'size', size: '1024x1024' },
    seeds: { kind: 'locked', seed: 42 },
    frames: 1,
    imagesPerCall: 1,
    ...change,
  };
  return { request, variants: [prompt] };
}

export const seeds = (...list: number[]): Partial<Request> => ({
  seeds: { kind: 'list', seeds: list },
  frames: list.length,
});

/** A batch exactly as the disk has it now, journal included. */
export function batchOnDisk(layout: LibraryLayout, id: BatchId): BatchRecord {
  const record = batchRecordSchema.parse(JSON.parse(readFileSync(layout.batch(id), 'utf8')));
  if (!existsSync(layout.journal(id))) return record;
  const text = readFileSync(layout.journal(id), 'utf8');
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  const folded = foldLines(
    record,
    lines.map((line) => journalLineSchema.parse(JSON.parse(line))),
  );
  if (!folded.ok) throw new Error(folded.error.message);
  return folded.value;
}

/** Everything a folder holds as text: for looking for what must not be there. */
export async function everyFile(folder: string): Promise<readonly { name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      text: await readFile(`${file.parentPath}/${file.name}`, 'latin1'),
    })),
  );
}

/** A row as the library would answer, for tests that stand in for it. */
export function rowOf({ draft, sha256 }: KeepFrame): FrameRow {
  return {
    no: 1,
    id: draft.id,
    batchId: draft.batchId,
    row: draft.row,
    column: draft.column,
    image: draft.answered.index,
    sha256,
    width: 1,
    height: 1,
    seed: draft.asked.seed,
    model: draft.asked.model,
    prompt: draft.asked.prompt,
    practice: draft.answered.practice,
    createdAt: 0,
    flag: null,
    rating: 0,
    label: null,
  };
}
