/** Files that came in and were no picture: what was asked, why they lie here, and what can be done. */
import { FolderOpen, RotateCw, ShieldCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { Quarantined } from '../../shared/trash/trash.ts';
import { useApp, useModels } from '../app-context.tsx';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import type { TrashStore } from './trash-store.ts';
import styles from './trash.module.css';

const words = say.trash.quarantine;

export function QuarantineFiles({ store }: { readonly store: TrashStore }) {
  const quarantine = useStore(store, (state) => state.quarantine);
  if (!quarantine) return null;
  if (quarantine.length === 0)
    return (
      <Empty title={words.empty.title} icon={<ShieldCheck size={32} strokeWidth={1.25} aria-hidden />}>
        {words.empty.text}
      </Empty>
    );
  return (
    <ul className={styles.files} aria-label={words.list}>
      {quarantine.map((file) => (
        <QuarantineFile key={file.id} file={file} store={store} />
      ))}
    </ul>
  );
}

function QuarantineFile({ file, store }: { readonly file: Quarantined; readonly store: TrashStore }) {
  const { notices } = useApp();
  const models = useModels();
  const isBusy = useStore(store, (state) => state.isBusy);
  const { id, asked, reason, bytes, at, canRetry } = file;
  const { retryAsked, revealAsked } = store.getState();
  const model = asked && (models.find((one) => one.id === asked.model)?.name ?? asked.model);

  async function retry(): Promise<void> {
    if (await retryAsked(id)) notices.getState().posted({ kind: 'done', title: words.taken, stays: 6_000 });
  }

  return (
    <li className={styles.file} aria-label={asked ? words.name(asked.prompt) : words.nameless(id)}>
      <div className={styles.reason}>{reason ? wordsOf(reason).title : words.noReason}</div>
      <div className={styles.asked}>{asked ? asked.prompt : words.notAsked}</div>
      <div className={styles.facts}>
        {[
          model,
          asked?.seed == null ? null : say.trash.seed(asked.seed),
          bytes === null ? words.noBytes : say.trash.bytes(bytes),
          at === null ? null : minuteOf(at),
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </div>
      <div className={styles.acts}>
        {canRetry && (
          <Button
            icon={<RotateCw size={16} aria-hidden />}
            tooltip={words.retryTip}
            disabled={isBusy}
            onClick={() => void retry()}
          >
            {words.retry}
          </Button>
        )}
        {bytes !== null && (
          <Button
            kind="quiet"
            icon={<FolderOpen size={16} aria-hidden />}
            onClick={() => void revealAsked(id)}
          >
            {words.reveal}
          </Button>
        )}
      </div>
    </li>
  );
}

/** "2026-11-23 10:55" where the photographer is; `at` in ms since the epoch. */
function minuteOf(at: number): string {
  const shifted = at - new Date(at).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16).replace('T', ' ');
}
