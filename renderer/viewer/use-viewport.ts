/** An element's size in device pixels, exact also where the window's pixel ratio is a fraction. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Extent } from './camera.ts';

export interface Viewport extends Extent {
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

/** Null until it was measured, and while it is not on screen. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const device = entry?.devicePixelContentBoxSize[0];
      const css = entry?.contentBoxSize[0];
      if (!device || !css) return;
      const { inlineSize: width, blockSize: height } = device;
      setViewport(width > 0 && height > 0 ? { width, height, ratio: width / css.inlineSize } : null);
    });
    observer.observe(element.current, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  }, [element]);
  return viewport;
}
