/**
 * A gateway that does everything wrong that a gateway, a proxy or a network can do, and keeps honest books of what it
 * charged. Which call meets what is drawn from a seed and the call's own seed and number of tries: the same run can be had
 * again, in whatever order its calls come.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../gateway/failures.ts';
import { failure, html } from '../gateway/failures.ts';
import { createFaultBook } from '../gateway/faults.ts';
import { answerOf, generate } from '../gateway/generation.ts';
import type { GenerationParts } from '../gateway/generation.ts';
import type { BilledImage, Wallet } from '../gateway/ledger.ts';
import { createTasks } from '../gateway/tasks.ts';
import { modelIds, readCall } from '../gateway/validation.ts';
import { draw, fractionOf } from './chance.ts';
import { everything, wayOf } from './mischief.ts';
import type { CallMischief, Mischief, Way } from './mischief.ts';
import { createPictureHost } from './picture-host.ts';
import type { PictureHost } from './picture-host.ts';
import { reset, travel } from './travel.ts';

export interface HostileGatewayOptions {
  readonly seed: number;
  readonly mischief?: Mischief;
  /** Ms a call takes: a range from which each draws its own. */
  readonly latency?: readonly [least: number, most: number];
  /** Pixels of a picture's edge. */
  readonly edge?: number;
  /** So often a call or a picture meets mischief; then it goes well. */
  readonly patience?: number;
  /** Most calls at once; one more is 429. */
  readonly concurrency?: number;
  readonly ranges?: boolean;
  /** Seconds by which its clock is ahead. */
  readonly clockAhead?: number;
  /** Called at each: a crash test ends the app there. */
  readonly onMoment?: (moment: Moment) => void;
  /** A picture's last byte has left. */
  readonly onServed?: (seed: number) => void;
}

export interface HostileGateway extends Pick<PictureHost, 'isObtainable' | 'resumed'> {
  readonly baseUrl: string;
  readonly key: string;
  /** Every image that was charged for. */
  readonly billed: readonly BilledImage[];
  /** What was met so far, and how often: `call reset-half`, `picture bomb`. */
  readonly met: ReadonlyMap<string, number>;
  /** Requests for a picture or a redirect that carried a key: there must be none. */
  readonly leaks: () => number;
  readonly inFlight: () => number;
  /** The mean number of calls at once between the first call and the last one's arrival. */
  readonly meanInFlight: () => number;
  readonly close: () => Promise<void>;
}

/** Where a call is while the app can only wait: read and not charged yet, charged and not answered, its picture asked for. */
export type Moment = 'call-read' | 'call-charged' | 'picture-asked';

/** An answer and how it travels, or a connection that is slammed. */
type Sent = { readonly answer: Answer; readonly way: Way } | 'reset';

type Body = Readonly<Record<string, unknown>>;

const key = 'sk-byts-hostile-0123456789abcdef';

export async function startHostileGateway(options: HostileGatewayOptions): Promise<HostileGateway> {
  const { seed, mischief = everything, latency = [0, 5], edge = 48, patience = 2, clockAhead = 0 } = options;
  const wallet: Wallet = { balance: 1_000_000_000_000, billed: [] };
  const met = new Map<string, number>();
  const tries = new Map<string, number>();
  const load = createLoad();
  const moment = options.onMoment ?? (() => undefined);
  const now = (): number => Date.now() + clockAhead * 1000;
  let leaks = 0;
  let baseUrl = '';
  const host = createPictureHost({
    ...{ seed, mischief, edge, patience },
    ranges: options.ranges ?? true,
    onServed: options.onServed ?? (() => undefined),
  });
  const book = createFaultBook();
  const parts: GenerationParts = {
    wallet,
    now,
    images: { add: host.store.add, serve: () => Promise.reject(new Error('Served elsewhere')) },
    baseUrl: () => baseUrl,
    work: async ({ seed: own = 0 }) => {
      const [least, most] = latency;
      await sleep(least + (most - least) * fractionOf(seed, 'latency', own));
    },
  };
  const tasks = createTasks(book, parts);

  /** What the next try of this one meets. */
  function meet<Name extends string>(
    kind: string,
    own: string,
    mix: Readonly<Partial<Record<Name | 'none', number>>>,
  ): Name | 'none' {
    const count = (tries.get(`${kind} ${own}`) ?? 0) + 1;
    tries.set(`${kind} ${own}`, count);
    const drawn = count > patience ? 'none' : draw(mix, fractionOf(seed, kind, own, count));
    const name = drawn ?? 'none';
    met.set(`${kind} ${name}`, (met.get(`${kind} ${name}`) ?? 0) + 1);
    return name;
  }

  function headers(): Record<string, string> {
    return {
      'content-type': 'application/json',
      date: new Date(now()).toUTCString(),
      'x-quota-remaining-credits': String(wallet.balance),
      'x-ratelimit-reset': String(Math.floor(now() / 1000) + 3600),
    };
  }

  async function direct(body: Body): Promise<Sent> {
    const call = readCall(body);
    if ('status' in call) return plain(call);
    if (load.now() >= (options.concurrency ?? Number.POSITIVE_INFINITY))
      return plain(failure('429-concurrency'));
    const fault = meet<CallMischief>('call', `${call.prompt} ${call.seed ?? 0}`, mischief.call);
    if (fault === 'reset-unread') return 'reset';
    load.begin();
    moment('call-read');
    try {
      const faults = book.forCall(call);
      const refused = refusalOf(fault, now());
      if (refused) {
        await parts.work(call, faults);
        return plain(refused);
      }
      const answer = await answerOf(call, faults, await generate(call, faults, null, parts));
      moment('call-charged');
      return { answer: spoilt(answer, fault), way: wayOf(fault) };
    } finally {
      load.end();
    }
  }

  /** Submissions meet what calls meet, as far as a task can. */
  function submit(body: Body): Sent {
    const fault = meet<CallMischief>('call', String(body.out_task_id), mischief.call);
    if (fault === 'reset-unread') return 'reset';
    const refused = refusalOf(fault, now());
    // A 404 would say that there are no tasks here, and end Safe for the whole run.
    if (refused && refused.status !== 404) return plain(refused);
    const answer = tasks.submit(body);
    moment('call-read');
    if (answer === 'cut') return 'reset';
    return { answer: spoilt(estimated(answer, latency), fault), way: wayOf(fault) };
  }

  function question(body: Body, answer: Answer): Sent {
    const fault = meet('question', String(body.out_task_id ?? body.task_id), mischief.question);
    const refused = refusalOf(fault, now());
    return refused ? plain(refused) : { answer: estimated(answer, latency), way: wayOf(fault) };
  }

  async function answerTo(request: IncomingMessage, path: string): Promise<Sent> {
    const body = await bodyOf(request);
    if (request.headers['x-api-key'] !== key) return plain(failure('401'));
    switch (`${request.method} ${path}`) {
      case 'POST /v1/images/generations':
        return direct(body);
      case 'POST /v1/tasks/submit':
        return submit(body);
      case 'POST /v1/tasks/query':
        return question(body, tasks.query(body));
      case 'POST /v1/tasks/cancel':
        return question(body, tasks.cancel(body));
      case 'GET /v1/models':
        return plain({
          status: 200,
          body: { data: modelIds.map((id) => ({ id, capabilities: ['image_gen'] })) },
        });
      default:
        return plain(failure('404'));
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', baseUrl);
    if (url.pathname.startsWith('/cdn/')) {
      if (request.headers['x-api-key'] ?? request.headers.authorization) leaks += 1;
      moment('picture-asked');
      host.serve(url, request, response);
      return;
    }
    const sent = await answerTo(request, url.pathname);
    if (sent === 'reset') {
      if (response.socket) reset(response.socket);
      return;
    }
    const { answer, way } = sent;
    const body = Buffer.from(answer.text ?? JSON.stringify(answer.body));
    travel(response, { status: answer.status, headers: { ...headers(), ...answer.headers }, body }, way);
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    handle(request, response).catch((fault: unknown) => {
      // A caller killed in the middle of its request is a case under test.
      if (!request.destroyed) console.error('The hostile gateway failed:', fault);
      response.destroy();
    });
  });
  server.on('connection', (socket) => socket.on('error', () => undefined));
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...{ baseUrl, key, met, billed: wallet.billed },
    isObtainable: host.isObtainable,
    resumed: host.resumed,
    leaks: () => leaks,
    inFlight: load.now,
    meanInFlight: load.mean,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function plain(answer: Answer): Sent {
  return { answer, way: 'plain' };
}

/** Calls being worked on, now and over time. */
function createLoad() {
  let count = 0;
  let area = 0;
  let areaAtArrival = 0;
  let first: number | null = null;
  let last = 0;
  let changedAt = 0;
  const change = (by: 1 | -1): void => {
    const at = performance.now();
    area += count * (at - changedAt);
    changedAt = at;
    count += by;
    if (by < 0) return;
    first ??= at;
    last = at;
    areaAtArrival = area;
  };
  return {
    now: () => count,
    begin: () => change(1),
    end: () => change(-1),
    mean: () => areaAtArrival / Math.max(1, last - (first ?? 0)),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text.startsWith('{') ? (JSON.parse(text) as Body) : {};
}

/** A task that says how long it takes need not be asked again and again. */
function estimated(answer: Answer, [, most]: readonly [number, number]): Answer {
  const body = answer.body as { readonly status?: string };
  const isOpen = body.status === 'pending' || body.status === 'running';
  return isOpen ? { ...answer, body: { ...body, estimated_seconds: most / 1000 } } : answer;
}

function refusalOf(fault: string, now: number): Answer | null {
  if (fault === 'envelope-in-200') return { ...failure('429-concurrency'), status: 200 };
  if (fault === '410') return { ...failure('404'), status: 410 };
  // By its own clock, which may be wrong.
  if (fault === '429-rate')
    return { ...failure(fault), headers: { 'x-ratelimit-reset': String(Math.ceil(now / 1000) + 2) } };
  return /^[45]\d\d/.test(fault) ? failure(fault) : null;
}

function spoilt(answer: Answer, fault: CallMischief): Answer {
  if (fault === 'html-in-200') return { ...answer, text: html };
  return fault === 'duplicate-data' ? doubled(answer) : answer;
}

function doubled(answer: Answer): Answer {
  const body = answer.body as { readonly data?: readonly unknown[] } | null;
  return body?.data ? { ...answer, body: { ...body, data: body.data.flatMap((one) => [one, one]) } } : answer;
}
