/** What the tests of the practice gateway share: a gateway that draws small, and calls over real HTTP. */
import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterEach, expect } from 'vitest';
import type { Draw } from '../../../electron/practice/picture-order.ts';
import { drawPicture } from '../../../electron/practice/picture/draw-picture.ts';
import { startPracticeGateway } from '../../../electron/practice/practice-gateway.ts';
import type { PracticeGateway, PracticeGatewayOptions } from '../../../electron/practice/practice-gateway.ts';

const open: PracticeGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
});

/** Small enough to draw in no time; the pictures themselves are tested in picture.test.ts. */
export const drawSmall: Draw = (order) => Promise.resolve(drawPicture({ ...order, width: 32, height: 32 }));

export async function start(options: Partial<PracticeGatewayOptions> = {}): Promise<PracticeGateway> {
  const gateway = await startPracticeGateway({ draw: drawSmall, latency: () => 0, ...options });
  open.push(gateway);
  return gateway;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Record<string, never> & { readonly error?: { readonly code: string | null } };
}

export async function post(
  gateway: PracticeGateway,
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'x-api-key': gateway.key },
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await request(gateway.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (await answer.body.json()) as Answer['body'],
  };
}

export async function get(
  gateway: PracticeGateway,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const answer = await request(gateway.baseUrl + path, { headers });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (await answer.body.json()) as Answer['body'],
  };
}

export async function download(url: string): Promise<{ status: number; type: unknown; sha256: string }> {
  const answer = await request(url);
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

export interface Generation {
  readonly created: number;
  readonly data: readonly { readonly url: string; readonly revised_prompt: string }[];
}

/** A promise that the test settles. */
export function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

export const generations = '/v1/images/generations';
export const wine = { model: 'nano-banana', prompt: 'A glass of red wine', seed: 42 };

export async function generate(gateway: PracticeGateway, body: unknown): Promise<Generation> {
  const answer = await post(gateway, generations, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as Generation;
}

/** Asks until the task has ended; each answer is a real one, there is nothing to wait for but the next. */
export async function taskEnd(
  gateway: PracticeGateway,
  by: Record<string, string>,
): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await post(gateway, '/v1/tasks/query', by);
    const status: unknown = body.status;
    if (status !== 'pending' && status !== 'running') return body;
  }
}
