/** Catches: a key or a signed URL that reaches the log. */
import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/redact.ts';

describe('redact', () => {
  it.each([
    ['a key in a sentence', 'rejected sk-byts-abcdef0123456789'],
    ['a key as a header in JSON', '{"x-api-key":"secret-without-prefix"}'],
    ['a bearer token', 'authorization: Bearer abcdef0123456789'],
  ])('takes out %s', (_, text) => {
    expect(redact(text)).not.toMatch(/abcdef0123456789|secret-without-prefix/);
  });

  it('keeps a URL readable without its signature', () => {
    expect(redact('GET https://cdn.example/img/a.png?sig=deadbeef&e=1 failed')).toBe(
      'GET https://cdn.example/img/a.png?[query] failed',
    );
  });
});
