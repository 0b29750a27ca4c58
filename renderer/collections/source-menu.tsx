/** Which frames the grid shows: the library's, or a collection's; and what can be done with that collection. */
import { Check, ChevronDown, FolderPlus, Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import type { CollectionId } from '../../shared/ids.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { askedIn } from '../frames/source.ts';
import { say } from '../i18n/say.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './source-menu.module.css';
import { deleteCollection } from './collection-acts.ts';
import type { CollectionsStore } from './collections-store.ts';
import { NameDialog } from './name-dialog.tsx';
import type { Naming } from './name-dialog.tsx';

interface Props {
  readonly store: CollectionsStore;
  readonly frames: FramesStore;
  /** The grid is to be seen: a key asks for the menu from another view. */
  readonly onShowGrid: () => void;
}

/** The library among the menu's values, which are ids. */
const library = 'library';

export function SourceMenu({ store, frames, onShowGrid }: Props) {
  const app = useApp();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [naming, setNaming] = useState<Naming | null>(null);
  /** What is to be named once the menu has let go of the focus. */
  const asked = useRef<Naming | null>(null);
  const reading = useStore(store, (state) => state.reading);
  const chosen = useStore(frames, (state) => state.chosen?.query.collection ?? null);
  const total = useStore(frames, (state) => state.library.length);
  const shown = reading?.collections.find(({ id }) => id === chosen);
  const name = shown?.name ?? say.collections.allFrames;

  useCommand('view.collection', () => {
    onShowGrid();
    opened(true);
  });

  function opened(toOpen: boolean): void {
    if (toOpen) store.getState().lookedAgain();
    setOpen(toOpen);
  }

  function named(next: Naming): void {
    asked.current = null;
    // Where the dialog leads back to.
    trigger.current?.focus();
    setNaming(next);
  }

  async function show(value: string): Promise<void> {
    try {
      // The values are ids that main told.
      const collection = value === library ? null : (value as CollectionId);
      await frames.getState().sourceChosen({ ...askedIn(frames.getState()), collection });
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
                if (asked.current) named(asked.current);
                else focusFrames(trigger.current);
              }}
            >
              <Primitive.RadioGroup
                className={styles.sources}
                value={chosen ?? library}
                onValueChange={(value) => void show(value)}
              >
                <SourceItem value={library} name={say.collections.allFrames} count={total} />
                {reading && reading.collections.length > 0 && <Primitive.Separator className={styles.line} />}
                {reading?.collections.map(({ id, name: each, count }) => (
                  <SourceItem key={id} value={id} name={each} count={count} />
                ))}
              </Primitive.RadioGroup>
              <Primitive.Separator className={styles.line} />
              <Item
                icon={<FolderPlus size={16} aria-hidden />}
                onSelect={() => (asked.current = { kind: 'new' })}
              >
                {say.collections.newCollection}
              </Item>
              {shown && (
                <>
                  <Item
                    icon={<Pencil size={16} aria-hidden />}
                    onSelect={() => (asked.current = { kind: 'rename', collection: shown })}
                  >
                    {say.collections.renameOf(shown.name)}
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
          collections={reading?.collections ?? []}
          frames={frames}
          onClose={() => setNaming(null)}
          onMade={(made) => void show(made)}
        />
      )}
    </>
  );
}

interface SourceItemProps {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

function SourceItem({ value, name, count }: SourceItemProps) {
  return (
    <Primitive.RadioItem className={styles.item} value={value} textValue={name}>
      <span className={styles.mark}>
        <Primitive.ItemIndicator>
          <Check size={16} aria-hidden />
        </Primitive.ItemIndicator>
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>{say.collections.frames(count)}</span>
    </Primitive.RadioItem>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly onSelect: () => void;
  readonly children: string;
}

function Item({ icon, onSelect, children }: ItemProps) {
  return (
    <Primitive.Item className={styles.item} onSelect={onSelect}>
      <span className={styles.mark}>{icon}</span>
      <span className={styles.name}>{children}</span>
    </Primitive.Item>
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
