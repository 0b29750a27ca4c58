/** Saves the sheet as PDF or PNG, or prints it. Main asks where to; the window draws. */
import { FileImage, FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { findModel } from '../../shared/models/table.ts';
import { useApp, useModels } from '../app-context.tsx';
import { firstWords } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { drawSheet } from './sheet-canvas.ts';
import type { SheetPrint } from './sheet-print.ts';
import { sheetPrint } from './sheet-print.ts';
import type { SheetStore } from './sheet-store.ts';
import styles from './save-dialog.module.css';

type Way = 'pdf' | 'png' | 'print';

interface Props {
  readonly store: SheetStore;
  readonly onClose: () => void;
}

export function SaveDialog({ store, onClose }: Props) {
  const { bridge, notices } = useApp();
  const models = useModels();
  const state = useStore(store);
  const [work, setWork] = useState<{ readonly way: Way; readonly print: SheetPrint } | null>(null);
  const [drawn, setDrawn] = useState(0);
  const { sheet } = state;
  if (!sheet) return null;
  const words = say.sheet.save;
  const name = firstWords(sheet.request.prompt);

  function begin(way: Way): void {
    if (!sheet) return;
    const model = findModel(models, sheet.request.model)?.name ?? sheet.request.model;
    const print = sheetPrint({ ...state, sheet }, model);
    setDrawn(0);
    setWork({ way, print });
    if (way === 'png')
      void finish(async () =>
        bridge.request('sheet.save-png', { name, bytes: await drawSheet(print, setDrawn) }),
      );
  }

  async function finish(save: () => Promise<boolean>): Promise<void> {
    try {
      const isSaved = await save();
      setWork(null);
      if (!isSaved) return;
      notices.getState().posted({ kind: 'done', title: words.done, stays: 5_000 });
      onClose();
    } catch (thrown) {
      setWork(null);
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  /** The paper is laid out and all its pictures are here. */
  function paperReady(): void {
    if (work?.way === 'pdf') void finish(() => bridge.request('sheet.save-pdf', { name }));
    if (work?.way === 'print') void finish(() => bridge.request('sheet.print'));
  }

  const frames = work?.print.cells.filter(({ frame }) => frame !== null).length ?? 0;
  return (
    <Dialog title={words.title} isOpen onClose={onClose} description={words.text}>
      <div className={styles.ways}>
        {(['pdf', 'png', 'print'] as const).map((way) => {
          const Icon = { pdf: FileText, png: FileImage, print: Printer }[way];
          return (
            <Button
              key={way}
              icon={<Icon size={16} aria-hidden />}
              disabled={work !== null}
              isBusy={work?.way === way}
              onClick={() => begin(way)}
            >
              {words.ways[way]}
            </Button>
          );
        })}
      </div>
      <p className={styles.progress} role="status">
        {work && (work.way === 'png' ? words.drawing(drawn, frames) : words.preparing)}
      </p>
      {work && work.way !== 'png' && <PaperSheet print={work.print} onReady={paperReady} />}
    </Dialog>
  );
}
