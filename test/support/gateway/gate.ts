/** Holding answers back and waiting for states, so that no test needs to sleep. */

export interface Gate {
  /** From now on every generation waits for `release`. */
  readonly hold: () => void;
  /** Lets go of everything that is held, `[held]` and `[image-held]` included, and of all that comes until `hold`. */
  readonly release: () => void;
  readonly isHolding: () => boolean;
  /** Settles once the gate is, or already was, released. */
  readonly released: () => Promise<void>;
  /** Settles when `condition` holds; looked at again after everything that happens at the gateway. */
  readonly until: (condition: () => boolean) => Promise<void>;
  /** To be called after everything that happens. */
  readonly happened: () => void;
}

export function createGate(): Gate {
  let holding = false;
  let open = false;
  let held: (() => void)[] = [];
  let watchers: { readonly condition: () => boolean; readonly resolve: () => void }[] = [];
  const happened = (): void => {
    const met = watchers.filter(({ condition }) => condition());
    watchers = watchers.filter((watcher) => !met.includes(watcher));
    for (const { resolve } of met) resolve();
  };
  return {
    hold: () => {
      holding = true;
      open = false;
    },
    release: () => {
      holding = false;
      open = true;
      for (const go of held) go();
      held = [];
    },
    isHolding: () => holding,
    released: () => (open ? Promise.resolve() : new Promise((resolve) => held.push(resolve))),
    until: (condition) => {
      if (condition()) return Promise.resolve();
      return new Promise((resolve) => watchers.push({ condition, resolve }));
    },
    happened,
  };
}
