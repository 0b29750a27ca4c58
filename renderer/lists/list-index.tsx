/** All lists by name, those that have what is looked for, and the files that are none. */
import { Plus } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { findInLists } from '../../shared/lists/find.ts';
import { listsOf } from '../../shared/lists/list-file.ts';
import type { ListsReading } from '../../shared/lists/list-file.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ListsStore } from './lists-store.ts';
import styles from './lists.module.css';

interface Props {
  readonly store: ListsStore;
  readonly reading: ListsReading | null;
}

interface Line {
  readonly name: string;
  /** Entries, or as many of them as have what is looked for. */
  readonly count: number;
}

export function ListIndex({ store, reading }: Props) {
  const { query, edits, chosen, queryTyped, newAsked, startersAdded, listChosen } = useStore(store);
  const lines = linesOf(reading, query);
  const missing = reading?.missingStarters.length ?? 0;

  function pressed(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || lines.length === 0) return;
    event.preventDefault();
    const at = lines.findIndex(({ name }) => name === chosen);
    const to = at < 0 ? (step > 0 ? 0 : lines.length - 1) : at + step;
    const line = lines[Math.min(lines.length - 1, Math.max(0, to))];
    if (line) listChosen(line.name);
  }

  return (
    <div className={styles.index}>
      <div className={styles.search} onKeyDown={pressed}>
        <TextField
          type="search"
          role="searchbox"
          label={say.lists.search}
          placeholder={say.lists.search}
          value={query}
          maxLength={200}
          onChange={(event) => queryTyped(event.currentTarget.value)}
        />
      </div>
      <Names
        lines={lines}
        chosen={chosen}
        unsaved={edits}
        onChoose={listChosen}
        onKeyDown={pressed}
        isSearched={query.trim() !== ''}
      />
      {reading && reading.unusable.length > 0 && <Unusable files={reading.unusable} />}
      <div className={styles.making}>
        <Button icon={<Plus size={16} aria-hidden />} onClick={newAsked}>
          {say.lists.newList}
        </Button>
        {missing > 0 && (
          <Button
            kind="quiet"
            tooltip={say.lists.startersMissing(missing)}
            onClick={() => void startersAdded()}
          >
            {say.lists.starters}
          </Button>
        )}
      </div>
    </div>
  );
}

interface NamesProps {
  readonly lines: readonly Line[];
  readonly chosen: string | null;
  readonly unsaved: ReadonlyMap<string, unknown>;
  readonly isSearched: boolean;
  readonly onChoose: (name: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Names({ lines, chosen, unsaved, isSearched, onChoose, onKeyDown }: NamesProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const at = lines.findIndex(({ name }) => name === chosen);
  if (lines.length === 0) return <p className={styles.none}>{isSearched && say.lists.noneFound}</p>;
  return (
    <div
      ref={box}
      className={styles.names}
      role="listbox"
      aria-label={say.lists.list}
      aria-activedescendant={at < 0 ? undefined : `${id}${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {lines.map(({ name, count }, place) => (
        <div
          key={name}
          id={`${id}${place}`}
          className={styles.name}
          role="option"
          aria-selected={name === chosen}
          aria-label={name}
          onClick={() => onChoose(name)}
        >
          <span className={styles.words}>{name}</span>
          {unsaved.has(name) && <span className={styles.unsaved} title={say.lists.unsaved} />}
          <span className={styles.count}>{count}</span>
        </div>
      ))}
    </div>
  );
}

function Unusable({ files }: { readonly files: ListsReading['unusable'] }) {
  return (
    <section className={styles.unusable} aria-label={say.lists.unusable} tabIndex={0}>
      <h3>{say.lists.unusable}</h3>
      {files.map(({ file, reason }) => (
        <p key={file}>
          <b>{file}</b>: {say.lists.unusableReason(reason)}
        </p>
      ))}
    </section>
  );
}

function linesOf(reading: ListsReading | null, query: string): readonly Line[] {
  if (!reading) return [];
  const lists = listsOf(reading.lists);
  const found = findInLists(lists, query);
  const counts = new Map<string, number>();
  for (const { list } of found.entries) counts.set(list, (counts.get(list) ?? 0) + 1);
  const isFound = (name: string): boolean => counts.has(name) || found.lists.includes(name);
  return [...lists.keys()].filter(isFound).map((name) => ({ name, count: counts.get(name) ?? 0 }));
}
