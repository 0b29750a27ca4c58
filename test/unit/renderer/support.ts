/** Main as the renderer sees it: answers per route, a record of what was asked, events at will. */
import type { EventName, Events, RouteName } from '../../../shared/ipc/contract.ts';
import type { Bridge as RawBridge } from '../../../shared/ipc/contract.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { BatchId, JobId } from '../../../shared/ids.ts';
import type { JobView, QueueSummary } from '../../../shared/job/view.ts';
import type { Bridge } from '../../../renderer/bridge.ts';
import { createBridge } from '../../../renderer/bridge.ts';

export interface ScriptedMain {
  readonly bridge: Bridge;
  readonly asked: { readonly route: string; readonly input: unknown }[];
  answer(route: RouteName, value: unknown): void;
  refuse(route: RouteName, code: ErrorCode, data?: Readonly<Record<string, unknown>>): void;
  tell<Name extends EventName>(event: Name, payload: Events[Name]): void;
}

export function createScriptedMain(): ScriptedMain {
  const asked: { route: string; input: unknown }[] = [];
  const answers = new Map<string, unknown>();
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const raw: RawBridge = {
    request(route, input) {
      asked.push({ route, input });
      return Promise.resolve(answers.get(route) ?? { ok: true, value: undefined });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dropped: () => Promise.resolve(null),
  };
  return {
    bridge: createBridge(raw),
    asked,
    answer: (route, value) => answers.set(route, { ok: true, value }),
    refuse: (route, code, data) =>
      answers.set(route, { ok: false, error: { code, message: 'scripted', ...(data && { data }) } }),
    tell(event, payload) {
      for (const listener of listeners) listener(event, payload);
    },
  };
}

export function batchId(n: number): BatchId {
  return `0197a000-0000-7000-9000-${String(n).padStart(12, '0')}` as BatchId;
}

export function jobId(n: number): JobId {
  return `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}` as JobId;
}

export function job(n: number, change: Partial<JobView> = {}): JobView {
  return {
    id: jobId(n),
    batchId: batchId(1),
    row: 0,
    column: n,
    model: 'nano-banana',
    prompt: 'a glass of water',
    seed: 40 + n,
    n: 1,
    ratio: 1,
    status: 'waiting',
    since: 0,
    sentAt: null,
    attempt: 0,
    notBefore: null,
    error: null,
    billed: 'no',
    frames: [],
    missing: 0,
    retryDownloads: false,
    retryAsks: false,
    evidence: null,
    ...change,
  };
}

export function summary(change: Partial<QueueSummary> = {}): QueueSummary {
  return {
    waiting: 0,
    inFlight: 0,
    downloading: 0,
    wanting: 0,
    paused: null,
    medianSeconds: null,
    quotaRemainingUsd: null,
    ...change,
  };
}
