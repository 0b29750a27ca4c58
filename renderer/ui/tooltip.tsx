/**
 * A tooltip: what a control does, with its key. The control only carries the words; one layer for the window shows them
 * (tooltip-layer.tsx). With a tooltip's own parts around each of its controls, a view took nearly twice as long to appear.
 */
import type { ReactElement } from 'react';
import { cloneElement } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

interface Props {
  readonly text: string;
  /** Shows this command's key after the text. */
  readonly command?: CommandId | undefined;
  readonly side?: TooltipSide;
  /** One element that hands on the attributes it is given. */
  readonly children: ReactElement<TooltipAttributes>;
}

interface TooltipAttributes {
  readonly 'data-tooltip'?: string;
  readonly 'data-tooltip-keys'?: string | undefined;
  readonly 'data-tooltip-side'?: TooltipSide | undefined;
}

export function Tooltip({ text, command, side, children }: Props) {
  const { platform } = useApp();
  const keys = command ? keysOf(command, platform) : '';
  return cloneElement(children, {
    'data-tooltip': text,
    'data-tooltip-keys': keys === '' ? undefined : keys,
    'data-tooltip-side': side,
  });
}
