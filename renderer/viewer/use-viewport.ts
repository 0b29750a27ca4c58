/** An element's size in device pixels, exact also where the window's pixel ratio is a fraction. */
import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Extent } from './camera.ts';

export interface Viewport extends Extent {
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

/** Null until it was measured, and while it is not on screen. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measured = (next: Viewport | null): void =>
      setViewport((known) => (isSame(known, next) ? known : next));
    // At once, or the element's first frame would be an empty one: the observer speaks only after that.
    measured(snapped(target.getBoundingClientRect(), devicePixelRatio));
    const observer = new ResizeObserver(([entry]) => {
      const device = entry?.devicePixelContentBoxSize[0];
      const css = entry?.contentBoxSize[0];
      if (!device || !css) return;
      const { inlineSize: width, blockSize: height } = device;
      measured(width > 0 && height > 0 ? { width, height, ratio: width / css.inlineSize } : null);
    });
    observer.observe(target, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  }, [element]);
  return viewport;
}

/** A box without border or padding as the screen has it: its edges on whole device pixels. */
function snapped({ left, top, right, bottom }: DOMRect, ratio: number): Viewport | null {
  const width = Math.round(right * ratio) - Math.round(left * ratio);
  const height = Math.round(bottom * ratio) - Math.round(top * ratio);
  return width > 0 && height > 0 ? { width, height, ratio: width / (right - left) } : null;
}

function isSame(a: Viewport | null, b: Viewport | null): boolean {
  return a?.width === b?.width && a?.height === b?.height && a?.ratio === b?.ratio;
}
