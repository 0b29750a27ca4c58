/** What keys and menu do in compare. */
import { steppedGain } from '../../shared/compare/difference-look.ts';
import type { Look } from '../../shared/compare/difference-look.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { trash } from '../frames/frame-commands.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import type { CameraStore } from '../viewer/camera-store.ts';
import { toggled } from '../viewer/camera.ts';
import type { CompareStore } from './compare-store.ts';
import type { Laying } from './mode.ts';
import { nextMode } from './mode.ts';
import type { Pair, Side } from './pair.ts';
import { promoted, stepped, swapped } from './pair.ts';

interface Options {
  readonly frames: FramesStore;
  readonly store: CompareStore;
  readonly pair: Pair | null;
  readonly active: Side;
  readonly cameraOf: (side: Side) => CameraStore;
  readonly laying: Laying;
  readonly isBlinking: boolean;
  readonly onLaying: (change: Partial<Laying>) => void;
  readonly onInStep: () => void;
  readonly onClose: () => void;
}

export function useCompareCommands({
  frames,
  store,
  pair,
  active,
  cameraOf,
  laying,
  isBlinking,
  onLaying,
  onInStep,
  onClose,
}: Options): void {
  const app = useApp();
  const { order } = frames.getState();
  const isThere = pair !== null;
  const isDifference = laying.mode === 'difference';

  function changed(change: (pair: Pair) => Pair): void {
    if (pair) store.getState().shown(change(pair));
  }
  function looked(change: Partial<Look>): void {
    onLaying({ look: { ...laying.look, ...change } });
  }

  useCommand('view.back', onClose);
  useCommand('view.zoom', () => {
    const { camera, moved } = cameraOf(active).getState();
    moved(toggled(camera));
  });
  useCommand('compare.swap', () => changed(swapped), isThere);
  useCommand('compare.promote', () => changed((known) => promoted(order, known)), isThere);
  useCommand(
    'compare.side',
    () => store.getState().sideActivated(active === 'left' ? 'right' : 'left'),
    isThere,
  );
  useCommand('compare.in-step', onInStep);
  useCommand('frame.trash', () => store.getState().activeTrashed(() => void trash(frames, app)), isThere);
  useCommand('frame.previous', () => changed((known) => stepped(order, known, -1)), isThere);
  useCommand('frame.next', () => changed((known) => stepped(order, known, 1)), isThere);

  useCommand('compare.mode', () => onLaying({ mode: nextMode(laying.mode) }));
  useCommand(
    'compare.difference',
    () => onLaying({ mode: isDifference ? 'columns' : 'difference' }),
    isThere,
  );
  useCommand('compare.more-gain', () => looked({ gain: steppedGain(laying.look.gain, 1) }), isDifference);
  useCommand('compare.less-gain', () => looked({ gain: steppedGain(laying.look.gain, -1) }), isDifference);
  useCommand(
    'compare.heat',
    () => looked({ tone: laying.look.tone === 'heat' ? 'colour' : 'heat' }),
    isDifference,
  );
  useCommand(
    'compare.blink-by-itself',
    () => onLaying({ mode: 'blink', isBlinking: laying.mode !== 'blink' || !isBlinking }),
    isThere,
  );
}
