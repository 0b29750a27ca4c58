/** What the grid's own keys do; all others are left to the window's commands. */
import { assertNever } from '../../shared/assert-never.ts';
import type { FramesState } from '../frames/frames-store.ts';
import { gestureOf } from '../frames/selection.ts';
import type { GridMove } from './geometry.ts';
import type { GridPlace } from './grid-place.ts';
import { frameMovedTo } from './grid-place.ts';

export type GridKey =
  { readonly kind: 'move'; readonly move: GridMove } | { readonly kind: 'all' | 'none' | 'open' };

const moves: Readonly<Record<string, GridMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'home',
  End: 'end',
};

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function gridKeyOf(press: Keys): GridKey | null {
  if (press.altKey) return null;
  const isMod = press.ctrlKey || press.metaKey;
  if (isMod) return press.key.toLowerCase() === 'a' && !press.shiftKey ? { kind: 'all' } : null;
  const move = moves[press.key];
  if (move) return { kind: 'move', move };
  if (press.key === 'Escape') return { kind: 'none' };
  return press.key === 'Enter' ? { kind: 'open' } : null;
}

export function runGridKey(
  key: GridKey,
  press: Keys,
  place: GridPlace,
  frames: FramesState,
  onOpen: () => void,
): void {
  switch (key.kind) {
    case 'move': {
      const target = frameMovedTo(place, frames.selection.active, key.move);
      if (target !== undefined) frames.frameChosen(target, gestureOf(press));
      return;
    }
    case 'all':
      frames.allChosen();
      return;
    case 'none':
      frames.noneChosen();
      return;
    case 'open':
      if (frames.selection.active !== null) onOpen();
      return;
    default:
      assertNever(key);
  }
}
