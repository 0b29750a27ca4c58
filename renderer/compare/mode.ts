/** The ways to lay two pictures against each other, and what can be set in each. */
import type { Look } from '../../shared/compare/difference-look.ts';

export const modes = ['columns', 'rows', 'split', 'overlay', 'blink', 'difference'] as const;
export type Mode = (typeof modes)[number];

export interface Laying {
  readonly mode: Mode;
  /** Per cent of the width: where the split's edge stands. */
  readonly edge: number;
  /** Per cent: how much of the right is seen through the left. */
  readonly opacity: number;
  readonly look: Look;
  /** Whether sides change by themselves in blink; null: as the system's wish for motion says. */
  readonly isBlinking: boolean | null;
  /** Seconds that each side is seen for. */
  readonly blinkSeconds: number;
}

export const firstLaying: Laying = {
  mode: 'columns',
  edge: 50,
  opacity: 50,
  look: { gain: 1, tone: 'colour' },
  isBlinking: null,
  blinkSeconds: 1,
};

/** Faster would flicker: three flashes in a second can cause seizures (WCAG 2.3.1). */
export const blinkRange = { smallest: 0.5, largest: 2, step: 0.25 } as const;

export function nextMode(mode: Mode): Mode {
  return modes[(modes.indexOf(mode) + 1) % modes.length] ?? 'columns';
}

/** Whether both are seen in one place, under one camera even when they are parted elsewhere. */
export function isOnePlace(mode: Mode): boolean {
  return mode === 'blink' || mode === 'difference';
}
