/**
 * A second, independent gateway for tests: real HTTP (or HTTPS), real photographs, and every fault by script. It shares no code
 * with the app's client or its practice gateway, so that a misreading of the protocol cannot hide in both. See README.md.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './failures.ts';
import { failure } from './failures.ts';
import type { FaultScript, FaultSet } from './faults.ts';
import { createFaultBook } from './faults.ts';
import type { Gate } from './gate.ts';
import { createGate } from './gate.ts';
import { answerOf, generate } from './generation.ts';
import type { GenerationParts } from './generation.ts';
import { createImageStore } from './image-store.ts';
import type { BilledImage, RecordedRequest, Wallet } from './ledger.ts';
import { selfSignedCertificate } from './self-signed.ts';
import { createTasks } from './tasks.ts';
import type { GenerationCall } from './validation.ts';
import { modelIds, readCall } from './validation.ts';

export interface TestGatewayOptions {
  /** Default: a random `sk-byts-…`. */
  readonly key?: string;
  /** Milliseconds of every generation; a pair is a range from which the seed chooses. Default 0. */
  readonly latency?: number | readonly [least: number, most: number];
  /** Most generations at once; one more is 429 `concurrency_limit`. Default: no limit. */
  readonly concurrency?: number;
  /** US dollars in the wallet; each image takes 0.018. Default 100. */
  readonly balanceUsd?: number;
  /** Ids of the models the key may call. Default: all that the vendor documents. */
  readonly models?: readonly string[];
  /** False leaves the quota headers out. */
  readonly quotaHeaders?: boolean;
  /** False: it has no `me/usage`. */
  readonly usage?: boolean;
  /** HTTPS with a self-signed certificate for 127.0.0.1 and localhost. */
  readonly tls?: boolean;
  /** Milliseconds since the Unix epoch; addresses expire by it. */
  readonly now?: () => number;
}

export interface TestGateway extends Pick<Gate, 'hold' | 'release' | 'until'> {
  readonly baseUrl: string;
  readonly key: string;
  /** PEM; only with `tls`. */
  readonly certificate: string | undefined;
  /** Every request in order of arrival, images included. */
  readonly requests: readonly RecordedRequest[];
  /** Every image that was charged for. */
  readonly billed: readonly BilledImage[];
  readonly script: FaultScript;
  /** Generations being worked on now, and the most there ever were at once. */
  readonly inFlight: () => number;
  readonly mostInFlight: () => number;
  /** Callers who hung up before their answer. */
  readonly hangUps: () => number;
  /** From now on the key is refused (and taken again). */
  readonly revokeKey: (revoked?: boolean) => void;
  readonly setBalanceUsd: (usd: number) => void;
  readonly close: () => Promise<void>;
}

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const {
    key = `sk-byts-${randomBytes(20).toString('hex')}`,
    latency = 0,
    now = Date.now,
    models = modelIds,
  } = options;
  const wallet: Wallet = { balance: Math.round((options.balanceUsd ?? 100) * 1_000_000), billed: [] };
  const requests: RecordedRequest[] = [];
  const faultBook = createFaultBook();
  const gate = createGate();
  const counts = { inFlight: 0, most: 0, hangUps: 0 };
  let revoked = false;
  let baseUrl = '';
  const images = createImageStore({
    nowSeconds: () => Math.floor(now() / 1000),
    released: gate.released,
  });

  const work = async (call: GenerationCall, faults: FaultSet): Promise<void> => {
    await sleep(latencyOf(latency, call.seed ?? 0) + faults.number('late', 0));
    if (gate.isHolding() || faults.has('held')) await gate.released();
  };
  const parts: GenerationParts = { wallet, images, now, baseUrl: () => baseUrl, work };
  const tasks = createTasks(faultBook, parts);

  const generations = async (
    body: RecordedRequest['body'],
    response: ServerResponse,
  ): Promise<Answer | 'cut'> => {
    const call = readCall(body);
    if ('status' in call) return call;
    if (!models.includes(String(body.model))) return failure('403-model');
    const faults = faultBook.forCall(call);
    if (faults.has('cut-unbilled')) return 'cut';
    if (counts.inFlight >= (options.concurrency ?? Number.POSITIVE_INFINITY))
      return failure('429-concurrency');
    counts.inFlight += 1;
    counts.most = Math.max(counts.most, counts.inFlight);
    gate.happened();
    const hungUp = (): void => {
      counts.hangUps += 1;
      gate.happened();
    };
    response.once('close', hungUp);
    try {
      const answer = await answerOf(call, faults, await generate(call, faults, null, parts));
      return faults.has('cut') ? 'cut' : answer;
    } finally {
      response.off('close', hungUp);
      counts.inFlight -= 1;
    }
  };

  const answer = async (request: RecordedRequest, response: ServerResponse): Promise<Answer | 'cut'> => {
    const own = request.headers['x-api-key'];
    const given = own ?? request.headers.authorization?.toString().replace(/^Bearer /, '');
    if (revoked || given !== key) return failure('401');
    switch (`${request.method} ${request.path}`) {
      case 'POST /v1/images/generations':
        return generations(request.body, response);
      case 'POST /v1/tasks/submit':
        return tasks.submit(request.body);
      case 'POST /v1/tasks/query':
        return tasks.query(request.body);
      case 'POST /v1/tasks/cancel':
        return tasks.cancel(request.body);
      case 'GET /v1/models':
        return {
          status: 200,
          body: { data: [...models.map(listed), { id: 'chat-x', capabilities: ['chat'] }] },
        };
      case 'GET /api/v1/me/account':
        return { status: 200, body: account(wallet) };
      case 'GET /api/v1/me/usage':
        return options.usage === false ? failure('404') : { status: 200, body: usage(wallet, request.query) };
      default:
        return failure('404');
    }
  };

  /** By the clock it was given, also in what Node would say by its own. */
  const clock = (): Record<string, string> =>
    options.now ? { date: new Date(options.now()).toUTCString() } : {};

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://gateway');
    const recorded = await record(incoming, url, now());
    requests.push(recorded);
    gate.happened();
    if (url.pathname.startsWith('/cdn/')) {
      await images.serve(url, response);
    } else {
      const result = await answer(recorded, response);
      if (result === 'cut') response.destroy();
      else
        send(response, result, {
          ...clock(),
          ...(options.quotaHeaders !== false && quotaHeaders(wallet, now())),
        });
    }
    gate.happened();
  };

  const listener: RequestListener = (incoming, response) => {
    handle(incoming, response).catch((fault: unknown) => {
      // A caller that hung up mid-body is a case under test, not a fault of this server.
      if (!incoming.destroyed) console.error('The test gateway failed:', fault);
      response.destroy();
    });
  };
  const identity = options.tls ? selfSignedCertificate() : undefined;
  const server = identity ? createTlsServer({ ...identity }, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `${identity ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...{ baseUrl, key, requests, billed: wallet.billed, script: faultBook },
    ...{ hold: gate.hold, release: gate.release, until: gate.until },
    certificate: identity?.cert,
    inFlight: () => counts.inFlight,
    mostInFlight: () => counts.most,
    hangUps: () => counts.hangUps,
    revokeKey: (refused = true) => {
      revoked = refused;
    },
    setBalanceUsd: (usd) => {
      wallet.balance = Math.round(usd * 1_000_000);
    },
    close: () =>
      new Promise((resolve) => {
        gate.release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listed(id: string): unknown {
  return {
    id,
    owned_by: 'vendor',
    family: id,
    capabilities: ['image_gen'],
    pricing_url: 'https://example.invalid/pricing',
  };
}

function latencyOf(latency: number | readonly [number, number], seed: number): number {
  if (typeof latency === 'number') return latency;
  const [least, most] = latency;
  // Spread evenly over neighbouring seeds (the golden ratio's fractional part).
  return least + (most - least) * ((seed * 0.618034) % 1);
}

async function record(incoming: IncomingMessage, url: URL, at: number): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.search,
    headers: incoming.headers,
    text,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    at,
  };
}

function send(response: ServerResponse, answer: Answer, quota: Record<string, string>): void {
  if (response.destroyed) return;
  const body = answer.text ?? JSON.stringify(answer.body);
  response.writeHead(answer.status, { 'content-type': 'application/json', ...quota, ...answer.headers });
  response.end(body);
}

function quotaHeaders(wallet: Wallet, now: number): Record<string, string> {
  const usd = (wallet.balance / 1_000_000).toFixed(6);
  return {
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': usd,
    'x-ratelimit-reset': String(Math.floor(now / 1000) + 3600),
    'x-quota-remaining-credits': String(wallet.balance),
    'x-org-quota-remaining-credits': String(wallet.balance),
  };
}

function account(wallet: Wallet): unknown {
  return {
    user: { id: 'u-1', email: 'photographer@example.invalid' },
    balance: {
      available_usd: wallet.balance / 1_000_000,
      low_balance_threshold_usd: 1,
      low_balance_flagged: wallet.balance < 1_000_000,
    },
    allowed_models: [{ id: 'nano-banana', quota_used_usd: 0, quota_cap_usd: null }],
    org: { id: 'o-1' },
  };
}

function usage(wallet: Wallet, search: string): unknown {
  const query = new URLSearchParams(search);
  const [since, until] = [Number(query.get('since') ?? 0), Number(query.get('until') ?? Number.MAX_VALUE)];
  const within = wallet.billed.filter(({ at }) => at >= since * 1000 && at < until * 1000);
  const total = within.reduce((sum, image) => sum + image.credits, 0) / 1_000_000;
  const row = { bucket: '2026-11-22', model: 'nano-banana', total_usd: total, call_count: within.length };
  return { buckets: [row], totals: { total_usd: total, call_count: within.length } };
}
