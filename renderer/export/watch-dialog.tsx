/** Watched export of a collection: where its picks go by themselves, and how. */
import { FolderOpen, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import { AppError as Thrown } from '../../shared/errors.ts';
import type { WatchedExport } from '../../shared/export/watched.ts';
import { useApp } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Row } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';
import type { ExportStore } from './export-store.ts';
import styles from './watch-dialog.module.css';
import { watchOf } from './watch-store.ts';
import type { WatchStore } from './watch-store.ts';

interface Props {
  readonly store: WatchStore;
  /** Of which presets there are. */
  readonly exports: ExportStore;
  readonly asked: NonNullable<ReturnType<WatchStore['getState']>['asked']>;
}

const words = say.exporting.watch;

/** Mounted while it is open. */
export function WatchDialog({ store, exports, asked }: Props) {
  const { announcer } = useApp();
  const state = useStore(store);
  const reading = useStore(exports, (shown) => shown.reading);
  const watch = watchOf(state, asked.id);
  const presets = reading?.presets ?? [];
  const [chosen, setChosen] = useState(watch?.preset ?? null);
  const preset = presets.find(({ id }) => id === chosen) ?? presets[0];
  const folder = state.folder ?? watch?.destination ?? null;
  const isOn = watch?.isOn === true;
  const isChanged =
    state.folder !== null || (watch !== null && preset !== undefined && preset.id !== watch.preset);

  async function switchOn(): Promise<void> {
    if (!preset || !(await state.switchedOn(preset.id))) return;
    announcer.getState().announced(words.switchedOn(asked.name));
    state.dialogClosed();
  }

  async function switchOff(): Promise<void> {
    await state.switchedOff();
    announcer.getState().announced(words.switchedOff(asked.name));
  }

  return (
    <Dialog
      title={words.title(asked.name)}
      description={words.meaning}
      isOpen
      onClose={state.dialogClosed}
      footer={
        <>
          {isOn && <Button onClick={() => void switchOff()}>{words.switchOff}</Button>}
          <span className={styles.space} />
          <Button onClick={state.dialogClosed}>{isOn && !isChanged ? say.ui.close : say.ui.cancel}</Button>
          {(!isOn || isChanged) && (
            <Button kind="primary" disabled={folder === null || !preset} onClick={() => void switchOn()}>
              {isOn ? words.change : words.switchOn}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.choices}>
        <Row label={words.folder}>
          <div className={styles.destination}>
            <span
              className={styles.folder}
              data-none={folder === null || undefined}
              data-testid="watched-folder"
            >
              {folder ?? say.exporting.destination.none}
            </span>
            {watch && state.folder === null && (
              <Button
                kind="quiet"
                icon={<FolderOpen size={16} aria-hidden />}
                onClick={() => void state.revealed()}
              >
                {words.show}
              </Button>
            )}
            <Button aria-label={say.exporting.destination.choose} onClick={() => void state.folderAsked()}>
              {folder === null ? say.exporting.destination.choose : say.exporting.destination.change}
            </Button>
          </div>
        </Row>
        <Row label={say.exporting.preset.label} hint={preset && omission(preset.preset)}>
          {preset && (
            <Select
              label={say.exporting.preset.label}
              value={preset.id}
              options={presets.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
        </Row>
      </div>
      <Standing
        watch={watch}
        isAnew={isChanged && watch !== null && watch.exported > 0}
        refused={state.refused}
      />
    </Dialog>
  );
}

/** What of a preset has no sense where frames come one by one. */
function omission({
  container,
  contactSheet,
}: {
  readonly container: string;
  readonly contactSheet: unknown;
}): string | null {
  if (container === 'zip') return words.noArchive;
  return contactSheet === null ? null : words.noSheet;
}

function Standing({
  watch,
  isAnew,
  refused,
}: {
  readonly watch: WatchedExport | null;
  readonly isAnew: boolean;
  readonly refused: AppError | null;
}) {
  const fault = refused ?? (watch?.error ? Thrown.fromInfo(watch.error) : null);
  return (
    <div className={styles.standing} role="status" data-testid="watched-standing">
      {fault ? (
        <p className={styles.fault}>
          <TriangleAlert size={16} aria-hidden />
          <span>
            <strong>{wordsOf(fault).title}.</strong> {refused ? wordsOf(fault).meaning : words.triesAgain}
          </span>
        </p>
      ) : (
        <p>{watch ? (watch.isOn ? words.on(watch.exported) : words.off(watch.exported)) : words.first}</p>
      )}
      {isAnew && <p>{words.anew}</p>}
    </div>
  );
}
