/** What the gateway's list of models names for the key in force; kept for this run, and asked anew at the next start. */
import { toAppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';

export interface ModelAccess {
  /** Ids, or null while nothing is known: no key, not asked yet, or no list to be had. */
  listed(): readonly string[] | null;
  /** The key was just checked: its list is here already. */
  learned(list: readonly string[]): void;
  /** Key or address changed: what another key may call says nothing of this one. */
  forgotten(): void;
  /** Asks, quietly: a failure leaves what was known, and is only logged. Never rejects. */
  refresh(): Promise<void>;
}

/** `ask`: the free call, or null when there is no key to ask with. */
export function createModelAccess({
  ask,
  onChange,
  log,
}: {
  readonly ask: () => Promise<Result<readonly string[]> | null>;
  readonly onChange: () => void;
  readonly log: Log;
}): ModelAccess {
  let listed: readonly string[] | null = null;
  /** Raised with each change, so that an answer that was under way for an earlier key is let go. */
  let version = 0;

  function become(list: readonly string[] | null): void {
    version += 1;
    listed = list;
    onChange();
  }

  return {
    listed: () => listed,
    learned: become,
    forgotten: () => become(null),
    async refresh() {
      const asked = version;
      try {
        const answer = await ask();
        if (asked !== version || answer === null) return;
        if (answer.ok) become(answer.value);
        else log('info', 'models-not-listed', { error: answer.error });
      } catch (thrown) {
        log('info', 'models-not-listed', { error: toAppError(thrown).toInfo() });
      }
    },
  };
}
