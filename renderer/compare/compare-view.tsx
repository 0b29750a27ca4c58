/** Compare: two frames at full resolution, under one camera. */
import { ArrowLeftRight, ChevronLeft, ChevronRight, Columns2, Crown } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useCommand, useRunCommand } from '../app-context.tsx';
import { trash } from '../frames/frame-commands.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { say } from '../i18n/say.ts';
import { IconButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SizeSlider } from '../ui/size-slider.tsx';
import type { Camera } from '../viewer/camera.ts';
import { fitCamera } from '../viewer/camera.ts';
import { createFullImages, loadPicture } from '../viewer/full-images.ts';
import { ComparePane } from './compare-pane.tsx';
import { createCompareStore } from './compare-store.ts';
import styles from './compare.module.css';
import type { Pair } from './pair.ts';
import { promoted, stepped, swapped } from './pair.ts';

const modes = ['columns', 'rows', 'split', 'overlay'] as const;
type Mode = (typeof modes)[number];

interface Props {
  readonly frames: FramesStore;
  readonly onClose: () => void;
}

export function CompareView({ frames, onClose }: Props) {
  const [store] = useState(() => createCompareStore(frames));
  const [images] = useState(() => createFullImages(loadPicture));
  const pair = useStore(store, (state) => state.pair);
  const left = useStore(frames, ({ rows }) => (pair ? rows.get(pair.left) : undefined));
  const right = useStore(frames, ({ rows }) => (pair ? rows.get(pair.right) : undefined));
  const leftImage = useStore(images, (state) => left && state.images.get(left.id));
  const rightImage = useStore(images, (state) => right && state.images.get(right.id));
  const [camera, setCamera] = useState<Camera>(fitCamera);
  const [mode, setMode] = useState<Mode>('columns');
  /** Per cent: where the edge stands, and how much of the right is seen. */
  const [edge, setEdge] = useState(50);
  const [opacity, setOpacity] = useState(50);
  const section = useRef<HTMLElement>(null);
  const run = useRunCommand();
  const app = useApp();
  const words = say.compare;

  useEffect(() => store.getState().opened(), [store]);
  useEffect(() => {
    if (pair) frames.getState().rowsWanted('compare', [pair.left, pair.right]);
  }, [frames, pair]);
  useEffect(() => {
    images.getState().looked([left, right].filter((row) => row !== undefined));
  }, [images, left, right]);
  useEffect(() => () => images.getState().closed(), [images]);
  useEffect(() => section.current?.focus(), []);

  function changed(change: (pair: Pair) => Pair): void {
    if (pair) store.getState().shown(change(pair));
  }
  const { order } = frames.getState();
  useCommand('view.back', onClose);
  useCommand('view.zoom', () => setCamera(camera.zoom === 'fit' ? { ...camera, zoom: 1 } : fitCamera));
  useCommand('compare.mode', () => setMode(modes[(modes.indexOf(mode) + 1) % modes.length] ?? 'columns'));
  useCommand('compare.swap', () => changed(swapped), pair !== null);
  useCommand('compare.promote', () => changed((known) => promoted(order, known)), pair !== null);
  useCommand(
    'frame.trash',
    () => store.getState().rightTrashed(() => void trash(frames, app)),
    pair !== null,
  );
  useCommand('frame.previous', () => changed((known) => stepped(order, known, -1)), pair !== null);
  useCommand('frame.next', () => changed((known) => stepped(order, known, 1)), pair !== null);

  const shared = { camera, onCamera: setCamera };
  return (
    <section ref={section} className={styles.compare} aria-label={words.region} tabIndex={-1}>
      <div
        className={styles.panes}
        data-mode={mode}
        style={{ '--edge': `${edge}%`, '--seen': opacity / 100 } as CSSProperties}
      >
        {left && right ? (
          <>
            <ComparePane side="left" row={left} image={leftImage} lead={left} {...shared} />
            <ComparePane side="right" row={right} image={rightImage} lead={left} {...shared} />
          </>
        ) : (
          pair === null && (
            <Empty title={words.none.title} icon={<Columns2 size={32} strokeWidth={1.25} aria-hidden />}>
              {words.none.text}
            </Empty>
          )
        )}
      </div>
      {pair && (
        <div className={styles.bar}>
          <IconButton
            label={say.frames.previous}
            command="frame.previous"
            icon={<ChevronLeft size={16} aria-hidden />}
            onClick={() => run('frame.previous')}
          />
          <IconButton
            label={say.frames.next}
            command="frame.next"
            icon={<ChevronRight size={16} aria-hidden />}
            onClick={() => run('frame.next')}
          />
          <IconButton
            label={words.swap}
            command="compare.swap"
            icon={<ArrowLeftRight size={16} aria-hidden />}
            onClick={() => run('compare.swap')}
          />
          <IconButton
            label={words.promote}
            command="compare.promote"
            icon={<Crown size={16} aria-hidden />}
            onClick={() => run('compare.promote')}
          />
          <span className={styles.spring} />
          {mode === 'split' && (
            <SizeSlider
              label={words.split}
              tooltip={words.split}
              value={edge}
              smallest={0}
              largest={100}
              step={1}
              onChange={setEdge}
            />
          )}
          {mode === 'overlay' && (
            <SizeSlider
              label={words.opacity}
              tooltip={words.opacity}
              value={opacity}
              smallest={0}
              largest={100}
              step={1}
              onChange={setOpacity}
            />
          )}
          <Segmented
            label={words.mode}
            value={mode}
            segments={modes.map((value) => ({ value, label: words.modes[value] }))}
            onChange={setMode}
          />
        </div>
      )}
    </section>
  );
}
