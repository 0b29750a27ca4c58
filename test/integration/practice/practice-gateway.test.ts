/** The practice gateway over real HTTP: what a client of gateway.md may rely on. */
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import {
  drawSmall,
  start,
  post,
  get,
  download,
  deferred,
  generations,
  wine,
  generate,
} from './practice-desk.ts';

describe('key', () => {
  test('is asked for on every route, and a wrong one is 401: else a typo would look accepted in settings', async () => {
    const gateway = await start();
    for (const headers of [{}, { 'x-api-key': 'sk-wrong' }, { authorization: 'Bearer sk-wrong' }]) {
      const answer = await get(gateway, '/v1/models', headers);
      expect([answer.status, answer.body.error?.code]).toEqual([401, 'invalid_api_key']);
      expect((await post(gateway, generations, wine, headers as Record<string, string>)).status).toBe(401);
    }
  });

  test('may come as x-api-key or bearer, and x-api-key wins', async () => {
    const gateway = await start();
    const bearer = { authorization: `Bearer ${gateway.key}` };
    expect((await get(gateway, '/v1/models', bearer)).status).toBe(200);
    expect((await get(gateway, '/v1/models', { ...bearer, 'x-api-key': 'sk-wrong' })).status).toBe(401);
  });

  test('is another in each run: a key written down in one opens nothing in the next', async () => {
    const [first, second] = [await start(), await start()];
    expect((await get(second, '/v1/models', { 'x-api-key': first.key })).status).toBe(401);
  });
});

describe('headers', () => {
  test('the quota headers stand on success, failure and picture alike', async () => {
    const gateway = await start();
    const key = { 'x-api-key': gateway.key };
    const { data } = await generate(gateway, wine);
    const picture = await request(data[0]!.url);
    await picture.body.dump();
    const answers = [
      await get(gateway, '/v1/models', key),
      await get(gateway, '/v1/models', {}),
      await get(gateway, '/nowhere', key),
      picture,
    ];
    for (const { headers } of answers) {
      for (const name of ['limit', 'remaining', 'reset'])
        expect(Number(headers[`x-ratelimit-${name}`])).toBeGreaterThan(0);
      expect(Number(headers['x-quota-remaining-credits'])).toBeGreaterThan(0);
      expect(Number(headers['x-org-quota-remaining-credits'])).toBeGreaterThan(0);
    }
  });
});

describe('POST /v1/images/generations', () => {
  test('n addresses for n, the first the very picture that n = 1 brings', async () => {
    const gateway = await start();
    const one = await generate(gateway, wine);
    const two = await generate(gateway, { ...wine, n: 2 });
    expect(two.data).toHaveLength(2);
    const [single, first, second] = await Promise.all(
      [one.data[0]!, two.data[0]!, two.data[1]!].map(({ url }) => download(url)),
    );
    expect(single!.type).toBe('image/png');
    expect(first!.sha256).toBe(single!.sha256);
    expect(second!.sha256).not.toBe(single!.sha256);
  });

  test.each([
    ['no prompt', { prompt: undefined }, 400, 'invalid_param'],
    ['empty prompt', { prompt: '  ' }, 400, 'invalid_param'],
    ['unknown model', { model: 'nano-apple' }, 400, 'model_not_found'],
    ['no model', { model: undefined }, 400, 'invalid_param'],
    ['a size it does not make', { size: '512x512' }, 400, 'invalid_param'],
    ['an aspect ratio it does not make', { aspect_ratio: '2:1' }, 400, 'invalid_param'],
    ['both size and aspect', { size: '1024x1024', aspect_ratio: '1:1' }, 400, 'invalid_param'],
    ['n of 0', { n: 0 }, 400, 'invalid_param'],
    ['n of 3', { n: 3 }, 400, 'invalid_param'],
    ['n as text', { n: '1' }, 400, 'invalid_param'],
    ['a negative seed', { seed: -1 }, 400, 'invalid_param'],
    ['a seed over 2³¹ − 1', { seed: 2 ** 31 }, 400, 'invalid_param'],
    ['a parameter of another model', { quality: 'hd' }, 400, 'invalid_param'],
    ['a blocked word', { prompt: 'a still life, NSFW' }, 451, null],
    ['a prompt over the limit', { prompt: 'x'.repeat(100_001) }, 413, 'prompt_too_long'],
  ])('%s is refused as the vendor refuses it', async (_name, change, status, code) => {
    const gateway = await start();
    const answer = await post(gateway, generations, { ...wine, ...change });
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  test('a blocked word inside another word is not refused: "gored" is no gore', async () => {
    const gateway = await start();
    await generate(gateway, { ...wine, prompt: 'gorely mountain at dawn' });
  });

  test('a body that is no JSON object is 400, one over 1 MiB is 413, and the server stays up', async () => {
    const gateway = await start();
    for (const body of ['{', '[]', '"x"', 'null'])
      expect((await post(gateway, generations, body)).status).toBe(400);
    expect((await post(gateway, generations, `"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
    await generate(gateway, wine);
  });

  test('unknown routes are 404', async () => {
    const gateway = await start();
    const key = { 'x-api-key': gateway.key };
    expect((await get(gateway, '/v1/images/generations', key)).status).toBe(404);
    expect((await post(gateway, '/v1/constructor', {})).status).toBe(404);
  });

  test('a call without a seed draws another picture each time', async () => {
    const gateway = await start();
    const bodies = [1, 2].map(() => generate(gateway, { ...wine, seed: undefined }));
    const [a, b] = await Promise.all(bodies.map(async (body) => download((await body).data[0]!.url)));
    expect(a!.sha256).not.toBe(b!.sha256);
  });

  test('beyond the concurrency a call is 429 concurrency_limit, and room comes back', async () => {
    const held = deferred<undefined>();
    const started = deferred<undefined>();
    const gateway = await start({
      concurrency: 1,
      draw: async (order) => {
        started.resolve(undefined);
        await held.promise;
        return drawSmall(order);
      },
    });
    const first = generate(gateway, wine);
    await started.promise;
    const refused = await post(gateway, generations, wine);
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'concurrency_limit']);
    held.resolve(undefined);
    await first;
    await generate(gateway, wine);
  });

  test('a picture that cannot be drawn is 500 and reported, not a hanging call', async () => {
    const reported: unknown[] = [];
    const gateway = await start({
      draw: () => Promise.reject(new Error('no paint')),
      report: (fault) => reported.push(fault),
    });
    const answer = await post(gateway, generations, wine);
    expect([answer.status, answer.body.error?.code]).toEqual([500, 'internal_error']);
    expect(String(reported[0])).toContain('no paint');
  });

  test('a caller that hangs up takes its call with it', async () => {
    const drawing = deferred<AbortSignal | undefined>();
    const gateway = await start({
      draw: (_order, signal) => {
        drawing.resolve(signal);
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('given up')));
        });
      },
    });
    const caller = new AbortController();
    const call = request(gateway.baseUrl + generations, {
      method: 'POST',
      headers: { 'x-api-key': gateway.key },
      body: JSON.stringify(wine),
      signal: caller.signal,
    });
    const refused = expect(call).rejects.toThrow();
    const signal = await drawing.promise;
    const gone = new Promise((resolve) => signal?.addEventListener('abort', resolve));
    caller.abort();
    await gone;
    await refused;
  });
});

describe('image addresses', () => {
  test('open without the key for 24 hours, then never again', async () => {
    let now = Date.UTC(2026, 10, 22, 12);
    const gateway = await start({ now: () => now });
    const { created, data } = await generate(gateway, wine);
    expect(created).toBe(now / 1000);
    const url = data[0]!.url;
    expect((await download(url)).status).toBe(200);
    now += 24 * 3600_000 - 1000;
    expect((await download(url)).status).toBe(200);
    now += 1000;
    expect((await download(url)).status).toBe(403);
  });

  test('a stretched expiry, another picture or no signature is 403: the signature covers both', async () => {
    const gateway = await start();
    const url = new URL((await generate(gateway, wine)).data[0]!.url);
    const other = new URL((await generate(gateway, { ...wine, seed: 43 })).data[0]!.url);
    const forge = (change: (forged: URL) => void): string => {
      const forged = new URL(url);
      change(forged);
      return forged.href;
    };
    const expires = Number(url.searchParams.get('expires'));
    for (const forged of [
      forge((u) => u.searchParams.set('expires', String(expires + 1))),
      forge((u) => u.searchParams.delete('signature')),
      forge((u) => u.searchParams.set('signature', 'zz')),
      forge((u) => (u.pathname = other.pathname)),
    ])
      expect((await download(forged)).status).toBe(403);
  });

  test('of an earlier run are denied: its secret is gone', async () => {
    const [first, second] = [await start(), await start()];
    const { pathname, search } = new URL((await generate(first, wine)).data[0]!.url);
    expect((await download(second.baseUrl + pathname + search)).status).toBe(403);
  });
});
