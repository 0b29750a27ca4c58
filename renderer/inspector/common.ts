/** What several frames have in common. Pure. */
import type { FrameRow } from '../../shared/frame/record.ts';

/** A value that all share, or how many different ones there are. */
export type Common<T> =
  { readonly kind: 'same'; readonly value: T } | { readonly kind: 'different'; readonly count: number };

export interface CommonValues {
  readonly model: Common<string>;
  readonly prompt: Common<string>;
  readonly seed: Common<number | null>;
  readonly pixels: Common<string>;
  readonly practice: Common<boolean>;
}

/** Null when there is nothing to compare. */
export function commonValues(rows: readonly FrameRow[]): CommonValues | null {
  if (rows.length === 0) return null;
  return {
    model: common(rows.map(({ model }) => model)),
    prompt: common(rows.map(({ prompt }) => prompt)),
    seed: common(rows.map(({ seed }) => seed)),
    pixels: common(rows.map(({ width, height }) => `${width} × ${height}`)),
    practice: common(rows.map(({ practice }) => practice)),
  };
}

/** The marks that all share; undefined where they differ, or there is no frame. */
export function commonMarks(rows: readonly FrameRow[]): Partial<Pick<FrameRow, 'flag' | 'rating' | 'label'>> {
  const [first] = rows;
  if (!first) return {};
  const { flag, rating, label } = first;
  return {
    ...(rows.every((row) => row.flag === flag) && { flag }),
    ...(rows.every((row) => row.rating === rating) && { rating }),
    ...(rows.every((row) => row.label === label) && { label }),
  };
}

function common<T>(values: readonly T[]): Common<T> {
  const different = new Set(values);
  const [value] = values;
  return different.size === 1
    ? { kind: 'same', value: value as T }
    : { kind: 'different', count: different.size };
}
