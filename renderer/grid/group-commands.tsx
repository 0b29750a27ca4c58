/** The keys of stacks and groups. */
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { groupOfActiveChosen } from './group-acts.ts';
import { toggleAllStacks, toggleStack } from './stack-acts.ts';

export function GroupCommands({ frames }: { readonly frames: FramesStore }) {
  const { notices } = useApp();
  const active = useStore(frames, ({ selection }) => selection.active);
  const hasStacks = useStore(frames, ({ stacks }) => stacks.starts.length > 0);
  const told = (act: Promise<void>): void =>
    void act.catch((thrown: unknown) => notices.getState().requestFailed(toAppError(thrown)));
  useCommand(
    'stack.toggle',
    () => {
      if (active !== null) told(toggleStack(frames, active));
    },
    hasStacks && active !== null,
  );
  useCommand('stack.all', () => told(toggleAllStacks(frames)), hasStacks);
  const isGrouped = useStore(frames, ({ groups }) => groups.keys.length > 0);
  useCommand('group.select', () => groupOfActiveChosen(frames), isGrouped && active !== null);
  return null;
}
