/**
 * Fetching an image that is paid for: a plain GET without the key, bounded in size, redirects and silence, and never
 * to a place the gateway must not reach through us. Content-Type is not asked: the library judges the bytes.
 */
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { LookupFunction } from 'node:net';
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

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Bytes so far, and in all if the server says. */
  readonly onProgress?: (received: number, total: number | null) => void;
}

export interface Downloader {
  /**
   * Fetches `url` into `path`; on failure nothing is left there.
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

  async function follow(url: URL, signal: AbortSignal, redirects = 0): Promise<Dispatcher.ResponseData> {
    const problem = await guard.check(url);
    if (problem) throw problem;
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { accept: 'image/*', 'accept-encoding': 'identity' },
      signal,
    });
    const { statusCode, headers, body } = response;
    const location = typeof headers.location === 'string' ? headers.location : '';
    if (statusCode < 300 || statusCode > 399) return response;
    body.on('error', () => undefined).destroy();
    if (redirects >= mostRedirects || !URL.canParse(location, url.href))
      throw new AppError('download-denied', 'Redirected nowhere or too often', { data: { redirects } });
    return follow(new URL(location, url), signal, redirects + 1);
  }

  return {
    async download(url, path, { signal, onProgress } = {}) {
      const whole = startDeadline(wholeMs, signal);
      const silence = startDeadline(silenceMs, whole.signal);
      let response: Dispatcher.ResponseData | undefined;
      let part: PartFile | undefined;
      try {
        response = await follow(new URL(url), silence.signal);
        silence.restart();
        const total = judgeHead(response);
        part = await openPartFile(path);
        for await (const chunk of response.body as AsyncIterable<Buffer>) {
          silence.restart();
          if (part.bytes + chunk.length > largestImage) throw tooLarge();
          await part.write(chunk);
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
        // What cannot be removed now is a leftover that the library clears; the first error is the one to tell.
        await part?.discard().catch(() => undefined);
        return failure(error.toInfo());
      } finally {
        silence.clear();
        whole.clear();
      }
    },

    close: () => agent.destroy(),
  };
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
