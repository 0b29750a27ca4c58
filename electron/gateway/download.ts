/**
 * Fetching an image that is paid for: a plain GET without the key, bounded in size, redirects and silence, and never
 * to a place the gateway must not reach through us. Content-Type is not asked: the library judges the bytes. What broke off
 * goes on where it ended, if the server can say that the bytes are still the same (RFC 9110 §13.1.5, §14).
 */
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { LookupFunction } from 'node:net';
import { faultPoint } from '../fault-points.ts';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { createAddressGuard } from './address-guard.ts';
import { startDeadline } from './deadline.ts';
import { causeCode } from './exchange.ts';
import { openPartFile } from './part-file.ts';
import { judgeLength, largestImage, tooLarge } from './image-length.ts';
import type { DownloadedFile, PartFile } from './part-file.ts';

const mostRedirects = 3;

/**
 * Bytes that may come before they are asked for. undici stops reading a connection whose body is full (64 KiB by default), and of one
 * that is reset then it learns nothing any more: the download would wait for its silence to end, 30 s, instead of going on at once.
 */
const bodyBuffer = 8 * 1024 * 1024;

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Of the library it goes to: see `makeFolderDurably`. */
  readonly marker?: string;
  /** Bytes so far, and in all if the server says. */
  readonly onProgress?: (received: number, total: number | null) => void;
}

export interface Downloader {
  /**
   * Fetches `url` into `path`; on failure nothing is left there. Another try of the same asks only for what is missing.
   * Errors: `download-denied`, `-gone`, `-unreachable`, `-stalled`, `-empty`, `-truncated`, `-too-large`, and the
   * file system's (`disk-full`, `library-read-only`, `library-unreadable`).
   */
  download(url: string, path: string, options?: DownloadOptions): Promise<Result<DownloadedFile>>;
  close(): Promise<void>;
}

export interface DownloaderOptions {
  readonly gateway: URL;
  /** Ms without a byte after which a download is given up. */
  readonly silenceMs: number;
  /** Ms after which it is given up whatever comes: a byte now and then would keep it going for ever. */
  readonly wholeMs: number;
  readonly connectTimeoutMs: number;
  readonly lookup?: LookupFunction;
}

export function createDownloader(options: DownloaderOptions): Downloader {
  const { gateway, silenceMs, wholeMs, connectTimeoutMs } = options;
  const guard = createAddressGuard(gateway, options.lookup);
  const agent = new Agent({
    connect: { timeout: connectTimeoutMs, lookup: guard.lookup },
    // One clock for the whole of a download: the one below.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  /** By path: what broke off, and may go on. */
  const begun = new Map<string, Begun>();

  async function follow(
    url: URL,
    range: Readonly<Record<string, string>>,
    signal: AbortSignal,
    redirects = 0,
  ): Promise<Dispatcher.ResponseData> {
    const problem = await guard.check(url);
    if (problem) throw problem;
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { accept: 'image/*', 'accept-encoding': 'identity', ...range },
      signal,
      highWaterMark: bodyBuffer,
    });
    const { statusCode, headers, body } = response;
    const location = typeof headers.location === 'string' ? headers.location : '';
    if (statusCode < 300 || statusCode > 399) return response;
    body.on('error', () => undefined).destroy();
    if (redirects >= mostRedirects || !URL.canParse(location, url.href))
      throw new AppError('download-denied', 'Redirected nowhere or too often', { data: { redirects } });
    return follow(new URL(location, url), range, signal, redirects + 1);
  }

  return {
    async download(url, path, { signal, marker, onProgress } = {}) {
      const whole = startDeadline(wholeMs, signal);
      const silence = startDeadline(silenceMs, whole.signal);
      let response: Dispatcher.ResponseData | undefined;
      let part: PartFile | undefined;
      try {
        const earlier = begun.get(path);
        begun.delete(path);
        if (earlier?.url === url) part = await openPartFile(path, earlier.bytes, marker);
        const range: Record<string, string> =
          earlier && part && part.bytes > 0
            ? { range: `bytes=${part.bytes}-`, 'if-range': earlier.etag }
            : {};
        // Before anything comes: what arrives is read at once, and a reset does not cost the bytes before it.
        part ??= await openPartFile(path, 0, marker);
        response = await follow(new URL(url), range, silence.signal);
        silence.restart();
        const rest = judgeHead(response);
        faultPoint('download-begun');
        const goesOn = response.statusCode === 206 && beginOf(response) === part.bytes;
        if (!goesOn && response.statusCode === 206) throw notTheRest();
        if (!goesOn && part.bytes > 0) await part.restart();
        const total = rest === null ? null : part.bytes + rest;
        for await (const chunk of response.body as AsyncIterable<Buffer>) {
          silence.restart();
          if (part.bytes + chunk.length > largestImage) throw tooLarge();
          await part.write(chunk);
          faultPoint('download-partly');
          onProgress?.(part.bytes, total);
        }
        judgeLength(part.bytes, total);
        return success(await part.finish());
      } catch (thrown) {
        response?.body.on('error', () => undefined).destroy();
        const error = downloadError(thrown, {
          begun: response !== undefined,
          silent: silence.expired() || whole.expired(),
        });
        const etag = response && strongEtag(response);
        // What cannot be kept or removed now is a leftover that the library clears; the first error is the one to tell.
        if (part && part.bytes > 0 && etag && mayGoOn.includes(error.code)) {
          begun.set(path, { url, bytes: part.bytes, etag });
          await part.leave().catch(() => begun.delete(path));
        } else await part?.discard().catch(() => undefined);
        return failure(error.toInfo());
      } finally {
        silence.clear();
        whole.clear();
      }
    },

    close: () => agent.destroy(),
  };
}

/** What broke off: whose bytes, how many, and the server's name for just these. */
interface Begun {
  readonly url: string;
  readonly bytes: number;
  readonly etag: string;
}

/** Failures of the way, not of the bytes. */
const mayGoOn: readonly ErrorCode[] = ['download-truncated', 'download-stalled'];

/** Only of a plain answer; a weak one names no bytes. */
function strongEtag({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  const etag = typeof headers.etag === 'string' ? headers.etag : '';
  return [200, 206].includes(statusCode) && /^"[^"]*"$/.test(etag) ? etag : null;
}

/** The first byte that a part is said to begin with. */
function beginOf({ headers }: Dispatcher.ResponseData): number | null {
  const begin = /^bytes (\d+)-/.exec(String(headers['content-range'] ?? ''))?.[1];
  return begin === undefined ? null : Number(begin);
}

function notTheRest(): AppError {
  return new AppError('download-not-image', 'Not the part that was asked for');
}

/** The length the server announces, or null. Throws when the head alone shows that there is no image to be had. */
function judgeHead({ statusCode, headers }: Dispatcher.ResponseData): number | null {
  if (statusCode < 200 || statusCode > 299)
    throw new AppError(codeOfStatus(statusCode), `Status ${statusCode}`, { data: { status: statusCode } });
  const encoding = String(headers['content-encoding'] ?? 'identity');
  if (encoding !== 'identity')
    throw new AppError('download-not-image', 'Packed though not asked to be', { data: { encoding } });
  const length = headers['content-length'];
  const total = typeof length === 'string' && /^\d+$/.test(length) ? Number(length) : null;
  if (total !== null && total > largestImage) throw tooLarge();
  return total;
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404 || status === 410) return 'download-gone';
  return status >= 500 || status === 408 || status === 429 ? 'download-unreachable' : 'download-denied';
}

function downloadError(thrown: unknown, seen: { begun: boolean; silent: boolean }): AppError {
  if (thrown instanceof AppError) return thrown;
  const cause = causeCode(thrown);
  const options = { cause: thrown, ...(cause !== null && { data: { cause } }) };
  if (seen.silent)
    return new AppError('download-stalled', 'No byte for too long, or not all of them in time', options);
  if (seen.begun) return new AppError('download-truncated', 'The connection ended too soon', options);
  return new AppError('download-unreachable', 'No connection', options);
}
