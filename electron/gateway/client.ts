/** The gateway as the app uses it: one paid call, one free check of a key, and downloads of what was paid for. */
import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { GatewayFigures } from '../../shared/money/reconcile.ts';
import type { Result } from '../../shared/result.ts';
import { failure, success } from '../../shared/result.ts';
import { redact } from '../redact.ts';
import { bodyOf } from './call-body.ts';
import type { GenerationCall } from './call-body.ts';
import { createDownloader } from './download.ts';
import type { Downloader } from './download.ts';
import { exchange } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { GatewayFailure } from './failure.ts';
import { failureOf } from './exchange-failure.ts';
import { failureOfEmptyAnswer, failureOfErrorWithin, failureOfNetwork } from './failure.ts';
import { createTaskCalls } from './tasks.ts';
import type { TaskCalls, TaskOutcome } from './tasks.ts';
import { readFigures, usagePath } from './usage.ts';
import type { WireImage } from './wire.ts';
import { expiryOf, readAnswer, readHeaders, readModels } from './wire.ts';

export interface GatewayClientOptions {
  /** May have a path before `/v1`, and a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Ms for a whole generation call. Gateways answer 504 after minutes: shorter would lose paid answers. */
  readonly answerTimeoutMs?: number;
  /** Ms for the free reads. */
  readonly readTimeoutMs?: number;
  readonly connectTimeoutMs?: number;
  /** Ms without a byte after which a download is given up. */
  readonly downloadSilenceMs?: number;
  /** Ms after which a download is given up whatever comes: ten minutes take 64 MiB at a tenth of a MB a second. */
  readonly downloadWholeMs?: number;
  /** How download hosts are resolved; the system's way by default. */
  readonly lookup?: LookupFunction;
  /** Ms since the epoch. */
  readonly now?: () => number;
}

export type CallOutcome = {
  /** US dollars left on the key, as the answer's headers say; null when they do not. */
  readonly quotaRemainingUsd: number | null;
} & (
  | {
      readonly kind: 'answered';
      readonly images: readonly WireImage[];
      /** Ms since the epoch. */
      readonly expiresAt: number;
      readonly tookSeconds: number;
    }
  | { readonly kind: 'failed'; readonly failure: GatewayFailure }
);

export interface GatewayClient extends Pick<Downloader, 'download'>, TaskCalls {
  /** Scheme, host and port: what records may say of the gateway. */
  readonly origin: string;
  /** Sends one paid call, once. Aborting ends the waiting, not the work at the gateway. */
  generate(call: GenerationCall, signal?: AbortSignal): Promise<CallOutcome>;
  /** The ids of the models this key may call: free, and the proof of a key. */
  models(signal?: AbortSignal): Promise<Result<readonly string[]>>;
  /** What the gateway counts of calls between two moments (ms since the epoch), and what is left on the key: free. */
  figures(since: number, until: number): Promise<GatewayFigures>;
  /** Ends all connections, also those in use. */
  close(): Promise<void>;
}

export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  const { apiKey, answerTimeoutMs = 360_000, readTimeoutMs = 15_000, connectTimeoutMs = 10_000 } = options;
  const now = options.now ?? Date.now;
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  // No bound on connections: the queue bounds the calls. Time is bounded for each call as a whole.
  const pool = new Pool(base.origin, {
    connect: { timeout: connectTimeoutMs },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const downloader = createDownloader({
    gateway: base,
    silenceMs: options.downloadSilenceMs ?? 30_000,
    wholeMs: options.downloadWholeMs ?? 600_000,
    connectTimeoutMs,
    ...(options.lookup && { lookup: options.lookup }),
  });
  const headers = { 'x-api-key': apiKey, accept: 'application/json', 'accept-encoding': 'identity' };

  /** A gateway may quote the key it rejects. */
  const safe = (error: ErrorInfo): ErrorInfo => ({
    ...error,
    message: redact(apiKey === '' ? error.message : error.message.replaceAll(apiKey, '[key]')),
  });

  const post = (path: string, body: unknown, timeoutMs: number, signal?: AbortSignal): Promise<Exchange> =>
    exchange(
      pool,
      {
        method: 'POST',
        path: prefix + path,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        timeoutMs,
        ...(signal && { signal }),
      },
      now,
    );
  const tasks = createTaskCalls({
    post: (path, body, signal) => post(path, body, readTimeoutMs, signal),
    now,
  });
  const safely = <Outcome extends CallOutcome | TaskOutcome>(outcome: Outcome): Outcome =>
    outcome.kind === 'failed'
      ? { ...outcome, failure: { ...outcome.failure, error: safe(outcome.failure.error) } }
      : outcome;

  return {
    origin: base.origin,
    download: (url, path, how) => downloader.download(url, path, how),

    async generate(call, signal) {
      const answered = await post('/v1/images/generations', bodyOf(call), answerTimeoutMs, signal);
      return safely(outcomeOf(answered, now()));
    },

    submit: async (call, task, signal) => safely(await tasks.submit(call, task, signal)),
    ask: async (task, signal) => safely(await tasks.ask(task, signal)),
    withdraw: async (task, signal) => safely(await tasks.withdraw(task, signal)),

    async models(signal) {
      const answered = await exchange(
        pool,
        {
          method: 'GET',
          path: `${prefix}/v1/models`,
          headers,
          timeoutMs: readTimeoutMs,
          ...(signal && { signal }),
        },
        now,
      );
      const problem = failureOf(answered, now());
      if (problem) return failure(safe(problem.error));
      const models = answered.kind === 'response' ? readModels(answered.body) : null;
      return models
        ? success(models)
        : failure({ code: 'answer-not-json', message: 'The answer is no list of models' });
    },

    async figures(since, until) {
      const answered = await exchange(
        pool,
        { method: 'GET', path: prefix + usagePath(since, until), headers, timeoutMs: readTimeoutMs },
        now,
      );
      if (answered.kind === 'network') return { countedCalls: null, quotaUsd: null };
      const { status, body, headers: told } = answered;
      return readFigures(status >= 200 && status <= 299 ? body : null, told, now());
    },

    async close() {
      await Promise.all([pool.destroy(), downloader.close()]);
    },
  };
}

function outcomeOf(answered: Exchange, now: number): CallOutcome {
  const problem = failureOf(answered, now);
  if (answered.kind === 'network' || problem)
    return {
      kind: 'failed',
      failure: problem ?? failureOfNetwork({ sent: true, timedOut: false, code: null }),
      quotaRemainingUsd:
        answered.kind === 'response' ? readHeaders(answered.headers, now).quotaRemainingUsd : null,
    };
  const { status, headers, body, sentAt, answeredAt } = answered;
  const { quotaRemainingUsd } = readHeaders(headers, now);
  const failed = (failure: GatewayFailure): CallOutcome => ({ kind: 'failed', failure, quotaRemainingUsd });
  const answer = readAnswer(body);
  switch (answer.kind) {
    case 'not-json':
      return failed(failureOfEmptyAnswer('answer-not-json', status));
    case 'no-data':
      return failed(failureOfEmptyAnswer('answer-without-data', status));
    case 'error':
      return failed(failureOfErrorWithin(status, answer.envelope));
    case 'images':
      if (answer.images.length === 0) return failed(failureOfEmptyAnswer('answer-without-images', status));
      return {
        kind: 'answered',
        images: answer.images,
        expiresAt: expiryOf(answer.created, sentAt, answeredAt),
        tookSeconds: Math.max(0, answeredAt - sentAt) / 1000,
        quotaRemainingUsd,
      };
  }
}
