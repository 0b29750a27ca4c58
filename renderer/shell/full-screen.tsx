/** A view alone on the whole screen: by F, and back by F, Escape, or whatever the system has for it. */
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { toAppError } from '../../shared/errors.ts';
import { useApp, useCommand } from '../app-context.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import type { ViewStore } from '../view-store.ts';
import { isLooking } from '../view-store.ts';

interface Props {
  readonly view: ViewStore;
  readonly frames: FramesStore;
}

export function FullScreen({ view, frames }: Props) {
  const { bridge, notices } = useApp();
  const state = useStore(view);
  const { isAlone } = state;
  const hasActive = useStore(frames, ({ selection }) => selection.active !== null);

  useEffect(
    () =>
      bridge.on('window.full-screen', ({ isOn }) => {
        // A window that was made large by other means keeps its panels.
        if (!isOn) view.getState().aloneChanged(false);
      }),
    [bridge, view],
  );
  const failed = useEffectEvent((thrown: unknown) => {
    view.getState().aloneChanged(false);
    notices.getState().requestFailed(toAppError(thrown));
  });
  useEffect(() => {
    if (!isAlone) return;
    bridge.request('window.full-screen', { isOn: true }).catch(failed);
    return () => {
      bridge.request('window.full-screen', { isOn: false }).catch(failed);
    };
  }, [bridge, isAlone]);

  useCommand(
    'view.full-screen',
    () => {
      const { aloneChanged, viewChosen } = view.getState();
      if (!isAlone && !isLooking(state)) viewChosen('loupe');
      aloneChanged(!isAlone);
    },
    hasActive || isAlone,
  );
  // Loupe, compare and survey have a way back of their own, which leads here first (view-store.ts).
  useCommand('view.back', () => view.getState().aloneChanged(false), isAlone && !isLooking(state));
  return null;
}
