/** Puts pictures on their way before the cells that will show them exist; the cells find them in the page's cache. */
import type { FrameRow } from '../../shared/frame/record.ts';
import { thumbnailUrl } from './frame-name.ts';

export function askForPictures(rows: readonly Pick<FrameRow, 'sha256'>[]): void {
  for (const { sha256 } of rows) {
    const picture = new Image();
    picture.src = thumbnailUrl(sha256);
  }
}
