/** “Add to collection…”: one field that finds a collection, or makes one by typing its name. */
import { FolderPlus, Images } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { say } from '../i18n/say.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './collections.module.css';
import type { CollectionsStore } from './collections-store.ts';
import type { Offer } from './offers.ts';
import { offersFor } from './offers.ts';

interface Props {
  readonly store: CollectionsStore;
  /** Frames that would be added. */
  readonly count: number;
  readonly onChoose: (offer: Offer) => void;
  readonly onClose: () => void;
}

export function CollectDialog({ store, count, onChoose, onClose }: Props) {
  useEffect(() => store.getState().lookedAgain(), [store]);
  return (
    <Dialog
      title={say.collections.add}
      description={say.collections.addFrames(count)}
      isOpen
      onClose={onClose}
    >
      <Search store={store} onChoose={onChoose} />
    </Dialog>
  );
}

function Search({ store, onChoose }: Pick<Props, 'store' | 'onChoose'>) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const reading = useStore(store, (state) => state.reading);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { offers, problem } = offersFor(reading?.collections ?? [], typed);
  const place = Math.min(at, offers.length - 1);

  function went(to: number): void {
    const next = Math.min(offers.length - 1, Math.max(0, to));
    setAt(next);
    box.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  }

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const offer = offers[place];
    const step = steps[event.key];
    if (step !== undefined) went(place + step);
    // Until they are read nobody knows whether there is one of that name.
    else if (event.key === 'Enter' && offer && reading) onChoose(offer);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.search}>
      <TextField
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-autocomplete="list"
        aria-controls={`${id}list`}
        aria-activedescendant={offers[place] && `${id}${place}`}
        aria-describedby={`${id}note`}
        label={say.collections.find}
        placeholder={say.collections.findHint}
        isInvalid={problem !== null}
        value={typed}
        maxLength={300}
        autoFocus
        onKeyDown={pressed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          box.current?.scrollTo(0, 0);
        }}
      />
      <p id={`${id}note`} className={styles.note} role="status" data-invalid={problem !== null || undefined}>
        {problem && say.collections.nameProblems[problem]}
        {!reading && say.collections.reading}
        {reading?.collections.length === 0 && typed === '' && say.collections.makeFirst}
      </p>
      <div
        ref={box}
        id={`${id}list`}
        className={styles.offers}
        role="listbox"
        aria-label={say.collections.list}
        hidden={offers.length === 0}
      >
        {offers.map((offer, index) => (
          <div
            key={offer.kind === 'known' ? offer.collection.id : 'new'}
            id={`${id}${index}`}
            className={styles.offer}
            role="option"
            aria-selected={index === place}
            onClick={() => onChoose(offer)}
          >
            <OfferWords offer={offer} />
          </div>
        ))}
      </div>
      {reading?.unusable.map(({ file, reason }) => (
        <p key={file} className={styles.note}>
          {say.collections.unusable(file, reason)}
        </p>
      ))}
    </div>
  );
}

function OfferWords({ offer }: { readonly offer: Offer }) {
  if (offer.kind === 'new')
    return (
      <>
        <FolderPlus size={16} aria-hidden />
        <span className={styles.name}>{say.collections.make(offer.name)}</span>
      </>
    );
  return (
    <>
      <Images size={16} aria-hidden />
      <span className={styles.name}>{offer.collection.name}</span>
      <span className={styles.count}>{say.collections.frames(offer.collection.count)}</span>
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
