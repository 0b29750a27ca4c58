/** What a request may cost. Always an estimate: the exact cost is not in an answer (gateway.md, Money). */
import type { Model } from '../models/model.ts';

export type CostEstimate =
  | { readonly kind: 'free' }
  | { readonly kind: 'about'; readonly usd: number }
  /** The model has no known rate: the app says so instead of guessing. */
  | { readonly kind: 'unknown' };

export function estimateCost(model: Model, frames: number, practice: boolean): CostEstimate {
  if (practice) return { kind: 'free' };
  if (!model.quote) return { kind: 'unknown' };
  return { kind: 'about', usd: model.quote.usdPerImage * frames };
}
