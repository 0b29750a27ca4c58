/**
 * Whether calls without an answer were billed: by what the gateway counts, or by what the key's balance lost, against
 * what the journals know of every other call. Says nothing where the figures allow two stories. Pure; times in ms since the
 * epoch. Sources: gateway.md, Money.
 */
import type { JobId } from '../ids.ts';
import { latestState } from '../job/history.ts';
import { attemptsOf, billedImages, knownUsd } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import type { SpentCall } from './spend.ts';

export interface CallToReconcile extends SpentCall {
  readonly id: JobId;
}

export interface GatewayFigures {
  /** Calls the gateway counts since `windowOf`, by model; null where it does not say. */
  readonly countedCalls: ReadonlyMap<string, number> | null;
  /** US dollars left on the key now; null where it does not say. */
  readonly quotaUsd: number | null;
}

export type Verdict = { readonly by: 'usage' | 'quota'; readonly billed: 'no' | 'yes' };

interface WindowCall {
  readonly job: CallToReconcile;
  readonly attempt: Attempt;
}

/** All the calls of one gateway between two moments at which none was under way. */
export interface Window {
  /** When its first call was sent; for a good while before it there was none. */
  readonly since: number;
  readonly calls: readonly WindowCall[];
  /** The last balance that was told before it; null: none that holds. */
  readonly quotaBeforeUsd: number | null;
}

/** A call without an answer may be worked on, and billed, for so long. */
export const mayStillRunMs = 6 * 60_000;

/** Calls closer together than this are not told apart: clocks differ by seconds. */
export const quietMs = 20_000;

/** A tenth of an image: rounding, and prices that are a little off. */
const tolerance = 0.1;

/**
 * The stretch that holds a call without an answer and all that overlaps it. Null while one of its calls is still under way,
 * or may be: the figures would change under our hands.
 */
export function windowOf(jobs: readonly CallToReconcile[], wanted: JobId, now: number): Window | null {
  const gateway = attemptsOf(jobs.find(({ id }) => id === wanted)?.states ?? []).at(-1)?.sending.gateway;
  const all = jobs
    .flatMap((job) => attemptsOf(job.states).map((attempt) => ({ job, attempt })))
    .filter(({ attempt }) => !attempt.sending.practice && attempt.sending.gateway === gateway)
    .sort((a, b) => a.attempt.sending.at - b.attempt.sending.at);
  let since = 0;
  let busyUntil = -Infinity;
  for (const { job, attempt } of all) {
    if (attempt.sending.at > busyUntil + quietMs) since = attempt.sending.at;
    busyUntil = Math.max(busyUntil, endOf(attempt));
    if (job.id === wanted && attempt.sending === attemptsOf(job.states).at(-1)?.sending) break;
  }
  const calls = all.filter(({ attempt }) => attempt.sending.at >= since);
  if (calls.length === 0 || calls.some(({ attempt }) => endOf(attempt) > now)) return null;
  const before = all.filter(({ attempt }) => attempt.sending.at < since);
  return { since, calls, quotaBeforeUsd: lastQuota(before) };
}

/** What the figures prove of the calls without an answer; null: nothing. All of a model share one verdict. */
export function verdictOn(
  wanted: JobId,
  window: Window,
  figures: GatewayFigures,
  priceOf: (model: string) => number | null,
): Verdict | null {
  const model = window.calls.find(({ job }) => job.id === wanted)?.job.model ?? '';
  return byUsage(model, window, figures) ?? byQuota(window, figures, priceOf);
}

function byUsage(model: string, { calls }: Window, { countedCalls }: GatewayFigures): Verdict | null {
  if (!countedCalls) return null;
  const own = calls.filter(({ job }) => job.model === model);
  const billed = own.filter(isBilled).length;
  const open = own.filter(isOpen).length;
  const free = own.length - billed - open;
  const counted = countedCalls.get(model) ?? 0;
  // A gateway may count calls that it refused: then a figure in between proves nothing.
  if (counted === billed) return { by: 'usage', billed: 'no' };
  return counted === billed + open && free === 0 ? { by: 'usage', billed: 'yes' } : null;
}

function byQuota(
  { calls, quotaBeforeUsd }: Window,
  { quotaUsd }: GatewayFigures,
  priceOf: (model: string) => number | null,
): Verdict | null {
  if (quotaBeforeUsd === null || quotaUsd === null) return null;
  const cost = (one: WindowCall): number | null => {
    const price = priceOf(one.job.model);
    return knownUsd(one.attempt) ?? (price === null ? null : price * billedImages(one.attempt, one.job.n));
  };
  const sum = (some: readonly WindowCall[]): number =>
    some.reduce((usd, one) => usd + (cost(one) ?? Number.NaN), 0);
  const drop = quotaBeforeUsd - quotaUsd - sum(calls.filter(isBilled));
  const open = calls.filter(isOpen);
  const whole = sum(open);
  const least = Math.min(...open.map(({ job }) => priceOf(job.model) ?? Number.NaN));
  // Without a price, nothing is what costs less than the cheapest image there is.
  const grain = Number.isNaN(least) ? 0.0005 : least * tolerance;
  if (Math.abs(drop) <= grain) return { by: 'quota', billed: 'no' };
  return Math.abs(drop - whole) <= grain ? { by: 'quota', billed: 'yes' } : null;
}

function isBilled({ attempt, job }: WindowCall): boolean {
  return !isOpenAttempt(attempt) && billedImages(attempt, job.n) > 0;
}

function isOpen({ attempt }: WindowCall): boolean {
  return isOpenAttempt(attempt);
}

/** Nobody knows whether it was billed. */
function isOpenAttempt({ sending, after }: Attempt): boolean {
  if (after.some(({ status }) => status === 'answered')) return false;
  const last = latestState([sending, ...after]);
  if (last.status === 'unknown') return last.evidence === undefined;
  return 'billed' in last && last.billed === 'maybe';
}

/** When it was surely over at the gateway. */
function endOf(attempt: Attempt): number {
  const { sending, after } = attempt;
  const [first] = after;
  if (!first || isOpenAttempt(attempt)) return sending.at + mayStillRunMs;
  return after.find(({ status }) => status === 'answered')?.at ?? after.at(-1)?.at ?? first.at;
}

function lastQuota(before: readonly WindowCall[]): number | null {
  const ended = before.toSorted((a, b) => endOf(b.attempt) - endOf(a.attempt));
  for (const one of ended) {
    const answered = one.attempt.after.findLast((state) => state.status === 'answered');
    if (answered?.answer.quotaRemainingUsd !== undefined) return answered.answer.quotaRemainingUsd;
    // Billed after the last word on the balance: that does not hold any more.
    if (isOpen(one) || isBilled(one)) return null;
  }
  return null;
}
