/**
 * A signal that ends work when time is up or when the caller says so. Not `AbortSignal.any`: in Node 20 that keeps a
 * trace of every signal made from a long-lived one, and may lose a timeout to the garbage collector.
 */

export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was time that ended the work. */
  expired(): boolean;
  /** Gives the whole time anew. */
  restart(): void;
  /** Must be called when the work is over. */
  clear(): void;
}

export function startDeadline(milliseconds: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  let expired = false;
  let timer = setTimeout(expire, milliseconds);
  const follow = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  else outer?.addEventListener('abort', follow, { once: true });

  function expire(): void {
    if (controller.signal.aborted) return;
    expired = true;
    controller.abort(new Error('Time is up'));
  }

  return {
    signal: controller.signal,
    expired: () => expired,
    restart() {
      clearTimeout(timer);
      timer = setTimeout(expire, milliseconds);
    },
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
