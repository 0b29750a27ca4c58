/** The test gateway must itself be trusted: that its pictures are pictures, its faults happen and its books balance. */
import sharp from '@janhapke/sharp-electron';
import { Agent, request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../../support/gateway/test-gateway.ts';

const open: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
});

async function start(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startTestGateway(options);
  open.push(gateway);
  return gateway;
}

interface Body {
  readonly data?: readonly { readonly url: string }[];
  readonly error?: { readonly code: string };
}

async function generate(
  gateway: TestGateway,
  prompt: string,
  more: object = {},
): Promise<{ status: number; body: Body }> {
  const answer = await request(`${gateway.baseUrl}/v1/images/generations`, {
    method: 'POST',
    headers: { 'x-api-key': gateway.key },
    body: JSON.stringify({ model: 'nano-banana', prompt, ...more }),
  });
  return { status: answer.statusCode, body: (await answer.body.json()) as Body };
}

test('serves photographs of the asked size in three types, whatever their address and header say', async () => {
  const gateway = await start();
  for (const type of ['png', 'jpeg', 'webp']) {
    const { body } = await generate(gateway, `[${type}] [lying-type] [no-extension]`, {
      size: '1024x1536',
      seed: 5,
    });
    const { url } = body.data![0]!;
    expect(new URL(url).pathname).toMatch(/^\/cdn\/[0-9a-f-]+$/);
    const image = await request(url);
    expect(image.headers['content-type']).not.toBe(`image/${type}`);
    const { format, width, height } = await sharp(Buffer.from(await image.body.arrayBuffer())).metadata();
    expect({ format, width, height }).toEqual({ format: type, width: 1024, height: 1536 });
  }
});

test('charges for what it answered with, and for a cut call, but not for a failure or its first try', async () => {
  const gateway = await start({ balanceUsd: 1 });
  expect((await generate(gateway, 'a [500-once]', { seed: 1 })).status).toBe(500);
  expect(gateway.billed).toHaveLength(0);
  expect((await generate(gateway, 'a [500-once]', { seed: 1, n: 2 })).body.data).toHaveLength(2);
  expect((await generate(gateway, 'b [451]')).status).toBe(451);
  await expect(generate(gateway, 'c [cut]')).rejects.toThrow();
  await expect(generate(gateway, 'd [cut-unbilled]')).rejects.toThrow();
  expect(gateway.billed.map(({ prompt, url }) => [prompt, url === null])).toEqual([
    ['a [500-once]', false],
    ['a [500-once]', false],
    ['c [cut]', true],
  ]);
  gateway.setBalanceUsd(0);
  expect((await generate(gateway, 'e')).body.error?.code).toBe('insufficient_balance');
});

test('holds answers until released, and caps how many it works on', async () => {
  const gateway = await start({ concurrency: 2 });
  gateway.hold();
  const held = [generate(gateway, 'a'), generate(gateway, 'b')];
  await gateway.until(() => gateway.inFlight() === 2);
  expect((await generate(gateway, 'c')).body.error?.code).toBe('concurrency_limit');
  gateway.release();
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
  expect(gateway.mostInFlight()).toBe(2);
});

test('speaks HTTPS with a certificate that nobody has signed', async () => {
  const gateway = await start({ tls: true });
  await expect(request(`${gateway.baseUrl}/v1/models`)).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  const dispatcher = new Agent({ connect: { ca: gateway.certificate! } });
  const answer = await request(`${gateway.baseUrl}/v1/models`, {
    dispatcher,
    headers: { 'x-api-key': gateway.key },
  });
  expect(answer.statusCode).toBe(200);
  await answer.body.dump();
  await dispatcher.close();
});
