/** An exchange that brought nothing usable, as a failure. Pure. */
import type { Exchange } from './exchange.ts';
import { failureOfNetwork, failureOfResponse } from './failure.ts';
import type { GatewayFailure } from './failure.ts';
import { readErrorEnvelope, readHeaders } from './wire.ts';

/** Null for a 2xx, whatever its body. */
export function failureOf(answered: Exchange, now: number): GatewayFailure | null {
  if (answered.kind === 'network') return failureOfNetwork(answered.failure);
  const { status, headers, body } = answered;
  if (status >= 200 && status <= 299) return null;
  const { resetAt } = readHeaders(headers, now);
  return failureOfResponse({ status, envelope: readErrorEnvelope(body), resetAt });
}
