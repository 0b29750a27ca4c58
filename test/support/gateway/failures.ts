/** Non-2xx answers, in the shapes that were seen on the vendor's host. */
import type { FaultSet } from './faults.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Sent as it is instead of `body` as JSON. */
  readonly text?: string;
}

const known: Readonly<Record<string, readonly [status: number, type: string, code: string | null]>> = {
  '400': [400, 'invalid_request_error', 'invalid_param'],
  '401': [401, 'authentication_error', 'invalid_api_key'],
  '402': [402, 'billing_error', 'insufficient_balance'],
  '402-quota': [402, 'billing_error', 'quota_exceeded'],
  '403': [403, 'permission_error', 'permission_denied'],
  '403-model': [403, 'permission_error', 'model_not_in_group'],
  '404': [404, 'invalid_request_error', 'not_found'],
  '413': [413, 'invalid_request_error', 'request_too_large'],
  '429-rate': [429, 'rate_limit_error', 'rate_limit_exceeded'],
  '429-concurrency': [429, 'rate_limit_error', 'concurrency_limit'],
  '451': [451, 'content_policy_error', null],
  '500': [500, 'api_error', 'internal_error'],
  '502': [502, 'api_error', 'api_error'],
  '503': [503, 'api_error', 'api_error'],
  '504': [504, 'api_error', 'timeout'],
};

export function failure(name: string, message = `Scripted ${name}.`): Answer {
  const [status, type, code] = known[name] ?? [500, 'api_error', 'internal_error'];
  return { status, body: { error: { type, code, message } } };
}

/** The failure that a call's faults ask for, if any. */
export function scriptedFailure(faults: FaultSet, now: number): Answer | undefined {
  if (faults.has('html-502'))
    return { status: 502, body: null, text: html, headers: { 'content-type': 'text/html' } };
  const name = faults.names.find((fault) => Object.hasOwn(known, fault));
  if (name === undefined) return undefined;
  const plain = failure(name);
  const [, type = '', code = null] = known[name] ?? [];
  const message = `Scripted ${name}.`;
  const body = faults.has('shape-typed')
    ? { type: 'error', error: { type, message } }
    : faults.has('shape-google')
      ? { error: { code: plain.status, message, status: (code ?? type).toUpperCase() } }
      : plain.body;
  const reset = Math.ceil(now / 1000) + faults.number('429-rate', 2);
  return {
    status: plain.status,
    body,
    headers: {
      ...(name === '429-rate' && { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }),
      ...(faults.has('retry-after') && { 'retry-after': String(faults.number('retry-after', 1)) }),
    },
  };
}

export const html = '<!doctype html><html><body><h1>A proxy had something to say</h1></body></html>';
