/** The queue as the rest of the app knows it: what it needs, and what may be asked of it. */
import type { Connection } from '../connection.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { GatewayClient } from '../gateway/client.ts';
import type { KeepFrame } from '../library-host/contract/frame-methods.ts';
import type { Log } from '../log.ts';
import type { Outage } from '../outages.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId, JobId } from '../../shared/ids.ts';
import type { UnderWay } from '../../shared/job/under-way.ts';
import type { FoundOut, JobView, QueueSummary } from '../../shared/job/view.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { ExpandedRequest } from '../../shared/request.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SheetGrowth } from '../../shared/sheet/growth.ts';
import type { CallsMade } from './calls-made.ts';
import type { Chance, Clock, NewIds } from './effects.ts';
import type { Sheets } from './sheets.ts';

export interface QueueDeps {
  readonly layout: LibraryLayout;
  /** Absolute: a folder outside the library where paid pictures wait while it is away. */
  readonly rescueFolder: string;
  /** Asked for each call, so that a new key or address holds from the next one on. */
  readonly connection: () => Promise<Connection>;
  /** For images of an earlier answer, by the gateway that gave it: it may not be the one in force any more. */
  readonly fetcher: (gateway: string) => Promise<Pick<GatewayClient, 'download'>>;
  readonly keep: (input: KeepFrame) => Promise<FrameRow>;
  /** The table in force: what a model is sent depends on it. */
  readonly models: () => ModelTable;
  /** The user's setting; after a change call `settingsChanged`. */
  readonly parallelCalls: () => number;
  /** How the next call of a model goes out to a gateway: the user's setting, where the gateway can do it. */
  readonly delivery: (gateway: string, model: string) => Settings['delivery'];
  /** The gateway takes no tasks for a model; to be remembered before this returns, for its calls go out anew. */
  readonly onTaskless: (gateway: string, model: string) => void;
  /** Only jobs that changed; every status told is on disk. */
  readonly onChange: (jobs: readonly JobView[], summary: QueueSummary) => void;
  readonly onFrames: (rows: readonly FrameRow[]) => void;
  /** A batch was made: its record is on disk. */
  readonly onBatch: (batch: BatchId) => void;
  readonly log: Log;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly ids?: NewIds;
}

export interface Queue extends CallsMade, Pick<Sheets, 'sheet' | 'sheets'> {
  /** Takes up what the last run left open; call once, with the library open. Answers with the files it could not read. */
  load(): Promise<readonly { readonly file: string; readonly error: ErrorInfo }[]>;
  /** Resolves when the batch is on disk. Errors: `invalid-input`, `disk-full`, `library-read-only`, `-unreadable`. */
  submit(expanded: ExpandedRequest): Promise<{ readonly batchId: BatchId; readonly jobs: JobId[] }>;
  /** Adds rows and columns to a batch, whenever it was made. Resolves when it is on disk. Errors: as `Sheets.grow`. */
  extend(growth: SheetGrowth): Promise<{ readonly jobs: JobId[] }>;
  /** Everything open, and the newest closed jobs (200 at most), in the order of sending. */
  snapshot(): { readonly jobs: JobView[]; readonly summary: QueueSummary };
  pause(): void;
  resume(): void;
  /**
   * Waiting jobs are not sent. A call in flight is canceled at once and listened to for a minute. An unknown or a
   * fetchable failed job is let go. What is answered is paid for and goes on. Errors: `job-not-found`.
   */
  cancel(ids: readonly JobId[]): Promise<void>;
  /** Waiting jobs and calls in flight. */
  cancelAll(): Promise<void>;
  /**
   * Fetches a paid answer again where there is one, else sends again. `batch`: theirs, where they may have left the
   * list. Errors: `job-not-found`, and as `Sheets.take`.
   */
  retry(ids: readonly JobId[], batch?: BatchId): Promise<void>;
  /** Likewise, of failed jobs that cost nothing yet or nothing more; what may be paid twice wants a word each. */
  retryFailed(): Promise<void>;
  /** Asks the gateway's free figures whether unknown jobs were billed. Errors: as `connection`. */
  findOut(): Promise<FoundOut>;
  toFront(ids: readonly JobId[]): void;
  /** Takes closed jobs off the list; unknown and fetchable ones stay until they are decided. */
  clearSettled(): void;
  settingsChanged(): void;
  /** Another key or address. A queue that the gateway had stopped goes on. `practiceEnded`: calls were free until now. */
  connectionChanged(change: { readonly practiceEnded: boolean }): void;
  /** Nothing is sent until the same outage ends; then the queue goes on by itself, where nobody else has stopped it. */
  outageBegins(outage: Outage): void;
  outageEnds(outage: Outage): void;
  /** Calls at the gateway right now: what a quit would leave without an answer. */
  liveCalls(): number;
  /** Likewise, by what would become of them. */
  underWay(): UnderWay;
  /** Ends calls and transfers, and resolves when the journal is on disk. */
  close(): Promise<void>;
}
