/** The pictures of a comparison: beside, above or upon each other, or one in the other's place. */
import { Columns2 } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { MarksLine } from '../frames/marks-line.tsx';
import { say } from '../i18n/say.ts';
import { Empty } from '../ui/empty.tsx';
import type { CameraStore } from '../viewer/camera-store.ts';
import type { Extent } from '../viewer/camera.ts';
import type { Difference } from '../viewer/difference-store.ts';
import type { FullImagesStore } from '../viewer/full-images.ts';
import { PicturePane } from '../viewer/picture-pane.tsx';
import styles from './compare.module.css';
import { DifferencePane } from './difference-pane.tsx';
import type { Laying } from './mode.ts';
import type { Side } from './pair.ts';
import { SplitEdge } from './split-edge.tsx';

interface Props {
  /** Null as long as there are no two; undefined on a side that has not been read yet. */
  readonly rows: Readonly<Record<Side, FrameRow | undefined>> | null;
  readonly images: FullImagesStore;
  readonly active: Side;
  readonly onActive: (side: Side) => void;
  readonly cameraOf: (side: Side) => CameraStore;
  /** What the camera's zoom counts in: the left's size. */
  readonly lead: Extent;
  readonly laying: Laying;
  readonly onEdge: (edge: number) => void;
  /** What stands in the left's place. */
  readonly shown: Side;
  readonly difference: Difference;
}

export function CompareStage({ rows, laying, onEdge, ...pictures }: Props) {
  const { mode, edge, opacity } = laying;
  const words = say.compare;
  return (
    <div
      className={styles.panes}
      data-mode={mode}
      style={{ '--edge': `${edge}%`, '--seen': opacity / 100 } as CSSProperties}
    >
      {rows?.left && rows.right && (
        <Pictures {...pictures} left={rows.left} right={rows.right} laying={laying} />
      )}
      {rows && mode === 'split' && <SplitEdge onEdge={onEdge} />}
      {rows === null && (
        <Empty title={words.none.title} icon={<Columns2 size={32} strokeWidth={1.25} aria-hidden />}>
          {words.none.text}
        </Empty>
      )}
    </div>
  );
}

interface PicturesProps extends Omit<Props, 'rows' | 'onEdge'> {
  readonly left: FrameRow;
  readonly right: FrameRow;
}

function Pictures({
  left,
  right,
  images,
  active,
  onActive,
  cameraOf,
  lead,
  laying,
  shown,
  difference,
}: PicturesProps) {
  const words = say.compare;
  if (laying.mode === 'difference')
    return (
      <DifferencePane
        left={left}
        right={right}
        camera={cameraOf('left')}
        lead={lead}
        difference={difference}
        images={images}
        shown={shown}
      />
    );
  const places: readonly Side[] = laying.mode === 'blink' ? ['left'] : ['left', 'right'];
  return places.map((place) => {
    const side = place === 'left' ? shown : place;
    const row = side === 'left' ? left : right;
    return (
      <PicturePane
        key={place}
        name={words.sides[side]}
        row={row}
        images={images}
        camera={cameraOf(place)}
        lead={lead}
        corner={place}
        isMeant={side === active}
        className={place === 'left' ? styles.left : styles.right}
        onActive={() => onActive(side)}
      >
        <span className={styles.side} data-active={side === active || undefined} aria-hidden>
          {words.sideOf(side, row.seed)}
          <MarksLine row={row} />
        </span>
      </PicturePane>
    );
  });
}
