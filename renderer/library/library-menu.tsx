/** The open library in the status line. It leads to those opened last, and to what is done with a library as a whole. */
import { Check, FolderOpen } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import { useStore } from 'zustand';
import type { CommandId } from '../../shared/commands.ts';
import { commands } from '../../shared/commands.ts';
import type { RecentLibrary } from '../../shared/libraries/recent.ts';
import { useApp, useCommand, useRunCommand } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import type { LibraryStore } from './library-store.ts';
import styles from './library-menu.module.css';

interface Props {
  readonly store: LibraryStore;
  readonly label: string;
  readonly frames: FramesStore;
}

const words = say.library;

export function LibraryMenu({ store, label, frames }: Props) {
  const recent = useStore(store, (state) => state.recent);
  const others = recent?.filter(({ isOpen }) => !isOpen) ?? [];
  const { lookedAgain, recentChosen } = store.getState();
  return (
    // Not modal: that would write a <style> element, which the content security policy blocks.
    <Primitive.Root modal={false} onOpenChange={(isOpen) => isOpen && lookedAgain()}>
      <Tooltip text={words.menuTip}>
        <Primitive.Trigger className={styles.trigger} data-testid="library">
          <FolderOpen size={16} aria-hidden />
          <LibraryLabel label={label} frames={frames} />
        </Primitive.Trigger>
      </Tooltip>
      <Primitive.Portal>
        <Primitive.Content
          className={styles.content}
          aria-label={words.menu}
          side="top"
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <p className={styles.open}>
            <Check size={16} aria-hidden />
            <span className={styles.label}>{label}</span>
          </p>
          {others.map((library) => (
            <Recent key={library.id} library={library} onSelect={() => void recentChosen(library.id)} />
          ))}
          <Primitive.Separator className={styles.line} />
          <CommandItem command="library.open" />
          <CommandItem command="library.make" />
          <Primitive.Separator className={styles.line} />
          <CommandItem command="library.import" />
          <CommandItem command="view.trash" />
          <CommandItem command="library.report" />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** It counts by itself: a frame that comes draws nothing else of the status line again. */
function LibraryLabel({ label, frames }: Pick<Props, 'label' | 'frames'>) {
  const count = useStore(frames, ({ library }) => library.length);
  return <span className={styles.label}>{say.shell.status.library(label, count)}</span>;
}

/** What the menus of window and system ask for. */
export function LibraryCommands({ store }: Pick<Props, 'store'>) {
  const { folderAsked, newFolderAsked } = store.getState();
  useCommand('library.open', () => void folderAsked());
  useCommand('library.make', () => void newFolderAsked());
  return null;
}

function Recent({ library, onSelect }: { readonly library: RecentLibrary; readonly onSelect: () => void }) {
  return (
    <Primitive.Item
      className={styles.item}
      textValue={library.label}
      disabled={library.presence === 'gone'}
      onSelect={onSelect}
    >
      <span className={styles.mark} />
      <span className={styles.label}>{library.label}</span>
      <span className={styles.detail}>{words.state(library)}</span>
    </Primitive.Item>
  );
}

function CommandItem({ command }: { readonly command: CommandId }) {
  const run = useRunCommand();
  const { platform } = useApp();
  return (
    <Primitive.Item className={styles.item} onSelect={() => run(command)}>
      <span className={styles.mark} />
      <span className={styles.label}>{commands[command].title}</span>
      <span className={styles.detail}>{keysOf(command, platform)}</span>
    </Primitive.Item>
  );
}
