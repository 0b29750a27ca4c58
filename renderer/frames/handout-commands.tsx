/** Commands that hand frames to other programs: copy image, copy metadata, open in a program. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { mostHandedOut } from '../../shared/ipc/routes/handout.ts';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand, useModels } from '../app-context.tsx';
import { say } from '../i18n/say.ts';
import { activeRow } from './frame-reading.ts';
import type { FramesStore } from './frames-store.ts';
import { actedOnIn } from './frames-store.ts';
import { metadataText } from './metadata-text.ts';
import { OpenInDialog } from './open-in-dialog.tsx';

/** Records that are read for one text: more is nothing for a clipboard. */
const mostTexts = 200;

export function HandoutCommands({ store }: { readonly store: FramesStore }) {
  const { bridge, announcer, notices } = useApp();
  const models = useModels();
  const [isOpening, setOpening] = useState(false);
  const hasActive = useStore(store, ({ selection }) => selection.active !== null);
  const hasActedOn = useStore(
    store,
    ({ selection }) => selection.active !== null || selection.selected.size > 0,
  );
  const hasText = useSelectedText();

  async function told(act: () => Promise<string | null>): Promise<void> {
    try {
      const done = await act();
      if (done !== null) announcer.getState().announced(done);
    } catch (thrown) {
      notices.getState().requestFailed(toAppError(thrown));
    }
  }

  async function copyImage(): Promise<string | null> {
    const row = activeRow(store.getState());
    if (!row) return null;
    await bridge.request('handout.copy-image', { frame: row.id });
    return say.handout.imageCopied;
  }

  async function copyMetadata(): Promise<string | null> {
    const frames = await store.getState().idsAsked(actedOnIn(store.getState(), mostTexts));
    const records = await Promise.all(frames.map((frame) => bridge.request('frames.record', { frame })));
    if (records.length === 0) return null;
    const text = records.map((record) => metadataText(record, models)).join('\n\n\n');
    await bridge.request('clipboard.write', { text });
    return say.handout.metadataCopied(records.length);
  }

  function openIn(): void {
    if (actedOnIn(store.getState(), mostHandedOut + 1).length <= mostHandedOut) setOpening(true);
    else notices.getState().posted({ kind: 'note', ...say.handout.openIn.tooMany(mostHandedOut) });
  }

  useCommand('frame.copy-image', () => void told(copyImage), hasActive && !hasText);
  useCommand('frame.copy-metadata', () => void told(copyMetadata), hasActedOn);
  useCommand('frame.open-in', openIn, hasActedOn);
  return isOpening && <OpenInDialog store={store} onClose={() => setOpening(false)} />;
}

/** Selected text is what Ctrl+C means, wherever the focus is. */
function useSelectedText(): boolean {
  const [hasText, setHasText] = useState(false);
  const changed = useEffectEvent(() => setHasText(document.getSelection()?.isCollapsed === false));
  useEffect(() => {
    const listener = (): void => changed();
    document.addEventListener('selectionchange', listener);
    return () => document.removeEventListener('selectionchange', listener);
  }, []);
  return hasText;
}
