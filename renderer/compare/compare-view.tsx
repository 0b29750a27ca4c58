/** Compare: two frames at full resolution, under one camera or each under its own. */
import { Columns2 } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useCommand } from '../app-context.tsx';
import { trash } from '../frames/frame-commands.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { MarksLine } from '../frames/marks-line.tsx';
import { useTarget } from '../frames/use-target.ts';
import { useStripCommands } from '../frames/strip-commands.tsx';
import type { StripStore } from '../frames/strip-store.ts';
import { useStrip } from '../frames/use-strip.ts';
import { useDiffersFold } from '../frames/use-differs-fold.ts';
import { WhatDiffers } from '../frames/what-differs.tsx';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { CameraStore } from '../viewer/camera-store.ts';
import { createCameraStore } from '../viewer/camera-store.ts';
import { toggled } from '../viewer/camera.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { PicturePane } from '../viewer/picture-pane.tsx';
import { useShownExtent } from '../viewer/use-shown-extent.ts';
import { CompareBar } from './compare-bar.tsx';
import { createCompareStore } from './compare-store.ts';
import styles from './compare.module.css';
import type { Mode } from './mode.ts';
import { nextMode } from './mode.ts';
import type { Pair, Side } from './pair.ts';
import { promoted, stepped, swapped } from './pair.ts';

interface Props {
  readonly frames: FramesStore;
  readonly strips: StripStore;
  readonly images: FullImagesStore;
  /** The left's, and the right's as long as they are in step. */
  readonly camera: CameraStore;
  readonly onClose: () => void;
}

export function CompareView({ frames, strips, images, camera, onClose }: Props) {
  const [store] = useState(() => createCompareStore(frames));
  const [ownCamera] = useState(createCameraStore);
  const pair = useStore(store, (state) => state.pair);
  const active = useStore(store, (state) => state.active);
  const left = useStore(frames, ({ rows }) => (pair ? rows.get(pair.left) : undefined));
  const right = useStore(frames, ({ rows }) => (pair ? rows.get(pair.right) : undefined));
  const decoded = useStore(images, (state) => state.images);
  const lead = useShownExtent(left, left && decoded.get(left.id));
  const [mode, setMode] = useState<Mode>('columns');
  const [isInStep, setInStep] = useState(true);
  const [edge, setEdge] = useState(50);
  const [opacity, setOpacity] = useState(50);
  const section = useRef<HTMLElement>(null);
  const app = useApp();
  const fold = useDiffersFold();
  const words = say.compare;

  const { position, neighbours } = useStrip(
    frames,
    strips,
    active === 'left' ? left : right,
    'compare-strip',
  );
  useStripCommands({
    frames,
    strips,
    except: pair?.[active === 'left' ? 'right' : 'left'],
    onStep: (no) => changed((known) => ({ ...known, [active]: no })),
  });
  useEffect(() => store.getState().opened(), [store]);
  useTarget(frames, pair?.[active] ?? null);
  useEffect(() => {
    if (pair) frames.getState().rowsWanted('compare', [pair.left, pair.right]);
  }, [frames, pair]);
  // Before anything else: nothing takes as long.
  useLayoutEffect(() => {
    images.getState().looked(
      'compare',
      [left, right].filter((row) => row !== undefined),
      neighbours,
    );
  }, [images, left, right, neighbours]);
  useEffect(() => () => images.getState().looked('compare', []), [images]);
  useEffect(() => section.current?.focus(), []);

  const cameraOf = (side: Side): CameraStore => (side === 'left' || isInStep ? camera : ownCamera);
  function changed(change: (pair: Pair) => Pair): void {
    if (pair) store.getState().shown(change(pair));
  }
  const { order } = frames.getState();
  const isThere = pair !== null;
  useCommand('view.back', onClose);
  useCommand('view.zoom', () => {
    const { camera: seen, moved } = cameraOf(active).getState();
    moved(toggled(seen));
  });
  useCommand('compare.mode', () => setMode(nextMode));
  useCommand('compare.swap', () => changed(swapped), isThere);
  useCommand('compare.promote', () => changed((known) => promoted(order, known)), isThere);
  useCommand(
    'compare.side',
    () => store.getState().sideActivated(active === 'left' ? 'right' : 'left'),
    isThere,
  );
  useCommand('compare.in-step', () => {
    // Parted, the right starts where it stood; together again, both are where the active one is.
    if (isInStep) ownCamera.getState().moved(camera.getState().camera);
    else if (active === 'right') camera.getState().moved(ownCamera.getState().camera);
    setInStep(!isInStep);
  });
  useCommand('frame.trash', () => store.getState().activeTrashed(() => void trash(frames, app)), isThere);
  useCommand('frame.previous', () => changed((known) => stepped(order, known, -1)), isThere);
  useCommand('frame.next', () => changed((known) => stepped(order, known, 1)), isThere);

  return (
    <section ref={section} className={styles.compare} aria-label={words.region} tabIndex={-1}>
      {fold.isOpen && left && right && (
        <WhatDiffers
          rows={[left, right]}
          heads={[words.sides.left, words.sides.right]}
          active={active === 'left' ? left.no : right.no}
        />
      )}
      <div
        className={styles.panes}
        data-mode={mode}
        style={{ '--edge': `${edge}%`, '--seen': opacity / 100 } as CSSProperties}
      >
        {left &&
          right &&
          (['left', 'right'] as const).map((side) => {
            const row = side === 'left' ? left : right;
            return (
              <PicturePane
                key={side}
                name={words.sides[side]}
                row={row}
                image={decoded.get(row.id)}
                camera={cameraOf(side)}
                lead={lead}
                corner={side}
                isMeant={side === active}
                className={classesOf(side)}
                onActive={() => store.getState().sideActivated(side)}
              >
                <span className={styles.side} data-active={side === active || undefined} aria-hidden>
                  {words.sideOf(side, row.seed)}
                  <MarksLine row={row} />
                </span>
              </PicturePane>
            );
          })}
        {pair === null && (
          <Empty title={words.none.title} icon={<Columns2 size={32} strokeWidth={1.25} aria-hidden />}>
            {words.none.text}
          </Empty>
        )}
      </div>
      {pair && (
        <CompareBar
          strip={position}
          fold={fold}
          mode={mode}
          onMode={setMode}
          isInStep={isInStep}
          edge={edge}
          onEdge={setEdge}
          opacity={opacity}
          onOpacity={setOpacity}
        />
      )}
    </section>
  );
}

function classesOf(side: Side): string | undefined {
  return side === 'left' ? styles.left : styles.right;
}
