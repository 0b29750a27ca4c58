/** Where a collection is given its name: a new one, or another one. */
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import type { CollectionsReading } from '../../shared/collections/collection.ts';
import type { CollectionNameProblem } from '../../shared/collections/name.ts';
import {
  collectionNameKey,
  collectionNameProblem,
  tidyCollectionName,
} from '../../shared/collections/name.ts';
import { toAppError } from '../../shared/errors.ts';
import type { CollectionId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { offerUndo } from '../frames/offer-undo.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './collections.module.css';

type Collection = CollectionsReading['collections'][number];

export type Naming =
  | { readonly kind: 'new' }
  | { readonly kind: 'rename'; readonly collection: Collection }
  /** A search is to be kept. */
  | { readonly kind: 'smart'; readonly search: string };

interface Props {
  readonly naming: Naming;
  readonly collections: readonly Collection[];
  readonly frames: FramesStore;
  readonly onClose: () => void;
  readonly onMade: (collection: CollectionId) => void;
  /** A search is kept. */
  readonly onKept: (search: string) => void;
}

/** Mounted while it is open. */
export function NameDialog({ naming, collections, frames, onClose, onMade, onKept }: Props) {
  const app = useApp();
  const id = useId();
  const own = naming.kind === 'rename' ? naming.collection : null;
  const [typed, setTyped] = useState(own?.name ?? '');
  const [problem, setProblem] = useState<CollectionNameProblem | 'taken' | null>(null);
  const words = say.collections;
  const search = naming.kind === 'smart' ? naming.search : (own?.search ?? null);

  async function give(): Promise<void> {
    const name = tidyCollectionName(typed);
    const found = problemOf(name, collections, own);
    setProblem(found);
    if (found) return;
    if (name === own?.name) {
      onClose();
      return;
    }
    const act = frames.getState();
    try {
      if (own) {
        await act.collectionEdited({ kind: 'rename', collection: own.id, name, before: own.name });
        offerUndo(app, words.renamed(name));
      } else if (naming.kind === 'smart') {
        await act.smartCollectionAsked(name, naming.search);
        offerUndo(app, words.kept(name));
        onKept(naming.search);
      } else onMade((await act.emptyCollectionAsked(name)).collection);
      onClose();
    } catch (thrown) {
      const error = toAppError(thrown);
      // Somebody else was quicker.
      if (error.code === 'collection-name-taken') setProblem('taken');
      else app.notices.getState().requestFailed(error);
    }
  }

  function submitted(event: SubmitEvent): void {
    event.preventDefault();
    void give();
  }

  return (
    <Dialog
      title={own ? words.rename : naming.kind === 'smart' ? words.smartTitle : words.newTitle}
      {...(search !== null && { description: words.finds(search) })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say.ui.cancel}</Button>
          <Button kind="primary" onClick={() => void give()}>
            {own ? words.renameFace : words.create}
          </Button>
        </>
      }
    >
      <form onSubmit={submitted}>
        <TextField
          label={words.name}
          placeholder={words.name}
          value={typed}
          maxLength={300}
          isInvalid={problem !== null}
          aria-describedby={id}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <p id={id} className={styles.note} role="status" data-invalid={problem !== null || undefined}>
          {problem && words.nameProblems[problem]}
        </p>
      </form>
    </Dialog>
  );
}

function problemOf(
  name: string,
  collections: readonly Collection[],
  own: Collection | null,
): CollectionNameProblem | 'taken' | null {
  const key = collectionNameKey(name);
  const isTaken = collections.some((each) => each.id !== own?.id && collectionNameKey(each.name) === key);
  return collectionNameProblem(name) ?? (isTaken ? 'taken' : null);
}
