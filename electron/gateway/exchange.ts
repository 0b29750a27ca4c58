/** One HTTP exchange with the gateway: a small request, a bounded answer, and whether anything left this machine. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { faultPoint } from '../fault-points.ts';
import { startDeadline } from './deadline.ts';
import type { NetworkFailure } from './failure.ts';
import type { Headers } from './wire.ts';

/** Two inline images of 64 MiB in base64, and some. */
const largestAnswer = 192 * 1024 * 1024;

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ms from now until the whole answer is read. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export type Exchange =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Headers;
      readonly body: string;
      /** Ms since the epoch: when the request began to leave, and when its answer was read. */
      readonly sentAt: number;
      readonly answeredAt: number;
    }
  | { readonly kind: 'network'; readonly failure: NetworkFailure };

/** Never throws for what a network can do; throws what is wrong with the request itself. */
export async function exchange(
  dispatcher: Dispatcher,
  request: ExchangeRequest,
  now: () => number,
): Promise<Exchange> {
  const deadline = startDeadline(request.timeoutMs, request.signal);
  const { signal } = deadline;
  let sentAt: number | undefined;
  let head: Dispatcher.ResponseData | undefined;
  const failed = (code: string | null): Exchange => ({
    kind: 'network',
    failure: { sent: sentAt !== undefined, timedOut: deadline.expired(), code },
  });
  const finished = (body: string): Exchange | undefined =>
    head && {
      kind: 'response',
      status: head.statusCode,
      headers: head.headers,
      body,
      sentAt: sentAt ?? now(),
      answeredAt: now(),
    };
  try {
    const marked = dispatcher.compose(
      markingStart(() => {
        sentAt = now();
        faultPoint('request-leaving');
      }),
    );
    const call = marked.request({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: request.body ?? null,
      signal,
    });
    head = await endedBy(signal, call);
    const text = await readText(head);
    return finished(text) ?? failed(null);
  } catch (thrown) {
    // A refusal whose body broke off is still a refusal: its status is all that counts.
    const refusal = head && (head.statusCode < 200 || head.statusCode > 299) ? finished('') : undefined;
    if (refusal) return refusal;
    const code = causeCode(thrown);
    if (code === 'UND_ERR_INVALID_ARG') throw thrown;
    return failed(code);
  } finally {
    deadline.clear();
  }
}

/** The first code found in an error, its causes, and the attempts it sums up. */
export function causeCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  if (thrown instanceof AggregateError) return causeCode(thrown.errors[0]);
  return causeCode(thrown.cause);
}

/** Tells when a request is about to be written to a connection that stands: before that, nothing can be billed. */
function markingStart(started: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart: (controller, context: unknown) => {
        started();
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...input) => handler.onRequestUpgrade?.(...input),
      onResponseStart: (...input) => handler.onResponseStart?.(...input),
      onResponseData: (...input) => handler.onResponseData?.(...input),
      onResponseEnd: (...input) => handler.onResponseEnd?.(...input),
      onResponseError: (...input) => handler.onResponseError?.(...input),
    });
}

/** undici notices an abort only once connected; nobody need wait for that. */
async function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function readText({ body, headers }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestAnswer) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const unpack = unpackers.get(String(headers['content-encoding'] ?? '').toLowerCase());
  return (unpack ? await unpack(bytes, { maxOutputLength: largestAnswer }) : bytes).toString('utf8');
}

type Unpack = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

/** Nothing packed is asked for; a proxy may pack it all the same. */
const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);
