/** What is done to groups of the grid. */
import type { FramesStore } from '../frames/frames-store.ts';
import { indexOfNumber } from '../frames/order.ts';

/** Every frame of the active one's group is selected; it stays active. */
export function groupOfActiveChosen(frames: FramesStore): void {
  const { order, groups, selection } = frames.getState();
  const { active } = selection;
  const index = active === null ? -1 : indexOfNumber(order, active);
  if (index < 0) return;
  const after = groups.starts.findIndex((start) => start > index);
  const group = (after < 0 ? groups.starts.length : after) - 1;
  groupChosen(
    frames,
    { first: groups.starts[group] ?? 0, end: groups.starts[group + 1] ?? order.length },
    active,
  );
}

/** Its frames are selected; the first of them is active unless another is named. */
export function groupChosen(
  frames: FramesStore,
  { first, end }: { readonly first: number; readonly end: number },
  named: number | null = null,
): void {
  const state = frames.getState();
  const numbers = state.order.subarray(first, end);
  const active = named ?? numbers[0];
  if (active !== undefined) state.selectionMade({ active, anchor: active, selected: new Set(numbers) });
}
