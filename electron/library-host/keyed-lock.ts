/** One piece of work at a time for each key, in the order asked for; different keys do not wait for each other. */
export interface KeyedLock {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** One piece of work for several keys at once. */
  runAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function createKeyedLock(): KeyedLock {
  const ends = new Map<string, Promise<unknown>>();
  // Every key is queued for in one go, so that no two pieces of work can wait for each other.
  const runAll = async <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
    // The ones before may fail: that is their callers' affair.
    const mine = Promise.allSettled(keys.flatMap((key) => ends.get(key) ?? [])).then(work);
    for (const key of keys) ends.set(key, mine);
    try {
      return await mine;
    } finally {
      for (const key of keys) if (ends.get(key) === mine) ends.delete(key);
    }
  };
  return { run: (key, work) => runAll([key], work), runAll };
}
