/** Words of the order that frames stand in, and of their groups. */
import type { FrameGroup, FrameSort, FrameStack } from '../../../shared/frame/frame-query.ts';
import type { GridCells } from '../../../shared/settings/settings.ts';
import { count, whole } from '../numbers.ts';

const sorts: Readonly<Record<Exclude<FrameSort, 'own'>, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  rating: 'Rating',
  seed: 'Seed',
  prompt: 'Prompt',
};
const groups: Readonly<Record<FrameGroup, string>> = {
  none: 'No groups',
  day: 'Day',
  batch: 'Batch',
  prompt: 'Prompt',
};
const stacks: Readonly<Record<FrameStack, string>> = {
  none: 'No stacks',
  batch: 'Batch',
  prompt: 'Prompt',
};
const cellKinds: Readonly<Record<GridCells, string>> = {
  square: 'Square cells',
  justified: 'Justified rows',
};
const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
});

export const arrange = {
  menu: 'Sort, group and stack',
  sort: 'Sort by',
  group: 'Group by',
  sorts: (sort: FrameSort, isCollection: boolean) =>
    sort === 'own' ? (isCollection ? 'Own order' : sorts.newest) : sorts[sort],
  groups,
  cells: 'Layout',
  cellKinds,
  stack: 'Stack by',
  stacks,
  allStacks: 'Open or close all stacks',
  stackTip: (n: number, isOpen: boolean) => `${isOpen ? 'Close' : 'Open'} this stack of ${count(n, 'frame')}`,
  inStack: (n: number) => `in a stack of ${count(n, 'frame')}`,
  /** After the count of all frames. */
  inClosed: (n: number) => `${whole(n)} in closed stacks`,
  /** `day`: such as 2026-10-05, of this computer's calendar. */
  day: (day: string) => dayFormat.format(new Date(`${day}T12:00:00`)),
  scrubber: 'Time',
  /** `month`: such as 2026-10. */
  month: (month: string) => (month === '' ? '' : monthFormat.format(new Date(`${month}-15T12:00:00`))),
  batch: (at: number, prompt: string) => `${timeFormat.format(at)} · ${prompt}`,
} as const;
