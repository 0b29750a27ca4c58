/** Lets at most `width` pieces of work run at once; the others wait their turn. */
export interface Gate {
  /**
   * `seen`: asked for because it is in sight: the last asked for goes first, for what was asked for before it may have
   * been scrolled away. `whenever`: nobody looks at a screen for it, so it lets all other work go first.
   */
  run<T>(work: () => Promise<T>, urgency?: Urgency): Promise<T>;
}

type Urgency = 'soon' | 'seen' | 'whenever';

export function createGate(width: number): Gate {
  const waiting: Record<Urgency, (() => void)[]> = { soon: [], seen: [], whenever: [] };
  let running = 0;
  return {
    run: async (work, urgency = 'soon') => {
      // A place is handed from the one who leaves to the first who waits, so none can slip in between.
      if (running < width) running += 1;
      else await new Promise<void>((enter) => waiting[urgency].push(enter));
      try {
        return await work();
      } finally {
        const next = waiting.soon.shift() ?? waiting.seen.pop() ?? waiting.whenever.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
