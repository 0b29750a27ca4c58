/** Routes of batches and jobs. */
import { AppError } from '../../shared/errors.ts';
import { parseRequest } from '../../shared/request.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type QueueRoutes = Extract<keyof Handlers, `queue.${string}` | `batch.${string}`>;

export function queueHandlers(workspace: Workspace): Pick<Handlers, QueueRoutes> {
  return {
    'batch.generate': async (input) => {
      const request = parseRequest(input);
      if (!request.ok) throw AppError.fromInfo(request.error);
      return await workspace.queue().submit(request.value);
    },
    'queue.snapshot': () => workspace.queue().snapshot(),
    'queue.pause': () => workspace.queue().pause(),
    'queue.resume': () => workspace.queue().resume(),
    'queue.cancel': ({ jobs }) => workspace.queue().cancel(jobs),
    'queue.cancel-all': () => workspace.queue().cancelAll(),
    'queue.retry': ({ jobs }) => workspace.queue().retry(jobs),
    'queue.retry-failed': () => workspace.queue().retryFailed(),
    'queue.to-front': ({ jobs }) => workspace.queue().toFront(jobs),
    'queue.clear-settled': () => workspace.queue().clearSettled(),
  };
}
