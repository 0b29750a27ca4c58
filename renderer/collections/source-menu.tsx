/** Which frames the grid shows: the library's, a collection's, or what a smart one finds; and what can be done with it. */
import { ChevronDown, FolderOutput, FolderPlus, FolderSearch, Pencil, Save, Trash2 } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import type { CollectionId } from '../../shared/ids.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { askedIn } from '../frames/source.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './source-menu.module.css';
import { changeSearch, deleteCollection } from './collection-acts.ts';
import type { CollectionsStore } from './collections-store.ts';
import { NameDialog } from './name-dialog.tsx';
import type { Naming } from './name-dialog.tsx';
import { isSameSearch, isSmartOne, searchToKeep, shownCollection } from './shown-collection.ts';
import { Item, SourceItem } from './source-items.tsx';

interface Props {
  readonly store: CollectionsStore;
  readonly frames: FramesStore;
  /** The grid is to be seen: a key asks for the menu from another view. */
  readonly onShowGrid: () => void;
  /** What stands in the search field; it may still be on its way to being answered. */
  readonly typed: () => string;
  /** A smart collection is shown by its search, or is left: the search field says so. */
  readonly onSearchTaken: (search: string) => void;
  /** The picks of a collection are to be exported by themselves. */
  readonly onWatch: (collection: { readonly id: CollectionId; readonly name: string }) => void;
  readonly isWatched: (collection: CollectionId) => boolean;
}

/** The library among the menu's values, which are ids. */
const library = 'library';

export function SourceMenu({ store, frames, onShowGrid, typed, onSearchTaken, onWatch, isWatched }: Props) {
  const app = useApp();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [naming, setNaming] = useState<Naming | null>(null);
  /** What is to be asked once the menu has let go of the focus. */
  const asked = useRef<Naming | 'watch' | null>(null);
  const reading = useStore(store, (state) => state.reading);
  const query = useStore(frames, askedIn);
  const total = useStore(frames, (state) => state.library.length);
  const collections = reading?.collections ?? [];
  const shown = shownCollection(collections, query);
  const toKeep = searchToKeep(collections, query);
  /** The smart collection that was shown last: its search may have been changed in the field since. */
  const [last, setLast] = useState<CollectionId | null>(null);
  const changed = collections.find(({ id }) => id === last);
  useEffect(
    () =>
      frames.subscribe((now, before) => {
        if (now.chosen === before.chosen) return;
        const asks = askedIn(now);
        if (asks.search.trim() === '') setLast(null);
        const found = shownCollection(store.getState().reading?.collections ?? [], asks);
        if (found && isSmartOne(found)) setLast(found.id);
      }),
    [frames, store],
  );
  const name = shown?.name ?? say.collections.allFrames;

  useCommand('view.collection', () => {
    onShowGrid();
    opened(true);
  });

  useCommand('view.save-search', keep, toKeep !== null);

  useCommand('collection.watch', watch, shown !== undefined);

  function opened(toOpen: boolean): void {
    store.getState().watched(toOpen);
    setOpen(toOpen);
  }

  function named(next: Naming): void {
    asked.current = null;
    // Where the dialog leads back to.
    trigger.current?.focus();
    setNaming(next);
  }

  function watch(): void {
    asked.current = null;
    trigger.current?.focus();
    if (shown) onWatch(shown);
  }

  function keep(): void {
    const search = searchToKeep(collections, { ...query, search: typed() });
    if (search === null) return;
    onShowGrid();
    named({ kind: 'smart', search });
  }

  async function show(value: string): Promise<void> {
    const smart = collections.find((one) => one.id === value && isSmartOne(one));
    // The values are ids that main told.
    const collection = value === library || smart ? null : (value as CollectionId);
    // What was typed stays; the search of a smart collection is left together with it.
    const left = shown && isSmartOne(shown) ? '' : query.search;
    await ask(collection, smart?.search ?? left);
  }

  async function ask(collection: CollectionId | null, search: string): Promise<void> {
    try {
      await frames.getState().sourceChosen({ ...askedIn(frames.getState()), collection, search });
      onSearchTaken(search);
    } catch (thrown) {
      app.notices.getState().requestFailed(toAppError(thrown));
      store.getState().lookedAgain();
    }
  }

  return (
    <>
      <span className={styles.anchor} onKeyDown={stayed}>
        {/* Not modal: that would write a <style> element, which the content security policy blocks. */}
        <Primitive.Root open={isOpen} onOpenChange={opened} modal={false}>
          <Tooltip text={say.collections.sourceTip} command="view.collection">
            <Primitive.Trigger
              ref={trigger}
              className={styles.trigger}
              aria-label={say.collections.source(name)}
              data-testid="source"
            >
              <span className={styles.value}>{name}</span>
              <ChevronDown size={16} aria-hidden className={styles.chevron} />
            </Primitive.Trigger>
          </Tooltip>
          <Primitive.Portal>
            <Primitive.Content
              className={styles.content}
              aria-label={say.collections.list}
              side="top"
              align="start"
              sideOffset={4}
              collisionPadding={8}
              onCloseAutoFocus={(event) => {
                event.preventDefault();
                if (asked.current === 'watch') watch();
                else if (asked.current) named(asked.current);
                else focusFrames(trigger.current);
              }}
            >
              <Primitive.RadioGroup
                className={styles.sources}
                value={shown?.id ?? library}
                onValueChange={(value) => void show(value)}
              >
                <SourceItem value={library} name={say.collections.allFrames} count={total} />
                {collections.length > 0 && <Primitive.Separator className={styles.line} />}
                {collections.map(({ id, name: each, count, search }) => (
                  <SourceItem
                    key={id}
                    value={id}
                    name={each}
                    count={count}
                    search={search}
                    isWatched={isOpen && isWatched(id)}
                  />
                ))}
              </Primitive.RadioGroup>
              <Primitive.Separator className={styles.line} />
              <Item
                icon={<FolderPlus size={16} aria-hidden />}
                onSelect={() => (asked.current = { kind: 'new' })}
              >
                {say.collections.newCollection}
              </Item>
              {toKeep !== null && !(shown && isSmartOne(shown)) && (
                <Item
                  icon={<FolderSearch size={16} aria-hidden />}
                  onSelect={() => (asked.current = { kind: 'smart', search: toKeep })}
                >
                  {say.collections.saveSearch}
                </Item>
              )}
              {toKeep !== null && changed && isSmartOne(changed) && !isSameSearch(changed.search, toKeep) && (
                <Item
                  icon={<Save size={16} aria-hidden />}
                  onSelect={() => void changeSearch(frames, changed, toKeep, app)}
                >
                  {say.collections.saveSearchIn(changed.name)}
                </Item>
              )}
              {shown && (
                <>
                  <Item
                    icon={<Pencil size={16} aria-hidden />}
                    onSelect={() => (asked.current = { kind: 'rename', collection: shown })}
                  >
                    {say.collections.renameOf(shown.name)}
                  </Item>
                  <Item
                    icon={<FolderOutput size={16} aria-hidden />}
                    onSelect={() => (asked.current = 'watch')}
                  >
                    {say.exporting.watch.command}
                  </Item>
                  <Item
                    icon={<Trash2 size={16} aria-hidden />}
                    onSelect={() => void deleteCollection(frames, shown, app)}
                  >
                    {say.collections.deleteOf(shown.name)}
                  </Item>
                </>
              )}
              {reading?.unusable.map(({ file, reason }) => (
                <p key={file} className={styles.unusable}>
                  {say.collections.unusable(file, reason)}
                </p>
              ))}
            </Primitive.Content>
          </Primitive.Portal>
        </Primitive.Root>
      </span>
      {naming && (
        <NameDialog
          naming={naming}
          collections={collections}
          frames={frames}
          onClose={() => setNaming(null)}
          onMade={(made) => void show(made)}
          onKept={(search) => void ask(null, search)}
        />
      )}
    </>
  );
}

/** A space among the letters that look for a name would scroll the menu on: nothing else is left to the browser then. */
function stayed(event: KeyboardEvent): void {
  const isInMenu = event.target instanceof Element && event.target.closest('[role="menu"]') !== null;
  if (event.key === ' ' && isInMenu) event.preventDefault();
}

/** The hands go on with the frames; where there are none, with the button. */
function focusFrames(trigger: HTMLElement | null): void {
  const frames = trigger?.closest('section')?.querySelector<HTMLElement>('[role="listbox"]');
  if (frames?.checkVisibility() === true) frames.focus();
  else trigger?.focus();
}
