/** Compare: two frames at full resolution, under one camera or each under its own. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FramesStore } from '../frames/frames-store.ts';
import { useStripCommands } from '../frames/strip-commands.tsx';
import type { StripStore } from '../frames/strip-store.ts';
import { useDiffersFold } from '../frames/use-differs-fold.ts';
import { useStrip } from '../frames/use-strip.ts';
import { useTarget } from '../frames/use-target.ts';
import { WhatDiffers } from '../frames/what-differs.tsx';
import { say } from '../i18n/say.ts';
import type { CameraStore } from '../viewer/camera-store.ts';
import { createCameraStore } from '../viewer/camera-store.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { useDifference } from '../viewer/use-difference.ts';
import { useShownExtent } from '../viewer/use-shown-extent.ts';
import { CompareBar } from './compare-bar.tsx';
import { CompareStage } from './compare-stage.tsx';
import type { CompareStore } from './compare-store.ts';
import styles from './compare.module.css';
import { firstLaying, isOnePlace } from './mode.ts';
import type { Laying } from './mode.ts';
import type { Side } from './pair.ts';
import { useBlink } from './use-blink.ts';
import { useCompareCommands } from './use-compare-commands.ts';

interface Props {
  readonly store: CompareStore;
  readonly frames: FramesStore;
  readonly strips: StripStore;
  readonly images: FullImagesStore;
  /** The left's, and the right's as long as they are in step. */
  readonly camera: CameraStore;
  readonly onClose: () => void;
}

export function CompareView({ store, frames, strips, images, camera, onClose }: Props) {
  const [ownCamera] = useState(createCameraStore);
  const pair = useStore(store, (state) => state.pair);
  const active = useStore(store, (state) => state.active);
  const left = useStore(frames, ({ rows }) => (pair ? rows.get(pair.left) : undefined));
  const right = useStore(frames, ({ rows }) => (pair ? rows.get(pair.right) : undefined));
  const leftImage = useStore(images, (state) => left && state.images.get(left.id));
  const lead = useShownExtent(left, leftImage);
  const [laying, setLaying] = useState(firstLaying);
  const [isInStep, setInStep] = useState(true);
  const section = useRef<HTMLElement>(null);
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
    onStep: (no) => pair && store.getState().shown({ ...pair, [active]: no }),
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

  const onLaying = (change: Partial<Laying>): void => setLaying((known) => ({ ...known, ...change }));
  const blink = useBlink(laying, pair !== null);
  const isDifference = laying.mode === 'difference';
  const rightFull = useStore(images, (state) =>
    right && isDifference ? (state.images.get(right.id)?.full ?? null) : null,
  );
  const difference = useDifference(isDifference ? (leftImage?.full ?? null) : null, rightFull, laying.look);

  const cameraOf = (side: Side): CameraStore =>
    side === 'left' || isInStep || isOnePlace(laying.mode) ? camera : ownCamera;
  function inStepToggled(): void {
    // Parted, the right starts where it stood; together again, both are where the active one is.
    if (isInStep) ownCamera.getState().moved(camera.getState().camera);
    else camera.getState().moved(cameraOf(active).getState().camera);
    setInStep(!isInStep);
  }
  useCompareCommands({
    frames,
    store,
    pair,
    active,
    cameraOf,
    laying,
    isBlinking: blink.isRunning,
    onLaying,
    onInStep: inStepToggled,
    onClose,
  });

  return (
    <section ref={section} className={styles.compare} aria-label={words.region} tabIndex={-1}>
      {fold.isOpen && left && right && (
        <WhatDiffers
          rows={[left, right]}
          heads={[words.sides.left, words.sides.right]}
          active={active === 'left' ? left.no : right.no}
        />
      )}
      <CompareStage
        rows={pair && { left, right }}
        images={images}
        active={active}
        onActive={(side) => store.getState().sideActivated(side)}
        cameraOf={cameraOf}
        lead={lead}
        laying={laying}
        onEdge={(edge) => onLaying({ edge })}
        shown={blink.shown}
        difference={difference}
      />
      {pair && (
        <CompareBar
          strip={position}
          fold={fold}
          laying={laying}
          onLaying={onLaying}
          blink={blink}
          isInStep={isInStep}
        />
      )}
    </section>
  );
}
