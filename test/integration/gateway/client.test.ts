/** The paid call over real HTTP: what is sent, and what every kind of ending means for the bill. */
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import type { GenerationCall } from '../../../electron/gateway/call-body.ts';
import type { GatewayClient, GatewayClientOptions } from '../../../electron/gateway/client.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { nobody, serve, serveBytes } from './servers.ts';

const apiKey = 'sk-byts-0123456789abcdef';
const call: GenerationCall = {
  model: 'nano-banana',
  prompt: 'a red vase',
  n: 1,
  seed: 42,
  shape: { kind: 'size', size: '1024x1024' },
  rendering: {},
};
const image = { url: 'https://cdn.test/a?sig=1', revised_prompt: 'a very red vase' };

function clientOf(baseUrl: string, options: Partial<GatewayClientOptions> = {}): GatewayClient {
  const client = createGatewayClient({ baseUrl, apiKey, ...options });
  onTestFinished(() => client.close());
  return client;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('generate', () => {
  it('sends exactly the contract’s body and header, below the address’s own path', async () => {
    const seen: { url: string | undefined; key: unknown; body: unknown }[] = [];
    const base = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push({ url: request.url, key: request.headers['x-api-key'], body: JSON.parse(body) });
        response.end(JSON.stringify({ data: [image] }));
      });
    });
    await clientOf(base).generate(call);
    await clientOf(`${base}/proxy/`).generate({
      ...call,
      n: 2,
      seed: null,
      shape: { kind: 'aspect', aspectRatio: '16:9' },
    });
    await clientOf(`${base}/v1/`).generate(call);
    const body = { model: 'nano-banana', prompt: 'a red vase', n: 1, seed: 42, size: '1024x1024' };
    expect(seen).toEqual([
      { url: '/v1/images/generations', key: apiKey, body },
      {
        url: '/proxy/v1/images/generations',
        key: apiKey,
        body: { model: 'nano-banana', prompt: 'a red vase', n: 2, aspect_ratio: '16:9' },
      },
      { url: '/v1/images/generations', key: apiKey, body },
    ]);
  });

  it('reads the second, independent gateway', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const outcome = await clientOf(gateway.baseUrl, { apiKey: gateway.key }).generate(call);
    expect(outcome).toMatchObject({ kind: 'answered', images: [{ source: { kind: 'url' } }] });
    expect(outcome.quotaRemainingUsd).toBeCloseTo(99.982);
  });

  it('reads a packed answer, though none was asked for', async () => {
    const base = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(JSON.stringify({ data: [image] })));
    });
    expect(await clientOf(base).generate(call)).toMatchObject({ kind: 'answered' });
  });

  it.each([
    ['HTML under 200', 200, '<html>hello</html>', 'answer-not-json', 'maybe', 'ask'],
    ['JSON without data', 200, '{"created":1}', 'answer-without-data', 'maybe', 'ask'],
    ['an empty list', 200, '{"data":[]}', 'answer-without-images', 'maybe', 'ask'],
    [
      'an error under 200',
      200,
      '{"error":{"code":"invalid_api_key"}}',
      'invalid-api-key',
      'no',
      'pause-queue',
    ],
    ['a refusal without a body', 451, '', 'refused-by-model', 'no', 'never'],
    ['HTML from a proxy', 502, '<html>bad gateway</html>', 'gateway-error', 'no', 'server-error'],
  ])('%s', async (_, status, body, code, billed, retry) => {
    const base = await serve((_request, response) => {
      response.statusCode = status;
      response.end(body);
    });
    const outcome = await clientOf(base).generate(call);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { error: { code }, billed, retry } });
  });

  it('never repeats a key that the gateway quotes back', async () => {
    const base = await serve((_, response) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ error: { message: `bad ${apiKey} at https://cdn.test/a?sig=secret` } }));
    });
    const text = JSON.stringify(await clientOf(base).generate(call));
    expect(text).toContain('bad [key]');
    expect(text).not.toContain('secret');
  });

  it('knows that nothing left when nobody listens', async () => {
    const outcome = await clientOf(await nobody()).generate(call);
    expect(outcome).toMatchObject({
      failure: { error: { code: 'gateway-unreachable' }, billed: 'no', retry: 'server-error' },
    });
  });

  it('knows that nothing left when the certificate is not trusted, and does not try again', async () => {
    const gateway = await startTestGateway({ tls: true });
    onTestFinished(gateway.close);
    const outcome = await clientOf(gateway.baseUrl).generate(call);
    expect(outcome).toMatchObject({
      failure: { error: { code: 'gateway-tls-failed' }, billed: 'no', retry: 'never' },
    });
    expect(gateway.requests).toHaveLength(0);
  });

  it('fails at once when the host has no address', async () => {
    const outcome = await clientOf('https://gateway.invalid').generate(call);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { billed: 'no' } });
    // A machine without a name server says EAI_AGAIN, which may pass; with one it is ENOTFOUND, which will not.
    expect(['gateway-unknown-host', 'gateway-unreachable']).toContain(
      outcome.kind === 'failed' && outcome.failure.error.code,
    );
  });

  it.each([
    ['before any answer', (): string => ''],
    ['inside the headers', (): string => 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['inside the body', (): string => 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data":['],
    ['inside a chunk', (): string => 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"da'],
    ['with nonsense', (): string => 'SSH-2.0-OpenSSH\r\n'],
  ])('asks the user when the connection dies %s (else the call is paid twice)', async (_, bytes) => {
    const base = await serveBytes((socket) => {
      if (bytes() === '') socket.destroy();
      else socket.end(bytes());
    });
    expect(await clientOf(base).generate(call)).toMatchObject({
      failure: { error: { code: 'connection-lost' }, billed: 'maybe', retry: 'ask' },
    });
  });

  it('sends once and once only when a kept connection dies under the second call', async () => {
    let requests = 0;
    const base = await serveBytes((socket) => {
      requests += 1;
      const body = JSON.stringify({ data: [image] });
      if (requests === 1) socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      else socket.destroy();
    });
    const client = clientOf(base);
    expect(await client.generate(call)).toMatchObject({ kind: 'answered' });
    expect(await client.generate(call)).toMatchObject({ failure: { retry: 'ask' } });
    expect(requests).toBe(2);
  });

  it('believes a refusal whose body breaks off: its status is enough', async () => {
    const base = await serveBytes((socket) => {
      socket.end('HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{"error"');
    });
    expect(await clientOf(base).generate(call)).toMatchObject({
      failure: { error: { code: 'gateway-error' }, billed: 'no', retry: 'server-error' },
    });
  });

  it('reads an HTTP/1.0 answer that ends with its connection', async () => {
    const base = await serveBytes((socket) => {
      socket.end(`HTTP/1.0 200 OK\r\n\r\n${JSON.stringify({ data: [image] })}`);
    });
    expect(await clientOf(base).generate(call)).toMatchObject({ kind: 'answered' });
  });

  it.each([
    ['no answer', ''],
    ['a body that never ends', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'],
  ])('gives up after its time with %s, and asks', async (_, bytes) => {
    const base = await serveBytes((socket) => socket.write(bytes));
    expect(await clientOf(base, { answerTimeoutMs: 100 }).generate(call)).toMatchObject({
      failure: { error: { code: 'answer-timeout' }, billed: 'maybe', retry: 'ask' },
    });
  });

  it('ends when told to, and says that the call had left', async () => {
    const ending = new AbortController();
    const base = await serveBytes(() => ending.abort());
    expect(await clientOf(base).generate(call, ending.signal)).toMatchObject({
      failure: { error: { code: 'connection-lost' }, billed: 'maybe' },
    });
  });

  it('waits by the gateway’s clock', async () => {
    const base = await serve((_, response) => {
      const now = Date.now() - 7_200_000;
      response.statusCode = 429;
      response.setHeader('date', new Date(now).toUTCString());
      response.setHeader('x-ratelimit-reset', String(Math.floor(now / 1000) + 30));
      response.end('{"error":{"code":"rate_limit_exceeded"}}');
    });
    const outcome = await clientOf(base, { now: () => 1_000_000 }).generate(call);
    const resetAt = outcome.kind === 'failed' ? outcome.failure.resetAt : null;
    expect(Math.abs((resetAt ?? 0) - 1_030_000)).toBeLessThanOrEqual(1_000);
  });
});

describe('models', () => {
  it('proves a key by its list of models', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const models = await clientOf(gateway.baseUrl, { apiKey: gateway.key }).models();
    expect(models.ok && models.value).toContain('nano-banana');
    expect(await clientOf(gateway.baseUrl).models()).toMatchObject({
      ok: false,
      error: { code: 'invalid-api-key' },
    });
  });

  it('takes no HTML for a list (else any web page proves any key)', async () => {
    const base = await serve((_, response) => response.end('<html>welcome</html>'));
    expect(await clientOf(base).models()).toMatchObject({ ok: false, error: { code: 'answer-not-json' } });
  });
});
