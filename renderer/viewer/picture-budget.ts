/**
 * Which decoded pictures are kept and which are let go of, so that together they stay within a budget of memory.
 * Pure. What is in sight is always kept, whatever it takes; neighbours only where there is room for them.
 */

export interface HeldPicture<Id> {
  readonly id: Id;
  /** Of decoded pixels. */
  readonly bytes: number;
  /** Grows with every look; the smallest was looked at longest ago. */
  readonly lookedAt: number;
}

export interface WantedPicture<Id> {
  readonly id: Id;
  readonly bytes: number;
}

export interface PicturePlan<Id> {
  readonly letGo: readonly Id[];
  /** The neighbours there is room for, in their order. */
  readonly ahead: readonly Id[];
}

/**
 * Bytes that a picture takes once it is decoded: RGBA, a byte each; and a third more for the halved, quartered …
 * copies that the window makes of it to show it small and smooth.
 */
export function decodedBytes({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.ceil((width * height * 4 * 4) / 3);
}

/**
 * `neighbours` count in their order, the most likely first: the first that does not fit ends the list, for those
 * behind it are less likely still. What is held and not wanted goes, longest ago first, as far as room is needed.
 */
export function planPictures<Id>(options: {
  readonly held: readonly HeldPicture<Id>[];
  readonly inSight: readonly WantedPicture<Id>[];
  readonly neighbours: readonly WantedPicture<Id>[];
  readonly budgetBytes: number;
}): PicturePlan<Id> {
  const { held, inSight, neighbours, budgetBytes } = options;
  const kept = new Map<Id, number>(inSight.map(({ id, bytes }) => [id, bytes]));
  let used = sum(kept.values());
  const ahead: Id[] = [];
  for (const { id, bytes } of neighbours) {
    if (kept.has(id)) continue;
    if (used + bytes > budgetBytes) break;
    kept.set(id, bytes);
    used += bytes;
    ahead.push(id);
  }
  const letGo: Id[] = [];
  for (const { id, bytes } of held.toSorted((a, b) => b.lookedAt - a.lookedAt)) {
    if (kept.has(id)) continue;
    if (used + bytes > budgetBytes) letGo.push(id);
    else used += bytes;
  }
  return { letGo, ahead };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
