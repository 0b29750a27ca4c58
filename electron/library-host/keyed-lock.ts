/** One piece of work at a time for each key, in the order asked for; different keys do not wait for each other. */
export interface KeyedLock {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyedLock(): KeyedLock {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run: async (key, work) => {
      const before = ends.get(key) ?? Promise.resolve();
      // The one before may fail: that is its caller's affair.
      const mine = before.then(work, work);
      ends.set(key, mine);
      try {
        return await mine;
      } finally {
        if (ends.get(key) === mine) ends.delete(key);
      }
    },
  };
}
