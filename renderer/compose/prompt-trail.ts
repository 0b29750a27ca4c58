/** What a walk through the history finds at each step: pages are read as it goes, whole prompts where it stops. */
import type { HistoryEntry } from '../../shared/history/entry.ts';
import { isCutPrompt } from '../../shared/history/entry.ts';
import type { Bridge } from '../bridge.ts';
import type { Step, Walk, Walked } from './walk.ts';
import { newerStep, olderStep, trailOf } from './walk.ts';

/** Both answer null where there is no further step; they throw what main answers with. */
export interface PromptTrail {
  /** A walk that begins reads the history anew. */
  older(walk: Walk | null, now: Walked): Promise<Step | null>;
  newer(walk: Walk | null): Step | null;
  /** What the draft becomes by a step. */
  wholeOf(step: Step): Promise<Walked>;
}

/** Entries read at a time: few walk further. */
const pageSize = 40;

export function createPromptTrail(bridge: Pick<Bridge, 'request'>): PromptTrail {
  let entries: readonly HistoryEntry[] = [];
  let isComplete = false;

  async function readOn(): Promise<void> {
    const before = entries.at(-1)?.batch ?? null;
    const page = await bridge.request('history.page', { query: '', before, limit: pageSize });
    entries = [...entries, ...page];
    isComplete = page.length < pageSize;
  }

  return {
    async older(walk, now) {
      if (!walk) {
        entries = [];
        isComplete = false;
      }
      const { prompt: bottom } = walk?.bottom ?? now;
      let step = olderStep(walk, now, trailOf(entries, bottom));
      while (!step && !isComplete) {
        await readOn();
        step = olderStep(walk, now, trailOf(entries, bottom));
      }
      return step;
    },
    newer: (walk) => newerStep(walk, trailOf(entries, walk?.bottom.prompt ?? '')),
    async wholeOf({ to }) {
      if (!('batch' in to)) return to;
      const { batch } = to;
      const { request } = isCutPrompt(to.request.prompt)
        ? await bridge.request('history.request', { batch })
        : to;
      return { prompt: request.prompt, madeFrom: { batch } };
    },
  };
}
