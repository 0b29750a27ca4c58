/**
 * From an answer to frames: every image is fetched, verified and kept by the library, tried again where that may
 * help. What cannot be had now stays fetchable: the answer is in the journal until its URLs die.
 */
import { setMaxListeners } from 'node:events';
import { faultPoint } from '../fault-points.ts';
import { writeInline } from '../gateway/inline-image.ts';
import type { GatewayClient } from '../gateway/client.ts';
import { findDownload } from '../gateway/part-file.ts';
import type { DownloadedFile } from '../gateway/part-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { KeepFrame } from '../library-host/contract/frame-methods.ts';
import { toAppError } from '../../shared/errors.ts';
import type { ErrorCode, ErrorInfo } from '../../shared/errors.ts';
import type { FrameDraft, FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { openAnswer } from '../../shared/job/history.ts';
import { nextAttempt } from '../../shared/job/retry-table.ts';
import type { Answer, AnsweredImage } from '../../shared/job/status.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';
import type { Clock } from './effects.ts';
import { draftOf } from './frame-draft.ts';
import { statusOf } from './job-table.ts';
import type { JobTable, QueuedJob } from './job-table.ts';
import { createSlots } from './slots.ts';

/**
 * Images fetched at once: all that the most calls can bring, for an address that keeps silent must not hold up the others.
 * What an earlier run left may be more: there the soonest to expire goes first.
 */
const parallelDownloads = 100;

/** Failures that may have passed a moment later. The others would only repeat themselves. */
const worthAnotherTry: readonly ErrorCode[] = [
  'download-unreachable',
  'download-stalled',
  'download-empty',
  'download-truncated',
  'download-not-image',
  'download-undecodable',
];

export interface DownloadsDeps {
  readonly table: JobTable;
  readonly layout: LibraryLayout;
  readonly keep: (input: KeepFrame) => Promise<FrameRow>;
  readonly onFrames: (rows: readonly FrameRow[]) => void;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Downloads {
  /**
   * Brings an answered, downloading or failed job to `done` or `failed`. `client` is the one that asked: only it may
   * reach into the gateway's own network.
   */
  fetch(
    job: QueuedJob,
    client: Pick<GatewayClient, 'download'>,
    /** There was an earlier try, in this run or the last: what it left on disk is taken first. */
    how?: { readonly again: boolean },
  ): Promise<void>;
  /** Fails jobs whose images nobody can fetch now; their answers are kept. */
  giveUp(jobs: readonly QueuedJob[], error: ErrorInfo): Promise<void>;
  /** Ends all transfers; their jobs go on at the next start. */
  close(): void;
}

export function createDownloads({ table, layout, keep, onFrames, clock, log }: DownloadsDeps): Downloads {
  const slots = createSlots(parallelDownloads);
  const closing = new AbortController();
  // Every transfer and every pause listens to it, as many as there are: no sign of a leak.
  setMaxListeners(0, closing.signal);
  const active = new Set<QueuedJob>();
  const isClosing = (): boolean => closing.signal.aborted;

  async function fetchOnce(
    image: AnsweredImage,
    client: Pick<GatewayClient, 'download'>,
  ): Promise<Result<DownloadedFile>> {
    const path = layout.download(image.frame);
    switch (image.source.kind) {
      case 'url':
        return client.download(image.source.url, path, {
          signal: closing.signal,
          marker: layout.marker,
        });
      case 'inline':
        return writeInline(image.source.base64, path, layout.marker);
      case 'kept':
        return failure({ code: 'download-gone', message: 'The bytes were kept before' });
    }
  }

  async function keepOnce(draft: FrameDraft, file: DownloadedFile): Promise<Result<FrameRow>> {
    try {
      const row = await keep({ download: layout.download(draft.id), ...file, draft });
      faultPoint('frame-kept');
      return success(row);
    } catch (thrown) {
      return failure(toAppError(thrown).toInfo());
    }
  }

  /**
   * What an earlier try left on disk: a whole download, or an image in its place that lacks its record. It need not be
   * fetched again, and perhaps cannot. Null: there is none, or it is no image.
   */
  async function keepEarlier(draft: FrameDraft): Promise<Result<FrameRow> | null> {
    try {
      // Without a download the library looks for the image itself.
      const file = (await findDownload(layout.download(draft.id))) ?? { bytes: 0, sha256: '' };
      const kept = await keepOnce(draft, file);
      const isNone = !kept.ok && /^(download-|frame-not-found$)/.test(kept.error.code);
      return isNone && kept.error.data?.endedHost !== true ? null : kept;
    } catch (thrown) {
      return failure(toAppError(thrown).toInfo());
    }
  }

  async function fetchAndKeep(
    image: AnsweredImage,
    draft: FrameDraft,
    expiresAt: number,
    client: Pick<GatewayClient, 'download'>,
    again: boolean,
  ): Promise<Result<FrameRow>> {
    for (let failures = 1; ; failures += 1) {
      // In one place: with a place for each, what expires later would overtake in between.
      const { earlier, file } = await slots.run(expiresAt, async () => {
        const found = again && failures === 1 ? await keepEarlier(draft) : null;
        return found
          ? { earlier: found, file: null }
          : { earlier: null, file: await fetchOnce(image, client) };
      });
      if (earlier) return earlier;
      const kept = file.ok ? await keepOnce(draft, file.value) : file;
      if (kept.ok || isClosing()) return kept;
      const { code } = kept.error;
      log('warn', 'image-not-kept', { frame: draft.id, code, failures });
      if (image.source.kind === 'inline' || !isWorthAnotherTry(kept.error)) return kept;
      const now = clock.now();
      const next = nextAttempt('download', { now, failures, resetAt: null, random: 0 });
      if (next.kind !== 'again') return kept;
      await pause(next.notBefore - now);
      if (isClosing()) return kept;
    }
  }

  /** Ends early when the queue closes. */
  async function pause(milliseconds: number): Promise<void> {
    let end = (): void => undefined;
    await new Promise<void>((resolve) => {
      end = resolve;
      clock.after(milliseconds, resolve);
      closing.signal.addEventListener('abort', end, { once: true });
    });
    closing.signal.removeEventListener('abort', end);
  }

  async function fetchImages(
    job: QueuedJob,
    answer: Answer,
    client: Pick<GatewayClient, 'download'>,
    again: boolean,
  ): Promise<void> {
    const { images, expiresAt } = answer;
    const earlier = framesKept(job);
    const bring = (image: AnsweredImage, draft: FrameDraft): Promise<Result<FrameRow>> =>
      fetchAndKeep(image, draft, expiresAt, client, again);
    // A word for the user: nothing depends on its being on disk, so the bytes need not wait for it.
    const told =
      statusOf(job) === 'downloading' ? null : table.change(job, { status: 'downloading', at: clock.now() });

    const results = await Promise.all(
      images.map(async (image, index) => ({
        frame: image.frame,
        kept: earlier.includes(image.frame) ? null : await bring(image, draftOf(job, image, index)),
      })),
    );
    await told;

    const outcome = sumUp(results);
    if (outcome.error && isClosing()) return;
    const at = clock.now();
    const { frames, error } = outcome;
    const ended = table.change(
      job,
      error
        ? { status: 'failed', at, error, billed: 'yes', frames: [...frames] }
        : { status: 'done', at, frames: [...frames], missing: Math.max(0, job.n - images.length) },
    );
    // The frames are in the library, whatever becomes of the job's line: they need not wait for its sync.
    if (outcome.rows.length > 0) onFrames(outcome.rows);
    await ended;
    faultPoint('done-written');
  }

  return {
    async fetch(job, client, how) {
      const answered = openAnswer(job.states);
      const fetchable = ['answered', 'downloading', 'failed'].includes(statusOf(job));
      if (!answered || !fetchable || active.has(job) || isClosing()) return;
      active.add(job);
      try {
        await fetchImages(job, answered.answer, client, how?.again ?? false);
      } finally {
        active.delete(job);
      }
    },

    async giveUp(jobs, error) {
      for (const job of jobs)
        if (['answered', 'downloading'].includes(statusOf(job)))
          await table.change(job, {
            status: 'failed',
            at: clock.now(),
            error,
            billed: 'yes',
            frames: [...framesKept(job)],
          });
    },

    close: () => closing.abort(),
  };
}

/** What ended the decoder is not fetched for it again: a few such ends in a row, and the library host stays down. */
function isWorthAnotherTry({ code, data }: ErrorInfo): boolean {
  return worthAnotherTry.includes(code) && data?.endedHost !== true;
}

interface ImageResult {
  readonly frame: FrameId;
  /** Null: kept by an earlier try. */
  readonly kept: Result<FrameRow> | null;
}

function sumUp(results: readonly ImageResult[]): {
  readonly frames: readonly FrameId[];
  readonly rows: readonly FrameRow[];
  readonly error: ErrorInfo | null;
} {
  const frames: FrameId[] = [];
  const rows: FrameRow[] = [];
  let error: ErrorInfo | null = null;
  for (const { frame, kept } of results) {
    if (kept && !kept.ok) error ??= kept.error;
    else frames.push(frame);
    if (kept?.ok) rows.push(kept.value);
  }
  return { frames, rows, error };
}

/** Frames an earlier, partly failed fetch of the same answer brought. */
function framesKept(job: QueuedJob): readonly FrameId[] {
  const begin = job.states.findLastIndex(({ status }) => status === 'answered');
  const failed = job.states.slice(begin).findLast((state) => state.status === 'failed');
  return failed?.frames ?? [];
}
