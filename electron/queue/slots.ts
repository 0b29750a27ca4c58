/** A bounded number of tasks at once; of those waiting, the one with the smallest rank goes first. */

export interface Slots {
  run<T>(rank: number, work: () => Promise<T>): Promise<T>;
}

export function createSlots(count: number): Slots {
  let free = count;
  const waiting: { readonly rank: number; readonly begin: () => void }[] = [];

  function release(): void {
    const next = waiting.shift();
    if (next) next.begin();
    else free += 1;
  }

  async function acquire(rank: number): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((begin) => {
      const place = waiting.findIndex((other) => other.rank > rank);
      waiting.splice(place === -1 ? waiting.length : place, 0, { rank, begin });
    });
  }

  return {
    async run(rank, work) {
      await acquire(rank);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
