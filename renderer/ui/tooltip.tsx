/** A tooltip: what a control does, with its key. */
import { Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import styles from './tooltip.module.css';

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={500} skipDelayDuration={200} disableHoverableContent>
      {children}
    </Primitive.Provider>
  );
}

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

interface Props {
  readonly text: string;
  /** Shows this command's key after the text. */
  readonly command?: CommandId | undefined;
  readonly side?: TooltipSide;
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

export function Tooltip({ text, command, side = 'top', children }: Props) {
  const { platform } = useApp();
  const keys = command ? keysOf(command, platform) : '';
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.content} side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <kbd className={styles.keys}>{keys}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
