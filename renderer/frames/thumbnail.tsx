/**
 * A frame's thumbnail, decoded before it is shown. The element is reused as cells are: a picture that is not
 * this frame's is never seen in its place.
 */
import { ImageOff } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import { say } from '../i18n/say.ts';
import { imageAtHand } from './at-hand.ts';
import { thumbnailUrl } from './frame-name.ts';
import styles from './thumbnail.module.css';

interface Props {
  readonly row: Pick<FrameRow, 'sha256' | 'width' | 'height'>;
}

interface Outcome {
  readonly url: string;
  readonly state: 'shown' | 'broken';
}

export const Thumbnail = memo(function Thumbnail({ row }: Props) {
  const picture = useRef<HTMLImageElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const url = thumbnailUrl(row.sha256);

  useEffect(() => {
    const element = picture.current;
    if (!element) return;
    let isCurrent = true;
    const settled = (state: Outcome['state']): void => {
      if (!isCurrent) return;
      setOutcome({ url, state });
      if (state === 'shown') imageAtHand(url);
    };
    element.src = url;
    element.decode().then(
      () => settled('shown'),
      () => settled('broken'),
    );
    return () => {
      isCurrent = false;
      element.removeAttribute('src');
    };
  }, [url]);

  const state = outcome?.url === url ? outcome.state : 'loading';
  return (
    <div className={styles.fitted} data-state={state} style={fittedSize(row)}>
      <img ref={picture} className={styles.picture} alt="" draggable={false} />
      {state === 'broken' && (
        <div className={styles.broken}>
          <ImageOff size={16} aria-hidden />
          {say.frames.imageBroken}
        </div>
      )}
    </div>
  );
});

/** Shares of a square that an image of these proportions fills. */
function fittedSize({ width, height }: Pick<FrameRow, 'width' | 'height'>) {
  return {
    width: `${Math.min(1, width / height) * 100}%`,
    height: `${Math.min(1, height / width) * 100}%`,
  };
}
