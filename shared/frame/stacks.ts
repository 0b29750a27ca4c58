/**
 * Stacks: frames of one batch or prompt in the place of the first of them, only the best in sight until the stack is opened. Pure.
 */
import { z } from 'zod';
import type { FrameGroups } from './frame-query.ts';

/** In the order of frames: where each stack begins, how many frames it has (two at least), and whether all of them stand there. */
export const frameStacksSchema = z.object({
  starts: z.instanceof(Uint32Array),
  sizes: z.instanceof(Uint32Array),
  /** 1: open; 0: only the best of its frames stands there. */
  opened: z.instanceof(Uint8Array),
});
export type FrameStacks = Readonly<z.infer<typeof frameStacksSchema>>;

export const noStacks: FrameStacks = {
  starts: new Uint32Array(0),
  sizes: new Uint32Array(0),
  opened: new Uint8Array(0),
};

/** Which stacks are open: all, or those that have one of these frames. */
export type OpenStacks = 'all' | readonly number[];

/** Frames that belong together, by their numbers, with how much each is thought of: the most comes to the top. */
export interface StackMembers {
  readonly numbers: readonly number[];
  readonly worths: readonly number[];
}

interface OrderInGroups {
  readonly numbers: Uint32Array;
  readonly groups: FrameGroups;
}

/** A stack never reaches from one group into another. */
export function stackOrder(
  { numbers, groups }: OrderInGroups,
  together: readonly StackMembers[],
  open: OpenStacks,
): {
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly groups: FrameGroups;
  readonly stacks: FrameStacks;
} {
  const stackOf = new Map<number, number>();
  const worthOf = new Map<number, number>();
  for (const [stack, members] of together.entries())
    for (const [at, no] of members.numbers.entries()) {
      stackOf.set(no, stack);
      worthOf.set(no, members.worths[at] ?? 0);
    }
  const isOpen =
    open === 'all' ? () => true : (frames: readonly number[]) => frames.some((no) => wanted.has(no));
  const wanted = new Set(open === 'all' ? [] : open);

  const result: number[] = [];
  const [starts, sizes, opened]: [number[], number[], number[]] = [[], [], []];
  const put = (frames: readonly number[]): void => {
    const [first, second] = frames;
    if (first === undefined) return;
    if (second === undefined) {
      result.push(first);
      return;
    }
    const top = best(frames, worthOf);
    const all = isOpen(frames);
    starts.push(result.length);
    sizes.push(frames.length);
    opened.push(all ? 1 : 0);
    result.push(top);
    if (all) for (const no of frames) if (no !== top) result.push(no);
  };

  const isGrouped = groups.starts.length > 0;
  const bounds = isGrouped ? groups.starts : Uint32Array.of(0);
  const groupStarts = Array.from(bounds, (from, group) => {
    const start = result.length;
    for (const frames of gathered(numbers.subarray(from, bounds[group + 1]), stackOf)) put(frames);
    return start;
  });
  return {
    numbers: Uint32Array.from(result),
    groups: isGrouped ? { starts: Uint32Array.from(groupStarts), keys: groups.keys } : groups,
    stacks: {
      starts: Uint32Array.from(starts),
      sizes: Uint32Array.from(sizes),
      opened: Uint8Array.from(opened),
    },
  };
}

/** Frames that belong together at the place of the first of them, each lot in its order. */
function gathered(numbers: Uint32Array, stackOf: ReadonlyMap<number, number>): Iterable<readonly number[]> {
  const lots: number[][] = [];
  const lotOf = new Map<number, number[]>();
  for (const no of numbers) {
    const stack = stackOf.get(no);
    const known = stack === undefined ? undefined : lotOf.get(stack);
    if (known) {
      known.push(no);
      continue;
    }
    const lot = [no];
    lots.push(lot);
    if (stack !== undefined) lotOf.set(stack, lot);
  }
  return lots;
}

/** The first of the best. */
function best(frames: readonly number[], worthOf: ReadonlyMap<number, number>): number {
  const worth = (no: number): number => worthOf.get(no) ?? 0;
  return frames.reduce((top, no) => (worth(no) > worth(top) ? no : top));
}

/** What stands at a place of the order. */
export interface StackedPlace {
  /** Frames of its stack. */
  readonly size: number;
  readonly isOpen: boolean;
  /** From 0, the top. */
  readonly at: number;
}

/** Null for a frame that is in no stack. */
export function stackAt({ starts, sizes, opened }: FrameStacks, index: number): StackedPlace | null {
  const stack = lastNotAfter(starts, index);
  const [start, size] = [starts[stack], sizes[stack]];
  if (start === undefined || size === undefined) return null;
  const isOpen = opened[stack] === 1;
  const at = index - start;
  return at < (isOpen ? size : 1) ? { size, isOpen, at } : null;
}

/** How many frames stand behind the tops of closed stacks, from one place of the order to before another. */
export function hiddenIn({ starts, sizes, opened }: FrameStacks, from = 0, to = Infinity): number {
  let hidden = 0;
  for (let stack = lastNotAfter(starts, from - 1) + 1; (starts[stack] ?? Infinity) < to; stack += 1)
    if (opened[stack] === 0) hidden += (sizes[stack] ?? 1) - 1;
  return hidden;
}

/**
 * Once frames of `numbers` have gone: closed stacks whose top has gone are stacks no more, until the order is read anew and says
 * what comes in its place.
 */
export function stacksWithout(
  stacks: FrameStacks,
  numbers: Uint32Array,
  removed: ReadonlySet<number>,
): FrameStacks {
  if (stacks.starts.length === 0) return stacks;
  const left: { start: number; size: number; isOpen: boolean }[] = [];
  let gone = 0;
  let next = 0;
  const goneBefore = (index: number): number => {
    for (; next < index; next += 1) if (removed.has(numbers[next] ?? -1)) gone += 1;
    return gone;
  };
  for (const [stack, start] of stacks.starts.entries()) {
    const [size = 0, isOpen] = [stacks.sizes[stack], stacks.opened[stack] === 1];
    const begin = start - goneBefore(start);
    const standing = isOpen ? size : 1;
    const remaining = start + standing - goneBefore(start + standing) - begin;
    if (remaining === 0 || (isOpen && remaining < 2)) continue;
    left.push({ start: begin, size: isOpen ? remaining : size, isOpen });
  }
  return {
    starts: Uint32Array.from(left, ({ start }) => start),
    sizes: Uint32Array.from(left, ({ size }) => size),
    opened: Uint8Array.from(left, ({ isOpen }) => (isOpen ? 1 : 0)),
  };
}

/** The index of the last that is not greater, or -1. Ascending. */
function lastNotAfter(values: Uint32Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
