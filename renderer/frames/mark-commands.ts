/** What each command of the marks sets. Pure. */
import type { CommandId } from '../../shared/commands.ts';
import type { Flag, Label, MarkChange, Rating } from '../../shared/frame/marks.ts';
import type { FramesState } from './frames-store.ts';
import { actedOnIn } from './frames-store.ts';

const changes = {
  'mark.pick': { flag: 'pick' },
  'mark.reject': { flag: 'reject' },
  'mark.unflag': { flag: null },
  'mark.no-stars': { rating: 0 },
  'mark.1-star': { rating: 1 },
  'mark.2-stars': { rating: 2 },
  'mark.3-stars': { rating: 3 },
  'mark.4-stars': { rating: 4 },
  'mark.5-stars': { rating: 5 },
  'mark.red': { label: 'red' },
  'mark.yellow': { label: 'yellow' },
  'mark.green': { label: 'green' },
  'mark.blue': { label: 'blue' },
  'mark.purple': { label: 'purple' },
  'mark.no-label': { label: null },
} as const satisfies Partial<Record<CommandId, MarkChange>>;

export type MarkCommand = keyof typeof changes;
export const markCommands = Object.keys(changes) as readonly MarkCommand[];

export const flagCommands: Readonly<Record<Flag | 'none', MarkCommand>> = {
  pick: 'mark.pick',
  reject: 'mark.reject',
  none: 'mark.unflag',
};
export const ratingCommands: Readonly<Record<Rating, MarkCommand>> = {
  0: 'mark.no-stars',
  1: 'mark.1-star',
  2: 'mark.2-stars',
  3: 'mark.3-stars',
  4: 'mark.4-stars',
  5: 'mark.5-stars',
};
export const labelCommands: Readonly<Record<Label | 'none', MarkCommand>> = {
  red: 'mark.red',
  yellow: 'mark.yellow',
  green: 'mark.green',
  blue: 'mark.blue',
  purple: 'mark.purple',
  none: 'mark.no-label',
};

/** The same label again takes it off, as in Lightroom: by the active frame, where it is one of those that are marked. */
export function changeOf(command: MarkCommand, state: FramesState): MarkChange {
  const change: MarkChange = changes[command];
  if (change.label === undefined) return change;
  const numbers = actedOnIn(state);
  const { active } = state.selection;
  const leading = active !== null && numbers.includes(active) ? active : numbers[0];
  const label = leading === undefined ? undefined : state.rows.get(leading)?.label;
  return label === change.label ? { label: null } : change;
}
