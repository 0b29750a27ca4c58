/** What the gateway itself counts: calls by model, and what is left on the key (gateway.md, Free reads). Pure. */
import { z } from 'zod';
import { quietMs } from '../../shared/money/reconcile.ts';
import type { GatewayFigures } from '../../shared/money/reconcile.ts';
import { parseJson, readHeaders } from './wire.ts';
import type { Headers } from './wire.ts';

/** Half of what reconcile.ts leaves between calls, and some. */
const mostSkewMs = 8_000;

const bucketShape = z.object({ model: z.string().min(1), call_count: z.number().int().min(0) });
const usageShape = z.object({ buckets: z.array(z.unknown()) });

/** Where the calls between two moments (ms since the epoch) are counted, by model. */
export function usagePath(since: number, until: number): string {
  const seconds = (at: number): number => Math.floor(at / 1000);
  // Half of the quiet before the first call, and ahead of any clock: nothing else lies there.
  return `/api/v1/me/usage?since=${seconds(since - quietMs / 2)}&until=${seconds(until + quietMs)}&group_by=model`;
}

/** `body`: of a 2xx; null for any other answer, whose headers still tell. A bucket without a model makes the count worthless. */
export function readFigures(body: string | null, headers: Headers, now: number): GatewayFigures {
  const { quotaRemainingUsd, clockAheadMs } = readHeaders(headers, now);
  const usage = body === null ? null : usageShape.safeParse(parseJson(body));
  const buckets = usage?.success ? usage.data.buckets.map((bucket) => bucketShape.safeParse(bucket)) : null;
  // By a clock that is far from ours it counts other calls than those that were asked for.
  const isSkewed = Math.abs(clockAheadMs) > mostSkewMs;
  if (!buckets || isSkewed || buckets.some(({ success }) => !success))
    return { countedCalls: null, quotaUsd: quotaRemainingUsd };
  const countedCalls = new Map<string, number>();
  for (const { data } of buckets)
    if (data) countedCalls.set(data.model, (countedCalls.get(data.model) ?? 0) + data.call_count);
  return { countedCalls, quotaUsd: quotaRemainingUsd };
}
