/** Both frames of a checked seed, and what differs. Whether the files are the same is said before anything is decoded. */
import type { ReactNode, RefCallback } from 'react';
import { useCallback, useState } from 'react';
import type { Gain } from '../../shared/compare/difference-look.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { frameUrl } from '../frames/frame-name.ts';
import { say } from '../i18n/say.ts';
import type { Difference } from '../viewer/difference-store.ts';
import { GainChoice } from '../viewer/gain-choice.tsx';
import { useDifference } from '../viewer/use-difference.ts';
import styles from './seed-check.module.css';

interface Props {
  readonly original: FrameRecord;
  readonly again: FrameRecord;
}

export function CheckResult({ original, again }: Props) {
  const seed = original.asked.seed ?? 0;
  if (original.file.sha256 === again.file.sha256)
    return (
      <div className={styles.result}>
        <p role="status" className={styles.status}>
          {say.seedCheck.identical(seed)}
        </p>
        <div className={styles.pictures}>
          <Pictures original={original} again={again} />
        </div>
      </div>
    );
  return <Differing original={original} again={again} seed={seed} />;
}

function Differing({ original, again, seed }: Props & { readonly seed: number }) {
  const [gain, setGain] = useState<Gain>(4);
  const isAlike = original.file.width === again.file.width && original.file.height === again.file.height;
  const difference = useDifference(
    isAlike ? frameUrl(original.id) : null,
    isAlike ? frameUrl(again.id) : null,
    { gain, tone: 'colour' },
  );
  const words = say.seedCheck;
  return (
    <div className={styles.result}>
      <p role="status" className={styles.status}>
        {isAlike ? wordsOf(difference, seed) : words.sizes(seed, pixelsOf(original), pixelsOf(again))}
      </p>
      <div className={styles.pictures}>
        <Pictures original={original} again={again} />
        {difference.picture && (
          <Picture caption={words.difference}>
            <DifferenceCanvas picture={difference.picture} />
          </Picture>
        )}
      </div>
      {difference.picture && (
        <div className={styles.gain}>
          <GainChoice label={words.gain} gain={gain} onGain={setGain} />
        </div>
      )}
    </div>
  );
}

function pixelsOf({ file }: FrameRecord): string {
  return say.frames.pixelSize(file.width, file.height);
}

function wordsOf({ state, figures }: Difference, seed: number): string {
  const words = say.seedCheck;
  switch (state) {
    case 'none':
    case 'comparing':
      return words.comparing;
    case 'unreadable':
      return words.unreadable;
    case 'compared':
      if (!figures) return words.comparing;
      return figures.differing === 0 ? words.samePixels(seed) : words.figures(seed, figures);
  }
}

function Pictures({ original, again }: Props) {
  const words = say.seedCheck;
  return (
    <>
      <Picture caption={words.original}>
        <img className={styles.picture} src={frameUrl(original.id)} alt={words.original} />
      </Picture>
      <Picture caption={words.again}>
        <img className={styles.picture} src={frameUrl(again.id)} alt={words.again} />
      </Picture>
    </>
  );
}

function Picture({ caption, children }: { readonly caption: string; readonly children: ReactNode }) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.quiet}>{caption}</figcaption>
      {children}
    </figure>
  );
}

function DifferenceCanvas({ picture }: { readonly picture: ImageBitmap }) {
  const shows: RefCallback<HTMLCanvasElement> = useCallback(
    (canvas) => {
      if (!canvas) return;
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
    },
    [picture],
  );
  return <canvas ref={shows} className={styles.picture} role="img" aria-label={say.seedCheck.difference} />;
}
