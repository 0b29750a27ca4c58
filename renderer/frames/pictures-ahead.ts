/** Puts pictures on their way before the cells that will show them exist; the cells find them in the page's cache. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { imageAtHand } from './at-hand.ts';
import { thumbnailUrl } from './frame-name.ts';

export function askForPictures(rows: readonly Pick<FrameRow, 'sha256'>[]): void {
  for (const { sha256 } of rows) imageAtHand(thumbnailUrl(sha256));
}
