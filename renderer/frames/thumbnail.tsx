/**
 * A frame's thumbnail, shown when it is there whole. The element is reused as cells are: a picture that is not
 * this frame's is never seen in its place.
 */
import { ImageOff } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import { thumbnailEdgeFor } from '../../shared/thumbnail-edges.ts';
import { say } from '../i18n/say.ts';
import { imageAtHand } from './at-hand.ts';
import { thumbnailUrl } from './frame-name.ts';
import { pictureProblem } from './picture-problem.ts';
import styles from './thumbnail.module.css';
import { useSharper } from './use-sharper.ts';

interface Props {
  readonly row: Pick<FrameRow, 'sha256' | 'width' | 'height'>;
  /** Width by height of the box that it is fitted into; 1 for a square. */
  readonly roomShape?: number;
  /** CSS pixels of that box's longer edge, where it may be larger than a thumbnail usually is. */
  readonly roomEdge?: number;
}

/** A thumbnail seen larger than it is: so little nobody sees. */
const mostEnlarged = 1.1;

interface Outcome {
  readonly url: string;
  /** Null: it is shown. */
  readonly problem: ErrorCode | null;
}

export const Thumbnail = memo(function Thumbnail({ row, roomShape = 1, roomEdge = 0 }: Props) {
  const picture = useRef<HTMLImageElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  /** Counts what the user has asked for again. */
  const [attempt, setAttempt] = useState(0);
  const url = thumbnailUrl(row.sha256);

  useEffect(() => {
    const element = picture.current;
    if (!element) return;
    let isCurrent = true;
    const settled = (problem: ErrorCode | null): void => {
      if (!isCurrent) return;
      setOutcome({ url, problem });
      if (problem === null) imageAtHand(url);
    };
    // Not `decode()`: that takes two frames more, and Chromium decodes what it paints off the main thread as well.
    element.onload = () => settled(null);
    // Scrolled away or let go of, it is not broken, and nobody asks why it did not come.
    element.onerror = () => void (isCurrent && pictureProblem(url).then(settled));
    element.src = url;
    return () => {
      isCurrent = false;
      element.removeAttribute('src');
    };
  }, [url, attempt]);

  const known = outcome?.url === url ? outcome : null;
  const problem = known?.problem ?? null;
  const pixels = Math.min(roomEdge * devicePixelRatio, Math.max(row.width, row.height));
  useSharper(
    picture,
    row.sha256,
    thumbnailEdgeFor(pixels / mostEnlarged),
    known !== null && problem === null,
  );
  const state = problem !== null ? 'broken' : known ? 'shown' : 'loading';
  return (
    <div className={styles.fitted} data-state={state} style={fittedSize(row, roomShape)}>
      <img ref={picture} className={styles.picture} alt="" draggable={false} data-thumbnail={row.sha256} />
      {problem !== null && (
        <div className={styles.broken} title={say.frames.brokenTip}>
          <ImageOff size={16} aria-hidden />
          <span className={styles.reason}>{say.frames.broken(problem)}</span>
          {/* Not a button: it stands in a list's option, which has no controls of its own. The loupe tries again as well. */}
          <span
            className={styles.again}
            onClick={() => {
              setOutcome(null);
              setAttempt((before) => before + 1);
            }}
          >
            {say.frames.again}
          </span>
        </div>
      )}
    </div>
  );
});

/** Shares of a box that an image of these proportions fills. */
function fittedSize({ width, height }: Pick<FrameRow, 'width' | 'height'>, roomShape: number) {
  const shape = width / height / roomShape;
  return { width: `${Math.min(1, shape) * 100}%`, height: `${Math.min(1, 1 / shape) * 100}%` };
}
