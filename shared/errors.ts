/**
 * Every failure the app can name. Codes are closed; the renderer maps each to a sentence about the
 * user's money and frames and to an action (renderer/i18n). Messages are for logs and for the curious.
 */
import { z } from 'zod';

export const errorCodes = [
  // The app's own borders.
  'invalid-input',
  'forbidden-sender',
  'unknown-route',
  'internal',
  // The prompt's lists changed between what was shown and what was sent.
  'expansion-changed',
  // The gateway said no, before any work was billed (shared/job/gateway-failure.ts maps to these).
  'invalid-param',
  'model-not-found',
  'invalid-api-key',
  'insufficient-balance',
  'permission-denied',
  // Held back here, by the user's own limit.
  'spend-limit',
  'route-not-found',
  'prompt-too-long',
  'rate-limited',
  'concurrency-limited',
  'refused-by-model',
  'gateway-error',
  // The gateway could not be reached; nothing was sent.
  'gateway-unknown-host',
  'gateway-unreachable',
  'gateway-tls-failed',
  // Sent, and no usable answer came back: the call may have been billed.
  'connection-lost',
  'answer-timeout',
  'answer-not-json',
  'answer-without-data',
  'answer-without-images',
  'answer-with-fewer-images',
  // The gateway takes no tasks for the model; nothing was billed, and the call goes out as Direct.
  'tasks-not-taken',
  // The call is answered and paid; its image could not be fetched or is not one.
  'download-denied',
  'download-gone',
  'download-unreachable',
  'download-stalled',
  'download-empty',
  'download-truncated',
  'download-too-large',
  'download-not-image',
  'download-undecodable',
  'download-too-many-pixels',
  // The library folder.
  'library-unreadable',
  'library-silent',
  'index-locked',
  'index-damaged',
  'library-not-there',
  'library-gone',
  'library-read-only',
  'library-newer-format',
  'disk-full',
  'record-unparsable',
  'frame-not-found',
  'request-not-found',
  'library-host-crashed',
  // Its lists of words.
  'list-changed-on-disk',
  'list-name-taken',
  'list-not-found',
  'list-too-large',
  // Its collections.
  'collection-name-taken',
  'collection-not-found',
  'collection-full',
  'collection-smart',
  'collection-not-smart',
  // A file outside the library, which the user named.
  'file-not-written',
  // Export.
  'export-template-invalid',
  'export-no-destination',
  'export-destination-missing',
  'export-destination-unwritable',
  'export-destination-in-library',
  'export-destination-full',
  'export-file-exists',
  'export-name-refused',
  'export-original-missing',
  'export-original-broken',
  'export-too-large',
  'export-plan-gone',
  'export-run-not-found',
  'export-preset-name-taken',
  'export-preset-built-in',
  'export-preset-not-found',
  'export-preset-unreadable',
  // A picture from elsewhere, to be looked at.
  'picture-not-image',
  'picture-too-large',
  'picture-unreadable',
  // Pictures from elsewhere, to be copied in.
  'import-from-library',
  'import-under-way',
  'drop-not-on-disk',
  // The system's own trash.
  'system-trash-refused',
  // Other programs.
  'program-not-started',
  // The key.
  'key-malformed',
  'key-not-set',
  'keychain-unavailable',
  'key-of-another-gateway',
  // The queue.
  'job-not-found',
  'batch-not-found',
  'sheet-changed',
  'illegal-transition',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** A failure as data: what travels over IPC and rests in journals. Never holds a key or a signed URL. */
export const errorInfoSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type ErrorInfo = z.infer<typeof errorInfoSchema>;

/** The one error class. `data` is small, flat and free of secrets; `cause` stays in this process. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly data: ErrorInfo['data'];

  constructor(code: ErrorCode, message: string, options: { data?: ErrorInfo['data']; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.data = options.data;
  }

  toInfo(): ErrorInfo {
    return { code: this.code, message: this.message, ...(this.data && { data: this.data }) };
  }

  static fromInfo(info: ErrorInfo): AppError {
    return new AppError(info.code, info.message, info.data ? { data: info.data } : {});
  }
}

/** Any thrown value as an AppError; what nobody expected becomes `internal` with its cause kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal', message, { cause: thrown });
}
