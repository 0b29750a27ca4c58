/** The menu of a right click, Shift+F10 or the menu key; its entries are commands or small acts. */
import { ContextMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useApp } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import styles from './context-menu.module.css';

export interface MenuEntry {
  readonly label: string;
  readonly onSelect: () => void;
  /** Its key is shown. */
  readonly command?: CommandId;
  readonly isDangerous?: boolean;
  readonly disabled?: boolean;
}

interface Props {
  readonly entries: readonly MenuEntry[];
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

export function ContextMenu({ entries, children }: Props) {
  const { platform } = useApp();
  return (
    // Not modal: the modal kind's scroll lock writes a <style> element, which the content security policy blocks.
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.menu} collisionPadding={8}>
          {entries.map((entry) => (
            <Primitive.Item
              key={entry.label}
              className={styles.item}
              data-dangerous={entry.isDangerous}
              disabled={entry.disabled === true}
              onSelect={entry.onSelect}
            >
              {entry.label}
              {entry.command && <kbd className={styles.keys}>{keysOf(entry.command, platform)}</kbd>}
            </Primitive.Item>
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
