/** A frame among its batch's: where it lies, and the frames that a step would lead to. */
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FramesStore } from './frames-store.ts';
import { indexOfNumber } from './order.ts';
import type { StripStore } from './strip-store.ts';
import type { StripPosition } from './strip.ts';
import { stripNeighbours, stripPosition } from './strip.ts';

interface Around {
  /** Null until it is known. */
  readonly position: StripPosition | null;
  /** Those at hand, the likeliest first. */
  readonly neighbours: readonly FrameRow[];
}

/** `viewer`: who looks, for the rows that are fetched. */
export function useStrip(
  frames: FramesStore,
  strips: StripStore,
  row: FrameRow | undefined,
  viewer: string,
): Around {
  const strip = useStore(strips, (state) => row && state.strips.get(row.batchId));
  const order = useStore(frames, (state) => state.order);
  const batch = row?.batchId;
  const no = row?.no;
  useEffect(() => {
    // It is only a look ahead: a step that needs the strip asks again, and says what is wrong.
    if (batch) strips.getState().stripWanted(batch).catch(ignored);
  }, [strips, batch]);
  const around = useMemo(() => {
    if (!strip || no === undefined) return none;
    const isThere = (each: number): boolean => indexOfNumber(order, each) >= 0;
    return { position: stripPosition(strip, no), numbers: stripNeighbours(strip, no, isThere) };
  }, [strip, order, no]);
  useEffect(() => {
    frames.getState().rowsWanted(viewer, around.numbers);
  }, [frames, viewer, around]);
  useEffect(() => () => frames.getState().rowsWanted(viewer, []), [frames, viewer]);
  const neighbours = useStore(
    frames,
    useShallow(({ rows }) => around.numbers.flatMap((each) => rows.get(each) ?? [])),
  );
  return { position: around.position, neighbours };
}

const none: { readonly position: null; readonly numbers: readonly number[] } = {
  position: null,
  numbers: [],
};
const ignored = (): void => undefined;
