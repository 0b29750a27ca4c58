/**
 * What a call that brought no image means: for the user (an error), for the bill, and for what happens next.
 * Pure. Source: gateway.md, Errors; "no non-2xx is ever billed".
 */
import type { ErrorCode, ErrorInfo } from '../../shared/errors.ts';
import type { CallRetryPolicy } from '../../shared/job/retry-table.ts';
import type { Billed } from '../../shared/job/status.ts';
import type { RequestField } from '../../shared/request-field.ts';
import type { ErrorEnvelope } from './wire.ts';

export interface GatewayFailure {
  readonly error: ErrorInfo;
  readonly billed: Billed;
  readonly retry: CallRetryPolicy;
  /** For `rate-limit`: when the gateway says it ends, ms since the epoch. */
  readonly resetAt: number | null;
}

/** How the transport failed. `sent`: the request had begun to leave this machine. */
export interface NetworkFailure {
  readonly sent: boolean;
  readonly timedOut: boolean;
  /** The system's or TLS's code of the cause, such as `ECONNREFUSED`. */
  readonly code: string | null;
}

export interface RefusedResponse {
  readonly status: number;
  readonly envelope: ErrorEnvelope | null;
  readonly resetAt: number | null;
}

type Verdict = readonly [ErrorCode, CallRetryPolicy];

/** The gateway's own words, where they say more than the status. The last two are OpenAI's for a moderated prompt. */
const verdictOfWord: ReadonlyMap<string, Verdict> = new Map<string, Verdict>(
  Object.entries({
    invalid_param: ['invalid-param', 'never'],
    model_not_found: ['model-not-found', 'never'],
    invalid_api_key: ['invalid-api-key', 'pause-queue'],
    authentication_error: ['invalid-api-key', 'pause-queue'],
    unauthenticated: ['invalid-api-key', 'pause-queue'],
    insufficient_balance: ['insufficient-balance', 'pause-queue'],
    quota_exceeded: ['insufficient-balance', 'pause-queue'],
    permission_denied: ['permission-denied', 'never'],
    model_not_in_group: ['permission-denied', 'never'],
    not_found: ['route-not-found', 'never'],
    rate_limit_exceeded: ['rate-limited', 'rate-limit'],
    concurrency_limit: ['concurrency-limited', 'concurrency-limit'],
    content_policy_violation: ['refused-by-model', 'never'],
    moderation_blocked: ['refused-by-model', 'never'],
  } satisfies Record<string, Verdict>),
);

/** Statuses whose meaning no word in the body can change. */
const verdictOfStatus: Readonly<Record<number, Verdict>> = {
  401: ['invalid-api-key', 'pause-queue'],
  402: ['insufficient-balance', 'pause-queue'],
  413: ['prompt-too-long', 'never'],
  451: ['refused-by-model', 'never'],
};

/** Statuses that a known word may refine. */
const usualVerdict: Readonly<Record<number, Verdict>> = {
  403: ['permission-denied', 'never'],
  404: ['route-not-found', 'never'],
  405: ['route-not-found', 'never'],
  408: ['gateway-error', 'server-error'],
  429: ['rate-limited', 'rate-limit'],
};

/** A response that is not 2xx: never billed. */
export function failureOfResponse({ status, envelope, resetAt }: RefusedResponse): GatewayFailure {
  const [code, retry] = judge(status, envelope);
  return { error: errorInfo(code, status, envelope), billed: 'no', retry, resetAt };
}

/**
 * A 2xx whose body is an error. What the gateway rejects before it works is not billed; anything else might be,
 * and is therefore for the user to send again, whatever it says.
 */
export function failureOfErrorWithin(status: number, envelope: ErrorEnvelope): GatewayFailure {
  const verdict =
    (envelope.code === null ? undefined : verdictOfWord.get(envelope.code)) ??
    (envelope.status === null ? undefined : judge(envelope.status, null));
  const [code, retry] = verdict ?? ['gateway-error', 'never'];
  const rejected = code !== 'gateway-error';
  return {
    error: errorInfo(code, status, envelope),
    billed: rejected ? 'no' : 'maybe',
    retry: rejected ? retry : 'ask',
    resetAt: null,
  };
}

/** A task that the gateway gave up by itself: free (gateway.md). Its id is used up, so another try is another task. */
export function failureOfTask(envelope: ErrorEnvelope): GatewayFailure {
  const verdict = envelope.code === null ? undefined : verdictOfTaskWord(envelope.code);
  const [code, retry] = verdict ?? ['gateway-error', 'server-error'];
  return { error: errorInfo(code, 200, envelope), billed: 'no', retry, resetAt: null };
}

function verdictOfTaskWord(word: string): Verdict | undefined {
  return /content_policy|moderation|safety/.test(word)
    ? ['refused-by-model', 'never']
    : verdictOfWord.get(word);
}

/** A 2xx without an image in it: the work may have been done and billed, so that only the user may send it again. */
export function failureOfEmptyAnswer(
  code: 'answer-not-json' | 'answer-without-data' | 'answer-without-images',
  status: number,
): GatewayFailure {
  const message = {
    'answer-not-json': 'The answer is not JSON',
    'answer-without-data': 'The answer has no list of images',
    'answer-without-images': 'The answer lists no image',
  }[code];
  return { error: { code, message, data: { status } }, billed: 'maybe', retry: 'ask', resetAt: null };
}

/**
 * No response. Before the request left, nothing can be billed: it is tried again, unless the host has no address
 * or its certificate is wrong, which only a changed setting mends: those fail at once. After it left, only the
 * user may send it again.
 */
export function failureOfNetwork({ sent, timedOut, code }: NetworkFailure): GatewayFailure {
  const data = code === null ? {} : { data: { cause: code } };
  const fail = (
    errorCode: ErrorCode,
    message: string,
    billed: Billed,
    retry: CallRetryPolicy,
  ): GatewayFailure => ({
    error: { code: errorCode, message, ...data },
    billed,
    retry,
    resetAt: null,
  });
  if (sent && timedOut) return fail('answer-timeout', 'No answer in time', 'maybe', 'ask');
  if (sent) return fail('connection-lost', 'The connection ended without an answer', 'maybe', 'ask');
  if (code === 'ENOTFOUND') return fail('gateway-unknown-host', 'The host has no address', 'no', 'never');
  if (code !== null && isTlsCode(code))
    return fail('gateway-tls-failed', 'No secure connection', 'no', 'never');
  return fail('gateway-unreachable', 'No connection', 'no', 'server-error');
}

function judge(status: number, envelope: ErrorEnvelope | null): Verdict {
  const fixed = verdictOfStatus[status];
  if (fixed) return fixed;
  if (status >= 500) return ['gateway-error', 'server-error'];
  const word = envelope?.code ? verdictOfWord.get(envelope.code) : undefined;
  if (word) return word;
  // A redirect is no answer to a POST: the address in the settings leads elsewhere.
  return usualVerdict[status] ?? (status < 400 ? ['route-not-found', 'never'] : ['invalid-param', 'never']);
}

function errorInfo(code: ErrorCode, status: number, envelope: ErrorEnvelope | null): ErrorInfo {
  const message = envelope?.message?.slice(0, 500) ?? `Status ${status}`;
  const word = envelope?.code?.slice(0, 100);
  const field = fieldAtFault(code, envelope?.param ?? null);
  return { code, message, data: { status, ...(word && { gatewayCode: word }), ...(field && { field }) } };
}

/** The wire's names for the parts of a request; OpenAI's `param` uses the body's own keys. */
const fieldOfParam: ReadonlyMap<string, RequestField> = new Map<string, RequestField>([
  ['prompt', 'prompt'],
  ['model', 'model'],
  ['size', 'size'],
  ['aspect_ratio', 'aspect-ratio'],
  ['n', 'n'],
  ['seed', 'seed'],
  ['quality', 'quality'],
  ['negative_prompt', 'negative-prompt'],
  ['style', 'style'],
  ['output_format', 'output-format'],
  ['output_compression', 'output-compression'],
]);

/** Only what this app sends has a control: any other name points nowhere. A task's body has the fields in `params`. */
function fieldAtFault(code: ErrorCode, param: string | null): RequestField | undefined {
  if (code === 'model-not-found') return 'model';
  if (code === 'prompt-too-long') return 'prompt';
  if (code !== 'invalid-param' || param === null) return undefined;
  return fieldOfParam.get(param.replace(/^params\./, ''));
}

/** OpenSSL's and Node's names for a handshake or certificate that failed (nodejs.org/api/tls.html, X509 codes). */
function isTlsCode(code: string): boolean {
  const prefixes = ['ERR_TLS', 'ERR_SSL', 'CERT_', 'CRL_', 'UNABLE_TO_', 'SELF_SIGNED', 'DEPTH_ZERO'];
  const whole = ['EPROTO', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED'];
  return whole.includes(code) || prefixes.some((prefix) => code.startsWith(prefix));
}
