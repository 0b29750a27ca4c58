/** The difference of two pictures, made by a worker that lives as long as they are looked at. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Look } from '../../shared/compare/difference-look.ts';
import type { DifferenceAnswer, DifferenceQuestion, PictureSource } from './difference-questions.ts';
import type { ComparerLink, Difference } from './difference-store.ts';
import { createDifferenceStore } from './difference-store.ts';

/** Null on a side: there is nothing to compare now. */
export function useDifference(
  left: PictureSource | null,
  right: PictureSource | null,
  { gain, tone }: Look,
): Difference {
  const [store] = useState(() => createDifferenceStore({ connect: startWorker, copy: createImageBitmap }));
  const { pairAsked, lookAsked, left: leave } = store.getState();
  const asked = useEffectEvent(
    () => left !== null && right !== null && pairAsked(left, right, { gain, tone }),
  );
  useEffect(() => lookAsked({ gain, tone }), [lookAsked, gain, tone]);
  useEffect(() => {
    asked();
    if (left === null || right === null) leave();
  }, [left, right, leave]);
  useEffect(() => leave, [leave]);
  return useStore(store, ({ difference }) => difference);
}

function startWorker(onAnswer: (answer: DifferenceAnswer) => void, onBreak: () => void): ComparerLink {
  const worker = new Worker(new URL('./difference-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<DifferenceAnswer>) => onAnswer(data);
  worker.onerror = onBreak;
  return {
    ask: (question) => worker.postMessage(question, { transfer: bitmapsOf(question) }),
    end: () => worker.terminate(),
  };
}

function bitmapsOf(question: DifferenceQuestion): ImageBitmap[] {
  if (question.kind === 'look') return [];
  return [question.left, question.right].filter((source) => typeof source !== 'string');
}
