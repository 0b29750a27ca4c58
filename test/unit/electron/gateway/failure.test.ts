/** What a failed call means: the table of gateway.md, and what happens when nothing came back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldFaultOf } from '../../../../shared/request-field.ts';
import {
  failureOfErrorWithin,
  failureOfNetwork,
  failureOfResponse,
} from '../../../../electron/gateway/failure.ts';

const envelope = (code: string | null, status: number | null = null, param: string | null = null) => ({
  code,
  status,
  message: 'm',
  param,
});

describe('failureOfResponse', () => {
  it.each([
    [400, 'invalid_param', 'invalid-param', 'never'],
    [400, 'model_not_found', 'model-not-found', 'never'],
    [400, null, 'invalid-param', 'never'],
    [401, 'invalid_api_key', 'invalid-api-key', 'pause-queue'],
    [402, 'insufficient_balance', 'insufficient-balance', 'pause-queue'],
    [402, 'quota_exceeded', 'insufficient-balance', 'pause-queue'],
    [403, 'permission_denied', 'permission-denied', 'never'],
    [403, 'model_not_in_group', 'permission-denied', 'never'],
    [404, 'not_found', 'route-not-found', 'never'],
    [413, null, 'prompt-too-long', 'never'],
    [429, 'rate_limit_exceeded', 'rate-limited', 'rate-limit'],
    [429, 'concurrency_limit', 'concurrency-limited', 'concurrency-limit'],
    [429, null, 'rate-limited', 'rate-limit'],
    [451, null, 'refused-by-model', 'never'],
    [500, 'internal_error', 'gateway-error', 'server-error'],
    [502, 'api_error', 'gateway-error', 'server-error'],
    [503, null, 'gateway-error', 'server-error'],
    [504, 'timeout', 'gateway-error', 'server-error'],
    [302, null, 'route-not-found', 'never'],
    [418, 'teapot', 'invalid-param', 'never'],
  ] as const)('%i %s is %s, retried: %s', (status, word, code, retry) => {
    expect(failureOfResponse({ status, envelope: envelope(word), resetAt: null })).toMatchObject({
      error: { code, data: { status } },
      retry,
      billed: 'no',
    });
  });

  it('is never billed, whatever the words (no non-2xx is)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.string(), (status, word) => {
        expect(failureOfResponse({ status, envelope: envelope(word), resetAt: null }).billed).toBe('no');
      }),
    );
  });

  it('lets no word of an upstream stop the queue from behind a 5xx', () => {
    const failure = failureOfResponse({ status: 502, envelope: envelope('invalid_api_key'), resetAt: null });
    expect(failure.retry).toBe('server-error');
  });
});

describe('the part of the request at fault', () => {
  const faultOf = (status: number, code: string | null, param: string | null) =>
    fieldFaultOf(failureOfResponse({ status, envelope: envelope(code, null, param), resetAt: null }).error);

  it.each([
    ['size', 'size'],
    ['aspect_ratio', 'aspect-ratio'],
    ['n', 'n'],
    ['negative_prompt', 'negative-prompt'],
    ['params.output_format', 'output-format'],
  ])('is named by param %s: %s', (param, field) => {
    expect(faultOf(400, 'invalid_param', param)).toEqual({ code: 'invalid-param', field });
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'params.', 'messages[0].content', 'x'.repeat(1e6)])(
    'is nothing for a param that no control stands for, nor does it travel on (%#)',
    (param) => {
      const { error } = failureOfResponse({
        status: 400,
        envelope: envelope('invalid_param', null, param),
        resetAt: null,
      });
      expect(error.data).toEqual({ status: 400, gatewayCode: 'invalid_param' });
      expect(fieldFaultOf(error)).toBeNull();
    },
  );

  it('is the model when the gateway knows none of that name, and nothing when the key or the gateway is at fault', () => {
    expect(faultOf(400, 'model_not_found', null)).toEqual({ code: 'model-not-found', field: 'model' });
    expect(faultOf(401, 'invalid_api_key', 'model')).toBeNull();
    expect(faultOf(500, 'internal_error', 'size')).toBeNull();
  });

  it('is read from a journal only as one of the closed set (catches a field that no control has)', () => {
    for (const field of ['__proto__', 'sizes', 7, null, true])
      expect(fieldFaultOf({ code: 'invalid-param', data: { field } })).toBeNull();
    expect(fieldFaultOf({ code: 'invalid-param' })).toBeNull();
  });
});

describe('failureOfErrorWithin', () => {
  it('reads a rejection under status 200 as what it is', () => {
    expect(failureOfErrorWithin(200, envelope('insufficient_balance'))).toMatchObject({
      error: { code: 'insufficient-balance' },
      retry: 'pause-queue',
      billed: 'no',
    });
    expect(failureOfErrorWithin(200, envelope(null, 451))).toMatchObject({
      error: { code: 'refused-by-model' },
    });
  });

  it.each([envelope('internal_error'), envelope(null, 500), envelope('something_new'), envelope(null)])(
    'leaves to the user what a 200 may have billed: %j',
    (within) => {
      expect(failureOfErrorWithin(200, within)).toMatchObject({
        error: { code: 'gateway-error' },
        retry: 'ask',
        billed: 'maybe',
      });
    },
  );
});

describe('failureOfNetwork', () => {
  it.each([
    ['ENOTFOUND', 'gateway-unknown-host', 'never'],
    ['EAI_AGAIN', 'gateway-unreachable', 'server-error'],
    ['ECONNREFUSED', 'gateway-unreachable', 'server-error'],
    ['ECONNRESET', 'gateway-unreachable', 'server-error'],
    ['UND_ERR_CONNECT_TIMEOUT', 'gateway-unreachable', 'server-error'],
    ['CERT_HAS_EXPIRED', 'gateway-tls-failed', 'never'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'gateway-tls-failed', 'never'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'gateway-tls-failed', 'never'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'gateway-tls-failed', 'never'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'gateway-tls-failed', 'never'],
    ['EPROTO', 'gateway-tls-failed', 'never'],
    [null, 'gateway-unreachable', 'server-error'],
  ] as const)('before the request left, %s is %s and costs nothing', (code, expected, retry) => {
    expect(failureOfNetwork({ sent: false, timedOut: false, code })).toMatchObject({
      error: { code: expected },
      retry,
      billed: 'no',
    });
  });

  it('after it left, asks the user, whatever the cause (else a call is paid twice)', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom('ECONNREFUSED', 'ENOTFOUND', 'EPROTO', null),
        (timedOut, code) => {
          expect(failureOfNetwork({ sent: true, timedOut, code })).toMatchObject({
            error: { code: timedOut ? 'answer-timeout' : 'connection-lost' },
            retry: 'ask',
            billed: 'maybe',
          });
        },
      ),
    );
  });
});
