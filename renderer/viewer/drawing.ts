/** When a moving picture is drawn: once for each frame of the window, quickly; and with care once it has come to rest. */
import type { Care } from './draw.ts';

/** A picture that has not moved for so many ms has come to rest. */
const restAfter = 100;

export interface Drawing {
  readonly moved: () => void;
  readonly ended: () => void;
}

export function createDrawing(draw: (care: Care) => void): Drawing {
  let frame: number | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  return {
    moved() {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        draw('quick');
      });
      clearTimeout(rest);
      rest = setTimeout(() => draw('careful'), restAfter);
    },
    ended() {
      if (frame !== null) cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}
