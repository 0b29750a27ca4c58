/** Small questions to the frames store, answered alike everywhere. */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FramesState } from './frames-store.ts';
import { indexOfNumber } from './order.ts';

export function activeRow({ selection, rows }: FramesState): FrameRow | undefined {
  return selection.active === null ? undefined : rows.get(selection.active);
}

/** Where the active frame stands in the order, or -1. */
export function activeIndex({ selection, order }: FramesState): number {
  return selection.active === null ? -1 : indexOfNumber(order, selection.active);
}
