/**
 * Sleep and lost networks: nothing is sent into them. Calls under way are left alone; those that can be asked for are asked
 * for at once when it is over.
 */

export type Outage = 'sleep' | 'offline';

export interface OutageDeps {
  /** Whether the system has a network at all; it may have one that leads nowhere. */
  readonly isOnline: () => boolean;
  /** A gateway on this computer needs none. */
  readonly needsNetwork: () => boolean;
  readonly begins: (outage: Outage) => void;
  readonly ends: (outage: Outage) => void;
  /** Calls back every so many ms. */
  readonly every: (ms: number, look: () => void) => void;
}

export interface Outages {
  readonly suspended: () => void;
  readonly resumed: () => void;
  /** Looks at once: the gateway may be another one. */
  readonly look: () => void;
}

/** Ms between two looks at the network: the main process is told nothing of it. */
const lookMs = 2_000;

export function watchOutages({ isOnline, needsNetwork, begins, ends, every }: OutageDeps): Outages {
  let isOut = false;

  function look(): void {
    const wasOut = isOut;
    isOut = needsNetwork() && !isOnline();
    if (isOut && !wasOut) begins('offline');
    if (!isOut && wasOut) ends('offline');
  }

  every(lookMs, look);
  return {
    suspended: () => begins('sleep'),
    resumed: () => {
      ends('sleep');
      look();
    },
    look,
  };
}
