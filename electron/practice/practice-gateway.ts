/**
 * The built-in gateway: speaks gateway.md over real HTTP on loopback, for free and offline. What it draws with is
 * an argument, so that a test can hold it still.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { builtInModels } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { largestSeed } from '../../shared/seed/seed.ts';
import type { JsonAnswer } from './answer.ts';
import { refuse, Refusal } from './answer.ts';
import { createGenerator, practiceLatency } from './generate.ts';
import { ordersOf } from './generation-call.ts';
import type { JsonObject } from './generation-call.ts';
import { createImageLinks } from './image-links.ts';
import type { Draw, PictureOrder } from './picture-order.ts';
import { createPictureStore } from './picture-store.ts';
import type { PaidCall } from './practice-account.ts';
import { accountBody, modelsBody, quotaHeaders, usageBody } from './practice-account.ts';
import { readJson } from './request-body.ts';
import { revisedPrompt } from './revised-prompt.ts';
import { createTaskBook } from './task-book.ts';

export interface PracticeGatewayOptions {
  readonly draw: Draw;
  /** The models it plays; by default those that the app knows by itself. */
  readonly models?: () => ModelTable;
  /** Milliseconds a call takes at least; by default 400 to 1200, following from its seed. */
  readonly latency?: (order: PictureOrder) => number;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
  /** Most generations at once: the vendor's largest plan. */
  readonly concurrency?: number;
  /** Told of what should not have happened, beside the 500 that the caller sees. */
  readonly report?: (fault: unknown) => void;
}

export interface PracticeGateway {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly baseUrl: string;
  /** The only key it takes; another in each run. */
  readonly key: string;
  readonly close: () => Promise<void>;
}

type Route = (call: {
  readonly body: JsonObject;
  readonly query: URLSearchParams;
  readonly signal: AbortSignal;
}) => unknown;

export async function startPracticeGateway(options: PracticeGatewayOptions): Promise<PracticeGateway> {
  const {
    draw,
    models = () => builtInModels,
    latency = practiceLatency,
    now = Date.now,
    concurrency = 100,
    report = console.error,
  } = options;
  const nowSeconds = (): number => Math.floor(now() / 1000);
  const key = `sk-practice-${randomBytes(24).toString('base64url')}`;
  let baseUrl = '';
  const links = createImageLinks();
  const pictures = createPictureStore(draw);
  const calls: PaidCall[] = [];
  const generator = createGenerator({
    ...{ pictures, links, latency, nowSeconds, concurrency },
    baseUrl: () => baseUrl,
  });
  const generate: typeof generator = async (orders, signal) => {
    const generated = await generator(orders, signal);
    calls.push({ model: orders[0]?.model ?? '', at: generated.created });
    return generated;
  };
  const readOrders = (body: JsonObject): readonly PictureOrder[] =>
    ordersOf(body, models(), () => randomInt(largestSeed));
  const tasks = createTaskBook({ generate, ordersOf: readOrders, report });

  const routes: Readonly<Record<string, Route>> = {
    'POST /v1/images/generations': async ({ body, signal }) => {
      const { created, images } = await generate(readOrders(body), signal);
      return {
        created,
        data: images.map(({ url, order }) => ({
          url,
          revised_prompt: revisedPrompt(order.prompt, body.output_format),
        })),
      };
    },
    'POST /v1/tasks/submit': ({ body }) => tasks.submit(body),
    'POST /v1/tasks/query': ({ body }) => tasks.query(body),
    'POST /v1/tasks/cancel': ({ body }) => tasks.cancel(body),
    'GET /v1/models': ({ query }) => modelsBody(models(), query.get('capability')),
    'GET /api/v1/me/account': () => accountBody(models()),
    'GET /api/v1/me/usage': ({ query }) => usageBody(calls, query),
  };

  const answerCall = async (request: IncomingMessage, url: URL, signal: AbortSignal): Promise<JsonAnswer> => {
    try {
      const name = `${request.method ?? ''} ${url.pathname}`;
      const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
      if (!route) throw refuse.routeNotFound();
      if (!isKey(keyOf(request), key)) throw refuse.invalidKey();
      const body = request.method === 'POST' ? await readJson(request) : {};
      return { status: 200, body: await route({ body, query: url.searchParams, signal }) };
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.toAnswer();
      if (!signal.aborted) report(thrown);
      return refuse.internal().toAnswer();
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://practice');
    for (const [name, value] of Object.entries(quotaHeaders(nowSeconds()))) response.setHeader(name, value);
    const link = request.method === 'GET' ? links.open(url, nowSeconds()) : 'not-an-image';
    if (link === 'denied') {
      sendText(response, 403, 'Access denied: this address is not signed, or has expired.');
    } else if (link !== 'not-an-image') {
      const png = await pictures.read(link.id);
      if (png) send(response, 200, 'image/png', png);
      else sendText(response, 404, 'No such picture.');
    } else {
      const caller = new AbortController();
      // A caller that hangs up takes its call with it: nothing is drawn for nobody.
      response.on('close', () => caller.abort());
      const { status, body } = await answerCall(request, url, caller.signal);
      send(response, status, 'application/json', Buffer.from(JSON.stringify(body)));
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((fault: unknown) => {
      report(fault);
      // The caller must not be left hanging.
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a TCP address.');
  baseUrl = `http://127.0.0.1:${address.port}`;

  return {
    baseUrl,
    key,
    close: () =>
      new Promise((resolve) => {
        tasks.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `x-api-key` wins over `Authorization: Bearer` (gateway.md). */
function keyOf(request: IncomingMessage): string {
  const own = request.headers['x-api-key'];
  if (typeof own === 'string') return own;
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function isKey(given: string, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', Buffer.from(text));
}

function send(response: ServerResponse, status: number, type: string, bytes: Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.byteLength });
  response.end(bytes);
}
