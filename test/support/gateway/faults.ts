/**
 * What can go wrong, as words: `[500]`, `[late:250]`, `[image-404-once]`. A fault comes from a tag in the prompt or from
 * the test's script. README.md lists them all.
 */

export interface Fault {
  readonly name: string;
  readonly argument: string | undefined;
}

export interface FaultScript {
  /** Faults for the very next generation calls, one list a call, before any other. */
  readonly next: (...faults: readonly (string | readonly string[])[]) => void;
  /** Faults for every call with this seed. */
  readonly onSeed: (seed: number, ...faults: readonly string[]) => void;
  readonly clear: () => void;
}

export interface FaultBook extends FaultScript {
  /** The faults that this call meets. */
  readonly forCall: (call: { readonly prompt: string; readonly seed: number | undefined }) => FaultSet;
}

/** The faults of one call; asking by name hides where they came from. */
export interface FaultSet {
  readonly has: (name: string) => boolean;
  /** The number after the colon, or `otherwise`. */
  readonly number: (name: string, otherwise: number) => number;
  readonly names: readonly string[];
}

export function createFaultBook(): FaultBook {
  const queue: (readonly string[])[] = [];
  const bySeed = new Map<number, readonly string[]>();
  const spent = new Set<string>();

  return {
    next: (...faults) => {
      queue.push(...faults.map((fault) => (typeof fault === 'string' ? [fault] : fault)));
    },
    onSeed: (seed, ...faults) => {
      bySeed.set(seed, faults);
    },
    clear: () => {
      queue.length = 0;
      bySeed.clear();
    },
    forCall: ({ prompt, seed }) => {
      const words = [
        ...(queue.shift() ?? []),
        ...(seed === undefined ? [] : (bySeed.get(seed) ?? [])),
        ...[...prompt.matchAll(/\[([a-z0-9-]+(?::[^\]]*)?)\]/g)].map((match) => match[1]!),
      ];
      const faults = words.map(parseFault).flatMap((fault): Fault[] => {
        if (!fault.name.endsWith('-once')) return [fault];
        // Once for this prompt and seed: its retry, and only that, goes through.
        const mark = `${fault.name}\n${prompt}\n${seed ?? ''}`;
        if (spent.has(mark)) return [];
        spent.add(mark);
        return [{ ...fault, name: fault.name.slice(0, -'-once'.length) }];
      });
      return {
        has: (name) => faults.some((fault) => fault.name === name),
        number: (name, otherwise) => {
          const value = Number(faults.find((fault) => fault.name === name)?.argument ?? Number.NaN);
          return Number.isNaN(value) ? otherwise : value;
        },
        names: faults.map((fault) => fault.name),
      };
    },
  };
}

function parseFault(word: string): Fault {
  const colon = word.indexOf(':');
  if (colon < 0) return { name: word, argument: undefined };
  return { name: word.slice(0, colon), argument: word.slice(colon + 1) };
}
