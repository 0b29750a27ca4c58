/** The lists: all of them on the left, the one that is open beside them as the text it is. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { VocabularyStore } from '../vocabulary-store.ts';
import { ListIndex } from './list-index.tsx';
import { ListPane } from './list-pane.tsx';
import type { ListsStore } from './lists-store.ts';
import styles from './lists.module.css';

interface Props {
  readonly store: ListsStore;
  readonly vocabulary: VocabularyStore;
  readonly onClose: () => void;
  /** Opens the dialog again. */
  readonly onReopen: () => void;
  /** Puts text into the prompt at the caret. */
  readonly onInsert: (text: string) => void;
}

export function ListsDialog({ store, vocabulary, onClose, onReopen, onInsert }: Props) {
  const { notices } = useApp();
  const { savedNow, namingEnded } = store.getState();
  const reading = useStore(vocabulary, (state) => state.reading);
  useEffect(() => vocabulary.getState().lookedAgain(), [vocabulary]);

  async function close(): Promise<void> {
    namingEnded();
    onClose();
    await savedNow();
    const unsaved = [...store.getState().edits.keys()];
    if (unsaved.length > 0)
      notices.getState().posted({
        kind: 'failure',
        title: say.lists.stillUnsaved(unsaved),
        action: { label: say.lists.openLists, run: onReopen },
      });
  }

  function escaped(): boolean {
    const isNaming = store.getState().naming !== null;
    if (isNaming) namingEnded();
    // The editor's search bar has its own use for the key.
    return isNaming || document.activeElement?.closest('.find-bar') != null;
  }

  return (
    <Dialog
      title={say.lists.title}
      description={say.lists.description}
      isOpen
      onClose={() => void close()}
      onEscape={escaped}
      isLarge
    >
      <div className={styles.lists}>
        <ListIndex store={store} reading={reading} />
        <ListPane
          store={store}
          reading={reading}
          onInsert={(text) => {
            void close();
            onInsert(text);
          }}
        />
      </div>
    </Dialog>
  );
}
