/** Keywords and notes of one frame. Each is a mark: undone like one, and told as soon as the field is left. */
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { toAppError } from '../../shared/errors.ts';
import { longestNotes, withTyped } from '../../shared/frame/keywords.ts';
import type { MarkChange, Marks } from '../../shared/frame/marks.ts';
import type { FrameId } from '../../shared/ids.ts';
import { useApp } from '../app-context.tsx';
import { tellMarked } from '../frames/frame-commands.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { TextField } from '../ui/text-field.tsx';
import styles from './words-of-frame.module.css';

interface Props {
  readonly frames: FramesStore;
  readonly frame: FrameId;
  readonly marks: Marks;
}

export function WordsOfFrame({ frames, frame, marks }: Props) {
  const app = useApp();
  const changed = (change: MarkChange): void => void tellMarked(frames, app, change, [frame]);
  return (
    <section className={styles.words}>
      <Keywords keywords={marks.keywords} onChange={(keywords) => changed({ keywords })} />
      {/* Anew when they were changed elsewhere, by an undo for one. */}
      <Notes key={marks.notes} notes={marks.notes} onChange={(notes) => changed({ notes })} />
    </section>
  );
}

interface KeywordsProps {
  readonly keywords: Marks['keywords'];
  readonly onChange: (keywords: Marks['keywords']) => void;
}

function Keywords({ keywords, onChange }: KeywordsProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const { known, ask } = useKnownKeywords();
  const words = say.marks;

  function take(): void {
    const taken = withTyped(keywords, typed);
    setTyped(taken.left);
    setRefused(taken.left !== '');
    if (taken.keywords.length > keywords.length) onChange(taken.keywords);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      take();
    } else if (event.key === 'Backspace' && typed === '' && keywords.length > 0)
      onChange(keywords.slice(0, -1));
  }

  return (
    <div className={styles.keywords}>
      {keywords.length > 0 && (
        <ul className={styles.list} aria-label={words.keywords}>
          {keywords.map((keyword) => (
            <li key={keyword} className={styles.keyword}>
              <span className={styles.word}>{keyword}</span>
              <button
                type="button"
                className={styles.remove}
                aria-label={words.removeKeyword(keyword)}
                onClick={() => onChange(keywords.filter((each) => each !== keyword))}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={words.addKeyword}
        placeholder={words.addKeyword}
        list={`${id}known`}
        maxLength={2_000}
        value={typed}
        isInvalid={isRefused}
        aria-describedby={isRefused ? `${id}refused` : undefined}
        onFocus={ask}
        onBlur={take}
        onKeyDown={pressed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
      />
      {isRefused && (
        <p id={`${id}refused`} className={styles.refused}>
          {words.keywordRefused}
        </p>
      )}
      <datalist id={`${id}known`}>
        {known
          .filter((keyword) => !keywords.includes(keyword))
          .map((keyword) => (
            <option key={keyword} value={keyword} />
          ))}
      </datalist>
    </div>
  );
}

/** Those of the whole library, the most used first: asked for when someone is about to type one. */
function useKnownKeywords() {
  const { bridge, notices } = useApp();
  const [known, setKnown] = useState<readonly string[]>([]);
  return {
    known,
    ask: () => {
      bridge
        .request('frames.keywords')
        .then(setKnown, (thrown: unknown) => notices.getState().requestFailed(toAppError(thrown)));
    },
  };
}

interface NotesProps {
  readonly notes: string;
  readonly onChange: (notes: string) => void;
}

function Notes({ notes, onChange }: NotesProps) {
  const [typed, setTyped] = useState(notes);
  const settle = (): void => {
    if (typed !== notes) onChange(typed);
  };

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) settle();
    else if (event.key === 'Escape') setTyped(notes);
    else return;
    // Of the field alone: Ctrl+Enter would otherwise send the prompt.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <textarea
      className={styles.notes}
      aria-label={say.marks.notes}
      placeholder={say.marks.notes}
      maxLength={longestNotes}
      rows={2}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={pressed}
    />
  );
}
