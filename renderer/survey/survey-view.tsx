/** Survey: several frames at full resolution under one camera, until the best of them stands alone. */
import { LayoutGrid } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { FrameRow } from '../../shared/frame/record.ts';
import { whatDiffers } from '../../shared/prompt/differs.ts';
import { useApp, useCommand } from '../app-context.tsx';
import { keysOf } from '../commands.ts';
import { trash, undo } from '../frames/frame-commands.tsx';
import type { FramesStore } from '../frames/frames-store.ts';
import { useDiffersFold } from '../frames/use-differs-fold.ts';
import { WhatDiffers } from '../frames/what-differs.tsx';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import { useTarget } from '../frames/use-target.ts';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Extent } from '../viewer/camera.ts';
import { toggled } from '../viewer/camera.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { useViewport } from '../viewer/use-viewport.ts';
import { surveyLayout } from './layout.ts';
import { mostShown, shownOf } from './members.ts';
import { verticalNeighbour } from './step.ts';
import { SurveyBar } from './survey-bar.tsx';
import { SurveyFrame, captionHeight } from './survey-frame.tsx';
import type { SurveyStore } from './survey-store.ts';
import styles from './survey.module.css';

interface Props {
  readonly store: SurveyStore;
  readonly frames: FramesStore;
  readonly images: FullImagesStore;
  readonly camera: CameraStore;
  /** The active frame is to be seen in the loupe. */
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Between the panes, in CSS pixels. */
const gap = 8;

export function SurveyView({ store, frames, images, camera, onOpen, onClose }: Props) {
  const members = useStore(store, (state) => state.members);
  const shown = useMemo(() => shownOf(members), [members]);
  const rows = useStore(
    frames,
    useShallow((state) => shown.flatMap((no) => state.rows.get(no) ?? [])),
  );
  const stage = useRef<HTMLDivElement>(null);
  const viewport = useViewport(stage);
  const places = useMemo(() => {
    if (!viewport) return [];
    const room = { width: viewport.width / viewport.ratio, height: viewport.height / viewport.ratio };
    return surveyLayout(
      rows.map(({ width, height }) => width / height),
      { ...room, gap, caption: captionHeight },
    );
  }, [rows, viewport]);
  const differs = useMemo(() => whatDiffers(rows.map(({ prompt }) => prompt)), [rows]);
  const lead = useLead(camera, rows[0]);
  const { active } = members;
  const fold = useDiffersFold();
  const words = say.survey;
  const { activated } = store.getState();

  useEffect(() => store.getState().opened(), [store]);
  useTarget(frames, active);
  useLook(frames, images, members.numbers, members.first, rows);
  useActions({ store, frames, camera, onClose }, (direction) => {
    const from = rows.findIndex(({ no }) => no === active);
    const next = verticalNeighbour(places, from, direction);
    const row = next === null ? undefined : rows[next];
    if (row) store.getState().activated(row.no);
  });

  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onOpen();
  }

  return (
    <section className={styles.survey} aria-label={words.region} data-testid="survey">
      {fold.isOpen && <WhatDiffers rows={rows} active={active} />}
      <div ref={stage} className={styles.stage}>
        <ul className={styles.frames} aria-label={words.list} onKeyDown={pressed}>
          {rows.map((row, at) => {
            const place = places[at];
            return (
              place && (
                <SurveyFrame
                  key={row.no}
                  row={row}
                  place={place}
                  differs={differs[at] ?? ''}
                  ordinal={words.place(members.first + at + 1, members.numbers.length)}
                  images={images}
                  camera={camera}
                  lead={lead ?? row}
                  isActive={row.no === active}
                  onActive={activated}
                />
              )
            );
          })}
        </ul>
        {members.numbers.length === 0 && (
          <Empty title={words.none.title} icon={<LayoutGrid size={32} strokeWidth={1.25} aria-hidden />}>
            {words.none.text}
          </Empty>
        )}
      </div>
      {members.numbers.length > 0 && <SurveyBar members={members} fold={fold} onOpen={onOpen} />}
    </section>
  );
}

/** The picture that the camera's zoom counts in. It stays while the camera is close: the others keep their step when it is dropped. */
function useLead(camera: CameraStore, first: FrameRow | undefined): Extent | undefined {
  const isFit = useStore(camera, (state) => state.camera.zoom === 'fit');
  const [lead, setLead] = useState<Extent | undefined>(first);
  if (first && lead !== first && (isFit || !lead)) setLead(first);
  return lead;
}

/** Brings the rows and pictures in sight, then those that come in sight next. */
function useLook(
  frames: FramesStore,
  images: FullImagesStore,
  numbers: readonly number[],
  first: number,
  rows: readonly FrameRow[],
): void {
  const next = numbers[first + mostShown];
  const nextRow = useStore(frames, (state) => (next === undefined ? undefined : state.rows.get(next)));
  useEffect(() => {
    frames.getState().rowsWanted('survey', numbers.slice(first, first + mostShown + 1));
  }, [frames, numbers, first]);
  useEffect(() => {
    images.getState().looked('survey', rows, nextRow ? [nextRow] : []);
  }, [images, rows, nextRow]);
  useEffect(
    () => () => {
      images.getState().looked('survey', []);
      frames.getState().rowsWanted('survey', []);
    },
    [images, frames],
  );
}

function useActions(
  { store, frames, camera, onClose }: Omit<Props, 'images' | 'onOpen'>,
  movedDown: (direction: 'up' | 'down') => void,
): void {
  const app = useApp();
  const words = say.survey;
  const hasActive = useStore(store, ({ members }) => members.active !== null);
  const announced = (text: string): void => app.announcer.getState().announced(text);
  useCommand('view.back', onClose);
  useCommand('view.zoom', () => {
    const { camera: seen, moved } = camera.getState();
    moved(toggled(seen));
  });
  useCommand('frame.previous', () => void store.getState().stepped(-1), hasActive);
  useCommand('frame.next', () => void store.getState().stepped(1), hasActive);
  useCommand('compare.side', () => store.getState().cycled(), hasActive);
  useCommand('frame.above', () => movedDown('up'), hasActive);
  useCommand('frame.below', () => movedDown('down'), hasActive);
  useCommand(
    'survey.drop',
    () => {
      const left = store.getState().dropped();
      const keys = keysOf('edit.undo', app.platform);
      if (left === null) announced(words.lastStays);
      else announced(left === 1 ? words.droppedToOne(keys) : words.dropped(left, keys));
    },
    hasActive,
  );
  useCommand('frame.trash', () => store.getState().activeTrashed(() => trash(frames, app)), hasActive);
  useCommand('edit.undo', () => {
    if (store.getState().changeTakenBack())
      announced(words.takenBack(store.getState().members.numbers.length));
    else void undo(frames, app);
  });
}
