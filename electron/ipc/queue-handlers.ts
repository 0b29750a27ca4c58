/** Routes of batches and jobs. */
import { AppError } from '../../shared/errors.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { digestOf } from '../../shared/prompt/digest.ts';
import { countFrames, parseRequest, planCalls } from '../../shared/request.ts';
import type { SpendGuard } from '../queue/spend-guard.ts';
import { spendToday } from '../queue/spend-today.ts';
import type { Workspace } from '../workspace.ts';
import { listsInForce } from './list-handlers.ts';
import type { Handlers } from './router.ts';

type QueueRoutes = Extract<keyof Handlers, `queue.${string}` | `batch.${string}`>;

export function queueHandlers(
  workspace: Workspace,
  models: () => ModelTable,
  guard: SpendGuard,
): Pick<Handlers, QueueRoutes> {
  return {
    'batch.generate': async ({ request, variants: shown, digest, consented }) => {
      const expanded = parseRequest(request, { models: models(), lists: await listsInForce(workspace) });
      if (!expanded.ok) throw AppError.fromInfo(expanded.error);
      const { variants } = expanded.value;
      const made = variants.length;
      if (digestOf(variants) !== digest)
        throw new AppError('expansion-changed', `${made} variants, ${shown} shown`, {
          data: { made, shown },
        });
      const queue = await workspace.queue();
      const frames = made * countFrames(planCalls(request));
      if (!consented) await guard(queue, request.model, frames);
      return await queue.submit(expanded.value);
    },
    'batch.extend': async ({ consented, ...growth }) => {
      const queue = await workspace.queue();
      const { request } = await queue.sheet(growth.batch);
      if (!consented) await guard(queue, request.model, growth.calls * request.imagesPerCall);
      return await queue.extend(growth);
    },
    'queue.snapshot': async () => (await workspace.queue()).snapshot(),
    'queue.spend': async () => spendToday(await workspace.queue(), models(), Date.now()),
    'queue.pause': async () => (await workspace.queue()).pause(),
    'queue.resume': async () => (await workspace.queue()).resume(),
    'queue.cancel': async ({ jobs }) => (await workspace.queue()).cancel(jobs),
    'queue.cancel-all': async () => (await workspace.queue()).cancelAll(),
    'queue.retry': async ({ jobs, batch }) => (await workspace.queue()).retry(jobs, batch),
    'queue.retry-failed': async () => (await workspace.queue()).retryFailed(),
    'queue.find-out': async () => (await workspace.queue()).findOut(),
    'queue.to-front': async ({ jobs }) => (await workspace.queue()).toFront(jobs),
    'queue.clear-settled': async () => (await workspace.queue()).clearSettled(),
  };
}
