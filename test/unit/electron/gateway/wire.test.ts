/** Reading what gateways really send: three shapes of error, missing fields, other clocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expiryOf,
  readAnswer,
  readErrorEnvelope,
  readHeaders,
  readModels,
} from '../../../../electron/gateway/wire.ts';

const day = 24 * 3600 * 1000;

describe('readErrorEnvelope', () => {
  it.each([
    [
      'OpenAI’s shape',
      '{"error":{"type":"rate_limit","code":"concurrency_limit","message":"m"}}',
      { code: 'concurrency_limit', status: null, message: 'm', param: null },
    ],
    [
      'the shape with a type',
      '{"type":"error","error":{"type":"permission_denied","message":"m"}}',
      { code: 'permission_denied', status: null, message: 'm', param: null },
    ],
    [
      'Google’s shape: a number for a code',
      '{"error":{"code":401,"message":"m","status":"UNAUTHENTICATED"}}',
      { code: 'unauthenticated', status: 401, message: 'm', param: null },
    ],
    ['a bare sentence', '{"error":"no"}', { code: null, status: null, message: 'no', param: null }],
    [
      'the parameter at fault',
      '{"error":{"code":"invalid_param","message":"m","param":"size"}}',
      { code: 'invalid_param', status: null, message: 'm', param: 'size' },
    ],
    [
      'a parameter that is no word',
      '{"error":{"code":"invalid_param","message":"m","param":{"__proto__":["size"]}}}',
      { code: 'invalid_param', status: null, message: 'm', param: null },
    ],
    [
      'nulls',
      '{"error":{"type":null,"code":null}}',
      { code: null, status: null, message: null, param: null },
    ],
  ])('reads %s', (_, body, envelope) => {
    expect(readErrorEnvelope(body)).toEqual(envelope);
  });

  it.each(['<html>502</html>', '', 'null', '[]', '{}', '{"error":null}', '{"detail":"x"}'])(
    'makes nothing of %j (else a proxy’s page is read as the gateway’s word)',
    (body) => {
      expect(readErrorEnvelope(body)).toBeNull();
    },
  );
});

describe('readAnswer', () => {
  it('reads images in order, and lives without `created` and `revised_prompt`', () => {
    const body =
      '\uFEFF{"data":[{"url":"https://cdn.test/a?sig=1","revised_prompt":"r"},{"b64_json":"QUJD"}]}';
    expect(readAnswer(body)).toEqual({
      kind: 'images',
      created: null,
      images: [
        { source: { kind: 'url', url: 'https://cdn.test/a?sig=1' }, revisedPrompt: 'r' },
        { source: { kind: 'inline', base64: 'QUJD' }, revisedPrompt: null },
      ],
    });
  });

  it('takes a data URL’s bytes, and `created` as digits in a string', () => {
    const body = '{"created":"17","data":[{"b64_json":"data:image/png;base64,QUJD"}]}';
    expect(readAnswer(body)).toMatchObject({
      created: 17,
      images: [{ source: { kind: 'inline', base64: 'QUJD' } }],
    });
  });

  it('drops entries that are no images (no journal could hold them), and an image listed twice (else one frame is kept twice)', () => {
    const empty = { b64_json: 'data:image/png;base64,' };
    const entries = [null, 7, {}, empty, { url: 'file:///etc/passwd' }, { url: 'nonsense' }, { url: null }];
    const body = JSON.stringify({
      data: [...entries, { url: 'https://a.test/1' }, { url: 'https://a.test/1' }],
    });
    expect(readAnswer(body)).toMatchObject({ images: [{ source: { url: 'https://a.test/1' } }] });
  });

  it('bounds what a hostile answer may make the queue fetch', () => {
    const data = Array.from({ length: 5000 }, (_, index) => ({ url: `https://a.test/${index}` }));
    const answer = readAnswer(JSON.stringify({ data }));
    expect(answer.kind === 'images' && answer.images.length).toBeLessThan(20);
  });

  it('tells apart HTML, JSON without data, an empty list, and an error under status 200', () => {
    expect(readAnswer('<!doctype html>')).toEqual({ kind: 'not-json' });
    expect(readAnswer('{"created":1}')).toEqual({ kind: 'no-data' });
    expect(readAnswer('null')).toEqual({ kind: 'no-data' });
    expect(readAnswer('{"data":[]}')).toMatchObject({ kind: 'images', images: [] });
    expect(readAnswer('{"error":{"code":"x"},"data":[]}')).toMatchObject({ kind: 'error' });
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        readAnswer(body);
        readAnswer(`{"data":[${body}],"created":${body}}`);
        readErrorEnvelope(`{"error":${body}}`);
        readModels(`{"data":[${body}]}`);
      }),
    );
  });
});

describe('readHeaders', () => {
  const now = Date.UTC(2026, 0, 1, 12);

  it('reads the quota in dollars or credits, and survives its absence or nonsense', () => {
    expect(readHeaders({ 'x-quota-remaining-credits': '12.5' }, now).quotaRemainingUsd).toBe(12.5);
    expect(readHeaders({ 'x-quota-remaining-credits': '99982000' }, now).quotaRemainingUsd).toBe(99.982);
    expect(readHeaders({ 'x-quota-remaining-credits': '250' }, now).quotaRemainingUsd).toBe(250);
    expect(readHeaders({ 'x-quota-remaining-credits': 'unlimited' }, now).quotaRemainingUsd).toBeNull();
    expect(readHeaders({}, now)).toEqual({
      quotaRemainingUsd: null,
      resetAt: null,
      clockAheadMs: 0,
    });
  });

  it('reads a reset by the gateway’s own clock (else an hour’s skew makes an hour’s wait, or none)', () => {
    const gatewayNow = now + 3_600_000;
    const headers = {
      date: new Date(gatewayNow).toUTCString(),
      'x-ratelimit-reset': String(gatewayNow / 1000 + 30),
    };
    expect(readHeaders(headers, now).resetAt).toBe(now + 30_000);
  });

  it('honours Retry-After, in seconds or as a date', () => {
    expect(readHeaders({ 'retry-after': '7' }, now).resetAt).toBe(now + 7_000);
    const headers = { date: new Date(now).toUTCString(), 'retry-after': new Date(now + 9_000).toUTCString() };
    expect(readHeaders(headers, now).resetAt).toBe(now + 9_000);
  });
});

describe('expiryOf', () => {
  const sentAt = Date.UTC(2026, 0, 1);
  const answeredAt = sentAt + 8_000;

  it('is a day after `created`, where that can be', () => {
    expect(expiryOf(sentAt / 1000 + 6, sentAt, answeredAt)).toBe(sentAt + 6_000 + day);
  });

  it.each([null, 1715174400, sentAt / 1000 + 7200, sentAt, Number.NaN])(
    'is a day after the call was sent when `created` is %s (else a skewed clock lets a paid URL look dead)',
    (created) => {
      expect(expiryOf(created, sentAt, answeredAt)).toBe(sentAt + day);
    },
  );
});
