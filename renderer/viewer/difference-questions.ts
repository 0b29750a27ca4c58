/** What is asked of the worker that compares two pictures, and what it says. */
import type { Look } from '../../shared/compare/difference-look.ts';
import type { PixelDifference } from '../../shared/compare/pixel-difference.ts';
import type { Extent } from './camera.ts';

/** A picture's address, of which the bytes are compared as they are; or a decoded one, as it is seen. */
export type PictureSource = string | ImageBitmap;

/** The newest question is the only one that counts: what was asked before is not answered any more. */
export type DifferenceQuestion =
  | {
      readonly kind: 'pair';
      /** Counts the pairs. Answers carry it. */
      readonly no: number;
      /** Bitmaps become the worker's own. */
      readonly left: PictureSource;
      readonly right: PictureSource;
      readonly look: Look;
    }
  | { readonly kind: 'look'; readonly look: Look };

export interface PairSizes {
  /** The difference has this size. */
  readonly left: Extent;
  /** If another, this side was scaled to the left's: places are matched by their share of width and height. */
  readonly right: Extent;
}

export type DifferenceAnswer =
  | {
      readonly kind: 'compared';
      readonly no: number;
      readonly figures: PixelDifference;
      readonly sizes: PairSizes;
    }
  | { readonly kind: 'picture'; readonly no: number; readonly picture: ImageBitmap }
  /** One of the two is gone or damaged, or there is no memory for both. */
  | { readonly kind: 'unreadable'; readonly no: number };
