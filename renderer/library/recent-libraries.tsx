/** The libraries opened last, as a list: each can be opened, or taken out of it. */
import { FolderOpen, FolderX, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { RecentLibrary } from '../../shared/libraries/recent.ts';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { LibraryStore } from './library-store.ts';
import styles from './recent-libraries.module.css';

interface Props {
  readonly store: LibraryStore;
  /** Only those that are not open: there is nothing to say of the one that is. */
  readonly isOthers?: boolean;
}

const words = say.library;

export function RecentLibraries({ store, isOthers = false }: Props) {
  const recent = useStore(store, (state) => state.recent);
  const shown = recent?.filter(({ isOpen }) => !isOthers || !isOpen) ?? [];
  if (shown.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={words.recent} data-testid="recent-libraries">
      {shown.map((library) => (
        <Entry key={library.id} library={library} store={store} />
      ))}
    </ul>
  );
}

function Entry({ library, store }: { readonly library: RecentLibrary; readonly store: LibraryStore }) {
  const { id, label, isOpen, presence } = library;
  const { recentChosen, recentForgotten } = store.getState();
  const isGone = presence === 'gone';
  const Icon = isGone ? FolderX : FolderOpen;
  return (
    <li className={styles.entry} data-presence={presence}>
      <Icon size={16} aria-hidden />
      <span className={styles.label} title={label}>
        {label}
      </span>
      <span className={styles.state}>{words.state(library)}</span>
      {!isOpen && !isGone && (
        <Button kind="quiet" aria-label={words.openOf(label)} onClick={() => void recentChosen(id)}>
          {words.open}
        </Button>
      )}
      {!isOpen && (
        <IconButton
          label={words.forgetOf(label)}
          tooltip={words.forgetTip}
          icon={<X size={16} aria-hidden />}
          onClick={() => void recentForgotten(id)}
        />
      )}
    </li>
  );
}
