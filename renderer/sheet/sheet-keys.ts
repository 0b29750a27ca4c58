/** What the sheet's own keys mean; all others are left to the window's commands. Pure. */
import type { SheetMove } from './sheet-selection.ts';

export type SheetKey =
  { readonly kind: 'move'; readonly move: SheetMove } | { readonly kind: 'all' | 'none' | 'act' };

const moves: Readonly<Record<string, SheetMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
};

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function sheetKeyOf(press: Keys): SheetKey | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    if (press.key === 'Home') return { kind: 'move', move: 'first' };
    if (press.key === 'End') return { kind: 'move', move: 'last' };
    return press.key.toLowerCase() === 'a' ? { kind: 'all' } : null;
  }
  const move = moves[press.key];
  if (move) return { kind: 'move', move };
  if (press.key === 'Escape') return { kind: 'none' };
  return press.key === 'Enter' ? { kind: 'act' } : null;
}
