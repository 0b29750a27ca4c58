/** What other programs are given. */
import type { FrameId } from '../../../shared/ids.ts';

export interface HandoutMethods {
  /**
   * A frame's pixels in sRGB as the clipboard and drags take them: 8-bit BGRA, colours multiplied by alpha, rows from the top
   * without gaps. `edge`: the longer side is to be at most so many pixels; null: as many as there are.
   * Errors: `frame-not-found`, `download-undecodable`, `-too-many-pixels`, `-truncated`.
   */
  pixels(input: { readonly frame: FrameId; readonly edge: number | null }): {
    readonly width: number;
    readonly height: number;
    readonly bytes: Uint8Array<ArrayBuffer>;
  };
}
