/**
 * Finding out what became of calls without an answer: asks the gateway's free figures and writes down what they prove.
 * What they do not prove stays unknown, for the user to decide.
 */
import type { Connection } from '../connection.ts';
import { latestSending } from '../../shared/job/history.ts';
import type { FoundOut } from '../../shared/job/view.ts';
import { openTask } from '../../shared/job/task.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { observedPrices } from '../../shared/money/ledger.ts';
import { verdictOn, windowOf } from '../../shared/money/reconcile.ts';
import type { GatewayFigures, Window } from '../../shared/money/reconcile.ts';
import type { CallsMade } from './calls-made.ts';
import type { Clock } from './effects.ts';
import { statusOf } from './job-table.ts';
import type { JobTable, QueuedJob } from './job-table.ts';

/** Calls that overlap one of the unknown ones may be of batches made so long before. */
const olderBatchesMs = 24 * 3_600_000;

export function createReconciler(deps: {
  readonly table: JobTable;
  readonly callsMade: CallsMade;
  readonly connection: () => Promise<Connection>;
  readonly models: () => ModelTable;
  readonly clock: Clock;
}): () => Promise<FoundOut> {
  const { table, callsMade, clock } = deps;

  /** Direct, paid, and not decided yet. */
  function open(): readonly QueuedJob[] {
    return table.list().filter((job) => {
      const last = job.states.at(-1);
      const isOpen = last?.status === 'unknown' && last.evidence === undefined;
      return isOpen && !openTask(job.states) && latestSending(job.states)?.practice === false;
    });
  }

  async function note(
    job: QueuedJob,
    window: Window,
    figures: GatewayFigures,
    calls: Calls,
  ): Promise<boolean> {
    const seen = observedPrices(calls);
    const priceOf = (model: string): number | null =>
      seen.find((price) => price.model === model)?.usdPerImage ??
      findModel(deps.models(), model)?.quote?.usdPerImage ??
      null;
    const evidence = verdictOn(job.id, window, figures, priceOf);
    const last = job.states.at(-1);
    // The user may have decided meanwhile.
    if (!evidence || last?.status !== 'unknown') return false;
    await table.change(job, { ...last, at: clock.now(), evidence });
    return true;
  }

  return async () => {
    const jobs = open();
    const found = { decided: 0, open: 0, early: 0 };
    if (jobs.length === 0) return found;
    const { client, gateway } = await deps.connection();
    const first = Math.min(...jobs.map(({ states }) => latestSending(states)?.at ?? 0));
    const calls = await callsMade.callsSince(first - olderBatchesMs);
    for (const job of jobs) {
      const window = windowOf(calls, job.id, clock.now());
      if (!window) found.early += 1;
      else if (latestSending(job.states)?.gateway !== gateway) found.open += 1;
      else {
        const figures = await client.figures(window.since, clock.now());
        const isDecided = statusOf(job) === 'unknown' && (await note(job, window, figures, calls));
        found[isDecided ? 'decided' : 'open'] += 1;
      }
    }
    return found;
  };
}

type Calls = Parameters<typeof observedPrices>[0];
