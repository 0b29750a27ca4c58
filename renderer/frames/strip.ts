/**
 * A batch's frames as its sheet has them, to be walked without opening the sheet: along a row the seed changes, along
 * a column the prompt. Pure. What has no frame (refused, in the trash) is passed over.
 */
import { assertNever } from '../../shared/assert-never.ts';
import type { SheetPlace } from '../../shared/frame/record.ts';

/** A batch's places in the order of its sheet. */
export type Strip = readonly SheetPlace[];

export const stripSteps = ['next-seed', 'previous-seed', 'next-prompt', 'previous-prompt'] as const;
export type StripStep = (typeof stripSteps)[number];

/** Whether a frame can be stepped to, by its number. */
export type IsThere = (no: number) => boolean;

/** The frame that a step leads to; null at an end. */
export function stripStep(strip: Strip, no: number, step: StripStep, isThere: IsThere): number | null {
  const from = strip.find((place) => place.no === no);
  return (
    (from &&
      neighbourOf(
        from,
        strip.filter((place) => isThere(place.no)),
        step,
      )?.no) ??
    null
  );
}

function neighbourOf(from: SheetPlace, strip: Strip, step: StripStep): SheetPlace | undefined {
  const isInRow = (place: SheetPlace): boolean => place.row === from.row;
  const isInColumn = (place: SheetPlace): boolean => alongRow(place, from) === 0;
  switch (step) {
    case 'next-seed':
      return strip.find((place) => isInRow(place) && alongRow(place, from) > 0);
    case 'previous-seed':
      return strip.findLast((place) => isInRow(place) && alongRow(place, from) < 0);
    case 'next-prompt':
      return strip.find((place) => isInColumn(place) && place.row > from.row);
    case 'previous-prompt':
      return strip.findLast((place) => isInColumn(place) && place.row < from.row);
    default:
      return assertNever(step);
  }
}

/** Where a frame lies among the others, each counted from 1. Images of one call count as places of their own. */
export interface StripPosition {
  readonly row: number;
  readonly rows: number;
  readonly seed: number;
  readonly seeds: number;
}

/** Rows and seeds are counted as far as there are frames; null for a frame that is not on the strip. */
export function stripPosition(strip: Strip, no: number): StripPosition | null {
  const place = strip.find((each) => each.no === no);
  if (!place) return null;
  const widths: number[] = [];
  for (const { column, image } of strip) widths[column] = Math.max(widths[column] ?? 1, image + 1);
  const slotsBefore = (column: number): number =>
    // A column whose frames are all missing is none of `widths`' own, and still one wide.
    Array.from({ length: column }, (_, before) => widths[before] ?? 1).reduce((sum, width) => sum + width, 0);
  return {
    row: place.row + 1,
    rows: Math.max(...strip.map(({ row }) => row)) + 1,
    seed: slotsBefore(place.column) + place.image + 1,
    seeds: slotsBefore(widths.length),
  };
}

/** The frames around one, the likeliest to be looked at next first: those along the row, and of these two each way. */
export function stripNeighbours(strip: Strip, no: number, isThere: IsThere): readonly number[] {
  const step = (from: number, direction: StripStep): readonly number[] => {
    const to = stripStep(strip, from, direction, isThere);
    return to === null ? [] : [to];
  };
  const beyond = (['next-seed', 'previous-seed'] as const).flatMap((direction) =>
    step(no, direction).flatMap((first) => step(first, direction)),
  );
  return [...stripSteps.flatMap((direction) => step(no, direction)), ...beyond];
}

/** The strip with frames that came, or came back: these take the places they had. */
export function withPlaces(strip: Strip, added: readonly SheetPlace[]): Strip {
  const stays = (place: SheetPlace): boolean => !added.some((each) => inOrder(each, place) === 0);
  const places = added.map(({ no, row, column, image }) => ({ no, row, column, image }));
  return [...strip.filter(stays), ...places].sort(inOrder);
}

function inOrder(a: SheetPlace, b: SheetPlace): number {
  return a.row - b.row || alongRow(a, b);
}

function alongRow(a: SheetPlace, b: SheetPlace): number {
  return a.column - b.column || a.image - b.image;
}
