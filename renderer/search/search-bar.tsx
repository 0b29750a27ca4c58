/** The search field over the grid, and the filter bar under it: one filter, typed or chosen. */
import { ListFilter, Search, X } from 'lucide-react';
import { useId, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Model } from '../../shared/models/model.ts';
import { useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { longestSearch } from '../../shared/frame/frame-query.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CompletionList } from './completion-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { knownValues } from './known-values.ts';
import styles from './search.module.css';
import type { SearchStore } from './search-store.ts';
import { useCompletion } from './use-completion.ts';

interface Props {
  readonly store: SearchStore;
  readonly frames: FramesStore;
  readonly models: readonly Model[];
  /** Names of collections. */
  readonly collections: readonly string[];
  /** The field is in the grid: it has to be in front. */
  readonly onShowGrid: () => void;
}

export function SearchBar({ store, frames, models, collections, onShowGrid }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const faultId = useId();
  const listId = useId();
  const { typed, faults, filter, isBarOpen, keywords, typedChanged, barToggled, fieldEntered } =
    useStore(store);
  const words = say.search;
  const hasFrames = useStore(frames, ({ library }) => library.length > 0);
  const known = useMemo(
    () => knownValues({ models, keywords, collections, today: new Date() }),
    [models, keywords, collections],
  );
  const completion = useCompletion({ field, typed, known, onTyped: typedChanged });
  // What a token waits for is said by what it may be completed to.
  const fault = faults.find(({ reason }) => reason !== 'value-missing' || !completion.completions);

  useCommand('view.search', () => {
    onShowGrid();
    const focus = (): void => {
      field.current?.focus();
      field.current?.select();
    };
    // At once: what is typed next are words, and letters are commands. Only where the grid comes to the front first, a frame later.
    if (field.current?.checkVisibility() === true) focus();
    else requestAnimationFrame(focus);
  });
  useCommand('view.filters', () => {
    onShowGrid();
    barToggled();
  });

  function pressed(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (completion.keyTaken(event)) {
      event.stopPropagation();
      event.preventDefault();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (typed === '') focusFrames(field.current);
      else typedChanged('');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      focusFrames(field.current);
    }
  }

  // An empty library has nothing to find; but what is typed already does not vanish.
  if (!hasFrames && typed === '') return null;
  return (
    <div className={styles.search} role="search">
      <div className={styles.line}>
        <Search size={16} aria-hidden className={styles.glyph} />
        <TextField
          ref={field}
          type="text"
          role="searchbox"
          label={words.field}
          placeholder={words.placeholder}
          // A prompt may be pasted whole; more than this is nobody's question.
          maxLength={longestSearch}
          value={typed}
          spellCheck={false}
          isInvalid={fault !== undefined && fault.reason !== 'value-missing'}
          aria-describedby={fault ? faultId : undefined}
          aria-autocomplete="list"
          aria-controls={completion.completions ? listId : undefined}
          aria-activedescendant={completion.at < 0 ? undefined : `${listId}${completion.at}`}
          onFocus={fieldEntered}
          {...completion.handlers}
          onChange={({ target }) => typedChanged(target.value)}
          onKeyDown={pressed}
        />
        <CompletionList id={listId} state={completion} />
        {typed !== '' && (
          <span className={styles.clear}>
            <IconButton
              label={words.clear}
              icon={<X size={14} aria-hidden />}
              onClick={() => {
                typedChanged('');
                field.current?.focus();
              }}
            />
          </span>
        )}
        <span
          className={styles.filters}
          data-filtering={filter.some(({ kind }) => kind !== 'text') || undefined}
        >
          <IconButton
            label={words.filters}
            command="view.filters"
            icon={<ListFilter size={16} aria-hidden />}
            isPressed={isBarOpen}
            onClick={barToggled}
          />
        </span>
      </div>
      {fault && (
        <p id={faultId} className={styles.fault} data-waits={fault.reason === 'value-missing' || undefined}>
          {words.fault(fault.reason, typed.slice(fault.range.from, fault.range.to))}
        </p>
      )}
      {isBarOpen && <FilterBar store={store} models={models} />}
    </div>
  );
}

/** The hands go on with the frames. */
function focusFrames(from: HTMLElement | null): void {
  from?.closest('section')?.querySelector<HTMLElement>('[role="listbox"]:not([data-completions])')?.focus();
}
