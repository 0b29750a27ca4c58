/** Catches: a request from a foreign frame, a route off the prototype, an unparsed payload, a thrown secret. */
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../../electron/ipc/router.ts';
import { createRouter } from '../../../../electron/ipc/router.ts';
import { AppError } from '../../../../shared/errors.ts';

const called: unknown[] = [];
const handlers = {
  'clipboard.write': (input: { readonly text: string }) => {
    called.push(input);
  },
  'queue.pause': () => {
    throw new AppError('library-unreadable', 'gone', { cause: new Error('/home/someone/secret') });
  },
} as unknown as Handlers;
const router = createRouter(handlers, () => {});

describe('the router', () => {
  it('hands a parsed payload to its handler', async () => {
    expect(await router(true, 'clipboard.write', { text: 'seed 42' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(called).toEqual([{ text: 'seed 42' }]);
  });

  it('refuses another sender before it looks at anything else', async () => {
    expect(await router(false, 'clipboard.write', { text: 'x' })).toMatchObject({
      error: { code: 'forbidden-sender' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString', '', 42, null])('knows no route %j', async (route) => {
    expect(await router(true, route, {})).toMatchObject({ ok: false, error: { code: 'unknown-route' } });
  });

  it.each([undefined, null, {}, { text: 7 }, { text: 'a', more: 1 }, 'text'])(
    'refuses the payload %j',
    async (input) => {
      expect(await router(true, 'clipboard.write', input)).toMatchObject({
        error: { code: 'invalid-input' },
      });
    },
  );

  it('answers a failure as data, without its cause', async () => {
    const answer = await router(true, 'queue.pause', undefined);
    expect(answer).toEqual({ ok: false, error: { code: 'library-unreadable', message: 'gone' } });
  });
});
