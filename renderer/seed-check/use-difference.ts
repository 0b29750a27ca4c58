/** The difference of two frames, made by a worker that lives as long as they are looked at. */
import { useEffect, useRef, useState } from 'react';
import type { Gain } from '../../shared/compare/difference-look.ts';
import type { PixelDifference } from '../../shared/compare/pixel-difference.ts';
import type { FrameId } from '../../shared/ids.ts';
import { frameUrl } from '../frames/frame-name.ts';
import type { DifferenceAnswer, DifferenceQuestion } from './difference-worker.ts';

export interface Difference {
  readonly state: 'comparing' | 'compared' | 'sizes' | 'unreadable';
  readonly figures: PixelDifference | null;
  readonly picture: ImageBitmap | null;
}

const comparing: Difference = { state: 'comparing', figures: null, picture: null };

/** Mount anew for another pair. */
export function useDifference(left: FrameId, right: FrameId, gain: Gain): Difference {
  const worker = useRef<Worker | null>(null);
  const [difference, setDifference] = useState(comparing);
  const isCompared = difference.state === 'compared';

  useEffect(() => {
    const own = new Worker(new URL('./difference-worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    own.onmessage = ({ data }: MessageEvent<DifferenceAnswer>) =>
      setDifference((known) => answered(known, data));
    own.onerror = () => setDifference({ ...comparing, state: 'unreadable' });
    ask(own, { kind: 'compare', left: frameUrl(left), right: frameUrl(right) });
    return () => own.terminate();
  }, [left, right]);

  useEffect(() => {
    if (isCompared && worker.current) ask(worker.current, { kind: 'picture', gain });
  }, [gain, isCompared]);

  return difference;
}

function ask(worker: Worker, question: DifferenceQuestion): void {
  worker.postMessage(question);
}

function answered(known: Difference, answer: DifferenceAnswer): Difference {
  switch (answer.kind) {
    case 'figures':
      return { ...known, state: 'compared', figures: answer.difference };
    case 'picture':
      return { ...known, picture: answer.picture };
    case 'sizes':
    case 'unreadable':
      return { ...known, state: answer.kind };
  }
}
