/** The card of a picture from elsewhere: what it shows, what made it, and what of that to take over. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { recallFromMetadata } from '../../shared/recall/from-metadata.ts';
import type { RecallChoice, RecallSource } from '../../shared/recall/recall.ts';
import { lackOf, recallChoices } from '../../shared/recall/recall.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { choiceOfKey, recallCommands } from './choices.ts';
import { PictureFacts } from './picture-facts.tsx';
import { PictureThumbnail } from './picture-thumbnail.tsx';
import type { Picture, PicturesStore } from './pictures-store.ts';
import styles from './picture-card.module.css';

interface Props {
  readonly store: PicturesStore;
  readonly onTake: (source: RecallSource, choice: RecallChoice) => void;
  /** Copies a file that was dropped into the library. */
  readonly onImport: (files: readonly File[]) => void;
}

export function PictureCard({ store, onTake, onImport }: Props) {
  const { pictures, place, dropped } = useStore(store);
  const file = dropped[place];
  const picture = pictures[place];
  const { closed, neighbourChosen } = store.getState();
  const source = picture && sourceOf(picture);
  const { announcer } = useApp();

  function take(choice: RecallChoice): void {
    if (!source) return;
    const lack = lackOf(source, choice);
    if (lack) {
      announcer.getState().announced(say.recall.lacks[lack]);
      return;
    }
    closed();
    onTake(source, choice);
  }

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.isComposing) return;
    const choice = choiceOfKey(event);
    if (choice) take(choice);
    else if (pictures.length > 1 && event.key === 'ArrowLeft') void neighbourChosen(-1);
    else if (pictures.length > 1 && event.key === 'ArrowRight') void neighbourChosen(1);
  });
  const isOpen = picture !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const listener = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [isOpen]);

  return (
    <Dialog
      title={say.recall.card.title}
      isOpen={isOpen}
      onClose={closed}
      isWide
      isRead
      footer={
        (source ?? file) && (
          <>
            {file && (
              <span className={styles.aside}>
                <Button
                  tooltip={say.recall.card.importTip}
                  onClick={() => {
                    closed();
                    onImport([file]);
                  }}
                >
                  {say.recall.card.import}
                </Button>
              </span>
            )}
            {source && <Choices source={source} onTake={take} />}
          </>
        )
      }
    >
      {picture && (
        <>
          <div className={styles.name}>
            <span className={styles.file} title={picture.name}>
              {picture.name}
            </span>
            {pictures.length > 1 && (
              <Pager place={place} count={pictures.length} onStep={(step) => void neighbourChosen(step)} />
            )}
          </div>
          <PictureBody picture={picture} />
        </>
      )}
    </Dialog>
  );
}

function sourceOf(picture: Picture): RecallSource | null {
  const metadata = picture.state === 'read' ? picture.reading.metadata : null;
  return metadata && recallFromMetadata(metadata);
}

function PictureBody({ picture }: { readonly picture: Picture }) {
  switch (picture.state) {
    case 'unread':
    case 'reading':
      return <p className={styles.quiet}>{say.recall.card.reading}</p>;
    case 'failed': {
      const { title, meaning } = wordsOf(picture.error);
      return (
        <div role="alert">
          <p className={styles.strong}>{title}</p>
          <p className={styles.quiet}>{meaning}</p>
        </div>
      );
    }
    case 'read':
      return (
        <div className={styles.card}>
          <PictureThumbnail reading={picture.reading} />
          <PictureFacts reading={picture.reading} />
        </div>
      );
  }
}

interface PagerProps {
  readonly place: number;
  readonly count: number;
  readonly onStep: (step: 1 | -1) => void;
}

function Pager({ place, count, onStep }: PagerProps) {
  return (
    <span className={styles.pager}>
      <IconButton
        label={say.recall.card.previous}
        icon={<ChevronLeft size={16} aria-hidden />}
        disabled={place === 0}
        onClick={() => onStep(-1)}
      />
      <span>{say.frames.position(place + 1, count)}</span>
      <IconButton
        label={say.recall.card.next}
        icon={<ChevronRight size={16} aria-hidden />}
        disabled={place === count - 1}
        onClick={() => onStep(1)}
      />
    </span>
  );
}

interface ChoicesProps {
  readonly source: RecallSource;
  readonly onTake: (choice: RecallChoice) => void;
}

function Choices({ source, onTake }: ChoicesProps) {
  return recallChoices.map((choice) => {
    const lack = lackOf(source, choice);
    return (
      <Button
        key={choice}
        kind={choice === 'everything' ? 'primary' : 'plain'}
        aria-label={say.recall.names[choice]}
        // Not `disabled`: the reason would be out of reach.
        aria-disabled={lack !== null || undefined}
        tooltip={lack ? say.recall.lacks[lack] : say.recall.tips[choice]}
        command={recallCommands[choice]}
        onClick={() => onTake(choice)}
      >
        {say.recall.short[choice]}
      </Button>
    );
  });
}
