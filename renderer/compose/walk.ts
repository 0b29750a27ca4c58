/**
 * Walking back through what was sent, in the prompt itself. At the bottom lies what had not been sent, to be found
 * again exactly as it was left; whatever is typed on the way becomes a new bottom. Pure.
 */
import type { HistoryEntry } from '../../shared/history/entry.ts';
import { isCutPrompt } from '../../shared/history/entry.ts';
import type { Draft } from './draft.ts';

/** What a step changes of the draft. */
export type Walked = Pick<Draft, 'prompt' | 'madeFrom'>;

export interface Walk {
  readonly bottom: Walked;
  /** How many steps up; never 0: at the bottom there is no walk. */
  readonly steps: number;
}

export interface Step {
  readonly walk: Walk | null;
  /** What the draft becomes: an entry of the trail, whose prompt may be cut, or the bottom. */
  readonly to: HistoryEntry | Walked;
}

/**
 * The entries that are worth a step, newest first: of neighbours with the same prompt only the newest, and not
 * what stands in the editor already.
 */
export function trailOf(entries: readonly HistoryEntry[], bottom: string): readonly HistoryEntry[] {
  return entries.filter(({ request: { prompt } }, at) => {
    // Of two that are cut alike the rest may differ.
    if (isCutPrompt(prompt)) return !(at === 0 && bottom.startsWith(prompt));
    return prompt !== (entries[at - 1]?.request.prompt ?? bottom);
  });
}

/** Null: there is nothing older. */
export function olderStep(walk: Walk | null, now: Walked, trail: readonly HistoryEntry[]): Step | null {
  const steps = (walk?.steps ?? 0) + 1;
  const to = trail[steps - 1];
  return to ? { walk: { bottom: walk?.bottom ?? now, steps }, to } : null;
}

/** Null: this is the bottom. */
export function newerStep(walk: Walk | null, trail: readonly HistoryEntry[]): Step | null {
  if (!walk) return null;
  const steps = walk.steps - 1;
  const to = trail[steps - 1];
  return to ? { walk: { ...walk, steps }, to } : { walk: null, to: walk.bottom };
}
