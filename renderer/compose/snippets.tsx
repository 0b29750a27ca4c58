/** The entries of all lists, to look for and put to the caret. */
import { ListPlus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { findInLists } from '../../shared/lists/find.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './snippets.module.css';

interface Props {
  readonly lists: Lists;
  readonly onInsert: (phrase: string) => void;
}

export function Snippets({ lists, onInsert }: Props) {
  const [isOpen, setOpen] = useState(false);
  /** What is to be inserted once the focus may go back to the prompt. */
  const chosen = useRef<string | null>(null);
  useCommand('compose.insert', () => setOpen(true));

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <span className={styles.anchor}>
          <IconButton
            label={say.prompt.insertFromLists}
            command="compose.insert"
            icon={<ListPlus size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          aria-label={say.prompt.insertFromLists}
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (chosen.current === null) return;
            event.preventDefault();
            onInsert(chosen.current);
            chosen.current = null;
          }}
        >
          <Search
            lists={lists}
            onChoose={(phrase) => {
              chosen.current = phrase;
              setOpen(false);
            }}
            onEdit={() => setOpen(false)}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface Offer {
  readonly phrase: string;
  readonly detail: string;
}

/** More than this nobody reads: typing narrows them down. */
const mostOffers = 80;

interface SearchProps {
  readonly lists: Lists;
  readonly onChoose: (phrase: string) => void;
  readonly onEdit: () => void;
}

function Search({ lists, onChoose, onEdit }: SearchProps) {
  const { commands } = useApp();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const looked = useDeferredValue(query);
  const offers = useMemo(() => offersOf(lists, looked), [lists, looked]);
  const shown = offers.slice(0, mostOffers);

  function went(to: number): void {
    const place = Math.min(shown.length - 1, Math.max(0, to));
    setAt(place);
    box.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }

  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const offer = shown[at];
    const step = steps[event.key];
    if (step !== undefined) went(at + step);
    else if (event.key === 'Enter' && offer) onChoose(offer.phrase);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.search}>
        <TextField
          type="search"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-autocomplete="list"
          label={say.lists.snippets.search}
          placeholder={say.lists.snippets.search}
          aria-controls={id}
          aria-activedescendant={shown[at] && `${id}${at}`}
          value={query}
          maxLength={200}
          onKeyDown={pressed}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
            box.current?.scrollTo(0, 0);
          }}
        />
      </div>
      {shown.length > 0 ? (
        <div ref={box} id={id} className={styles.offers} role="listbox" aria-label={say.lists.snippets.list}>
          {shown.map(({ phrase, detail }, place) => (
            <div
              key={`${detail} ${phrase}`}
              id={`${id}${place}`}
              className={styles.offer}
              role="option"
              aria-selected={place === at}
              onClick={() => onChoose(phrase)}
            >
              <span className={styles.phrase}>{phrase}</span>
              <span className={styles.detail}>{detail}</span>
            </div>
          ))}
        </div>
      ) : (
        <p className={styles.none} role="status">
          {say.lists.snippets.none}
        </p>
      )}
      <footer className={styles.foot}>
        <p className={styles.more}>
          {offers.length > shown.length && say.lists.snippets.more(offers.length - shown.length)}
        </p>
        <Button
          kind="quiet"
          onClick={() => {
            onEdit();
            commands.getState().run('compose.lists');
          }}
        >
          {say.lists.snippets.edit}
        </Button>
      </footer>
    </>
  );
}

/** Whole lists first, where one is meant by its name; then entries. */
function offersOf(lists: Lists, query: string): readonly Offer[] {
  const found = findInLists(lists, query);
  const whole = query.trim() === '' ? [] : found.lists;
  return [
    ...whole.map((list) => ({
      phrase: `__${list}__`,
      detail: say.lists.snippets.whole(lists.get(list)?.length ?? 0),
    })),
    ...found.entries.map(({ list, entry }) => ({ phrase: entry, detail: list })),
  ];
}
