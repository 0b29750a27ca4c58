/** What the menu of sources is made of: what can be shown, and what can be done. */
import { Check, FolderOutput, FolderSearch } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { say } from '../i18n/say.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './source-menu.module.css';

interface SourceItemProps {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  /** What a smart collection searches for. */
  readonly search?: string | null;
  /** Its picks are exported by themselves. */
  readonly isWatched?: boolean;
}

export function SourceItem({ value, name, count, search = null, isWatched = false }: SourceItemProps) {
  return (
    <Primitive.RadioItem className={styles.item} value={value} textValue={name}>
      <span className={styles.mark}>
        <Primitive.ItemIndicator>
          <Check size={16} aria-hidden />
        </Primitive.ItemIndicator>
      </span>
      <span className={styles.name}>{name}</span>
      {search !== null && (
        <>
          <FolderSearch size={14} aria-hidden className={styles.sign} />
          <VisuallyHidden>{say.collections.smart}</VisuallyHidden>
        </>
      )}
      {isWatched && (
        <>
          <FolderOutput size={14} aria-hidden className={styles.sign} />
          <VisuallyHidden>{say.exporting.watch.sign}</VisuallyHidden>
        </>
      )}
      <span className={styles.count}>{say.collections.frames(count)}</span>
    </Primitive.RadioItem>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly onSelect: () => void;
  readonly children: string;
}

export function Item({ icon, onSelect, children }: ItemProps) {
  return (
    <Primitive.Item className={styles.item} onSelect={onSelect}>
      <span className={styles.mark}>{icon}</span>
      <span className={styles.name}>{children}</span>
    </Primitive.Item>
  );
}
