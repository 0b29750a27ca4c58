/** The practice wallet: never empties, because practice is free. Its figures only show that the protocol's fields are read. */
import type { ModelTable } from '../../shared/models/table.ts';

/** US dollars, and credits at 1 USD = 1,000,000 (gateway.md). */
const walletUsd = 100;
const walletCredits = walletUsd * 1_000_000;
/** The tightest spend bucket of the vendor's: five hours, in seconds. */
const bucketSeconds = 5 * 60 * 60;

/** The quota headers that every answer carries, success or failure (gateway.md). */
export function quotaHeaders(nowSeconds: number): Readonly<Record<string, string>> {
  return {
    'X-RateLimit-Limit': walletUsd.toFixed(2),
    'X-RateLimit-Remaining': walletUsd.toFixed(2),
    'X-RateLimit-Reset': String((Math.floor(nowSeconds / bucketSeconds) + 1) * bucketSeconds),
    'X-Quota-Remaining-Credits': String(walletCredits),
    'X-Org-Quota-Remaining-Credits': String(walletCredits),
  };
}

export function accountBody(models: ModelTable): unknown {
  return {
    user: { id: 'practice', email: null },
    balance: {
      available_usd: walletUsd,
      low_balance_threshold_usd: 0,
      low_balance_flagged: false,
    },
    allowed_models: models.map((model) => ({ id: model.id, quota_used_usd: 0, quota_cap_usd: null })),
    org: null,
  };
}

export function modelsBody(models: ModelTable, capability: string | null): unknown {
  const wanted = capability === null || capability === 'image_gen';
  return {
    object: 'list',
    data: (wanted ? models : []).map((model) => ({
      id: model.id,
      object: 'model',
      owned_by: model.maker.toLowerCase(),
      family: model.id,
      capabilities: ['image_gen'],
      pricing_url: null,
    })),
  };
}

export interface PaidCall {
  readonly model: string;
  /** Unix seconds. */
  readonly at: number;
}

/** Calls counted by hour, day or model, as `me/usage` groups them; every total is 0. */
export function usageBody(calls: readonly PaidCall[], query: URLSearchParams): unknown {
  const since = Number(query.get('since') ?? 0);
  const until = Number(query.get('until') ?? Number.MAX_SAFE_INTEGER);
  const groups = new Set((query.get('group_by') ?? 'day').split(','));
  const counted = new Map<
    string,
    { bucket: string | null; model?: string; total_usd: 0; call_count: number }
  >();
  const within = calls.filter((call) => call.at >= since && call.at < until);
  for (const call of within) {
    const time = new Date(call.at * 1000).toISOString();
    const bucket = groups.has('hour')
      ? `${time.slice(0, 13)}:00:00Z`
      : groups.has('day')
        ? time.slice(0, 10)
        : null;
    const model = groups.has('model') ? { model: call.model } : {};
    const name = JSON.stringify([bucket, model]);
    const row = counted.get(name) ?? { bucket, ...model, total_usd: 0, call_count: 0 };
    counted.set(name, { ...row, call_count: row.call_count + 1 });
  }
  return { buckets: [...counted.values()], totals: { total_usd: 0, call_count: within.length } };
}
