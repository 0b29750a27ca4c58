/** Opening and closing stacks. What is active stays in sight: where its stack closes over it, the top takes its place. */
import { mostOpenStacks } from '../../shared/frame/frame-query.ts';
import type { OpenStacks, StackedPlace } from '../../shared/frame/stacks.ts';
import { stackAt } from '../../shared/frame/stacks.ts';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import { indexOfNumber } from '../frames/order.ts';
import { askedIn } from '../frames/source.ts';

type Stacked = Pick<FramesState, 'order' | 'stacks'>;

/** The stack that a frame stands in; null for none. */
function stackOf({ order, stacks }: Stacked, no: number): (StackedPlace & { readonly top: number }) | null {
  const index = indexOfNumber(order, no);
  const place = index < 0 ? null : stackAt(stacks, index);
  return place && { ...place, top: order[index - place.at] ?? no };
}

/** Does nothing for a frame that is in no stack. Throws an AppError. */
export async function toggleStack(frames: FramesStore, no: number): Promise<void> {
  const state = frames.getState();
  const stack = stackOf(state, no);
  if (!stack) return;
  const others = openTops(state).filter((top) => top !== stack.top);
  await show(frames, stack.isOpen ? others : [...others, stack.top].slice(-mostOpenStacks));
}

/** Opens all of them; closes them where all are open. Throws an AppError. */
export async function toggleAllStacks(frames: FramesStore): Promise<void> {
  await show(frames, frames.getState().stacks.opened.includes(0) ? 'all' : []);
}

function openTops({ order, stacks }: Stacked): readonly number[] {
  return [...stacks.starts].flatMap((start, stack) =>
    stacks.opened[stack] === 1 ? (order[start] ?? []) : [],
  );
}

async function show(frames: FramesStore, open: OpenStacks): Promise<void> {
  const state = frames.getState();
  const query = { ...askedIn(state), open: open === 'all' ? open : [...open] };
  await state.sourceChosen(query, activeStack(state));
}

/** The frames of the active one's stack: whichever is on top when it closes takes its place. */
function activeStack(state: FramesState): readonly number[] {
  const { active } = state.selection;
  const stack = active === null ? null : stackOf(state, active);
  if (!stack?.isOpen) return [];
  const start = indexOfNumber(state.order, stack.top);
  return [...state.order.subarray(start, start + stack.size)];
}
