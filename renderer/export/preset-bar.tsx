/** Which preset is in hand, and what can be done with it. */
import { MoreHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { isBuiltIn, longestPresetName, presetNameSchema } from '../../shared/export/preset.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ExportState, ExportStore } from './export-store.ts';
import { stored } from './export-store.ts';
import styles from './preset-bar.module.css';
import { useEscape } from './use-escape.ts';

const words = say.exporting.preset;
/** Done, and nothing to be said. */
const silently = Promise.resolve(null);

type Naming = 'new' | 'rename';

export function PresetBar({ store }: { readonly store: ExportStore }) {
  const { notices, announcer } = useApp();
  const state = useStore(store);
  const [naming, setNaming] = useState<Naming | null>(null);
  /** What is to be named once the menu has let go of the focus. */
  const asked = useRef<Naming | null>(null);
  const preset = stored(state);
  const isChanged = isEdited(state);
  const isOwn = preset !== null && !isBuiltIn(preset.id);

  async function told(act: () => Promise<string | null>): Promise<void> {
    try {
      const done = await act();
      if (done !== null) announcer.getState().announced(done);
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  async function remove(): Promise<null> {
    const gone = await state.deleted();
    if (gone)
      notices.getState().posted({
        kind: 'done',
        title: words.deleted(gone.name),
        action: {
          label: words.undo,
          run: () => void told(() => state.putBack(gone).then(() => null)),
        },
        stays: 10_000,
      });
    return null;
  }

  const acts: readonly (readonly Act[])[] = [
    [
      {
        label: words.save(preset?.name ?? ''),
        isOffered: isOwn && isChanged,
        run: () => state.saved().then(() => words.saved(preset?.name ?? '')),
      },
      { label: words.saveAs, isOffered: true, names: 'new' },
      {
        label: words.revert,
        isOffered: isChanged,
        run: () => {
          state.reverted();
          return silently;
        },
      },
    ],
    [
      { label: words.duplicate, isOffered: true, run: () => state.duplicated().then(() => null) },
      { label: words.rename, isOffered: isOwn, names: 'rename' },
      { label: words.delete, isOffered: isOwn, run: remove },
    ],
    [
      {
        label: words.import,
        isOffered: true,
        run: () => state.imported().then((n) => (n === null ? null : words.imported(n))),
      },
      {
        label: words.export,
        isOffered: true,
        run: () =>
          state.written().then((isWritten) => (isWritten ? words.written(preset?.name ?? '') : null)),
      },
    ],
  ];

  if (naming)
    return (
      <NameField
        first={naming === 'rename' ? (preset?.name ?? '') : ''}
        onName={(name) => (naming === 'rename' ? state.renamed(name) : state.savedAs(name))}
        onClose={() => setNaming(null)}
      />
    );
  return (
    <div className={styles.bar}>
      <Select
        label={words.label}
        value={state.chosen}
        options={(state.reading?.presets ?? []).map(({ id, name }) => ({
          value: id,
          label: id === state.chosen && isChanged ? words.changed(name) : name,
          ...(isBuiltIn(id) && { detail: words.builtIn }),
        }))}
        onChange={state.presetChosen}
        testId="preset"
      />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label={words.menu} icon={<MoreHorizontal size={16} aria-hidden />} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className={styles.menu}
            aria-label={words.menu}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={(event) => {
              if (!asked.current) return;
              event.preventDefault();
              setNaming(asked.current);
              asked.current = null;
            }}
          >
            {acts.map((group, at) => (
              <DropdownMenu.Group key={group[0]?.label} className={at > 0 ? styles.group : undefined}>
                {group
                  .filter(({ isOffered }) => isOffered)
                  .map(({ label, names, run }) => (
                    <DropdownMenu.Item
                      key={label}
                      className={styles.item}
                      onSelect={() => {
                        if (names) asked.current = names;
                        else if (run) void told(run);
                      }}
                    >
                      {label}
                    </DropdownMenu.Item>
                  ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}

interface Act {
  readonly label: string;
  readonly isOffered: boolean;
  readonly names?: Naming;
  /** Answers with what is to be said. */
  readonly run?: () => Promise<string | null>;
}

export function isEdited(state: Pick<ExportState, 'reading' | 'chosen' | 'draft'>): boolean {
  const preset = stored(state)?.preset;
  return preset !== undefined && JSON.stringify(preset) !== JSON.stringify(state.draft);
}

interface NameProps {
  readonly first: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** In the place of what is named: a preset needs no dialog over a dialog. */
function NameField({ first, onName, onClose }: NameProps) {
  const [text, setText] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const name = presetNameSchema.safeParse(text);

  useEscape(() => {
    onClose();
    return true;
  });

  async function keep(): Promise<void> {
    if (!name.success) return;
    try {
      await onName(name.data);
      onClose();
    } catch (thrown) {
      setProblem(wordsOf(toAppError(thrown)).title);
    }
  }

  return (
    <div className={styles.bar}>
      <span className={styles.name}>
        <TextField
          label={words.name}
          autoFocus
          value={text}
          maxLength={longestPresetName}
          isInvalid={problem !== null}
          aria-describedby="preset-name-hint"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keep();
          }}
        />
        <span
          id="preset-name-hint"
          className={styles.hint}
          data-problem={problem !== null || undefined}
          role="status"
        >
          {problem ?? words.nameHint}
        </span>
      </span>
      <Button disabled={!name.success} onClick={() => void keep()}>
        {words.keep}
      </Button>
    </div>
  );
}
