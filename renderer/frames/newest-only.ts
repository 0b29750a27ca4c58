/** Questions of which only the newest answer matters. */
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';

/** One at a time, and after the last call once more: what came in between is answered with it. */
export function newestOnly(work: () => Promise<void>, onFailure: (error: AppError) => void): () => void {
  let calls = 0;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    const seen = calls;
    await work().catch((thrown: unknown) => onFailure(toAppError(thrown)));
    running = seen === calls ? null : run();
  };
  return () => {
    calls += 1;
    running ??= run();
  };
}
