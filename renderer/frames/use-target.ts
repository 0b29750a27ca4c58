/** Views in which one frame is active among several that are selected. */
import { useEffect } from 'react';
import type { FramesStore } from './frames-store.ts';

/** While the component is there, marks and Delete act on this frame alone. Null: there is none. */
export function useTarget(frames: FramesStore, no: number | null): void {
  useEffect(() => {
    frames.getState().targetNamed(no === null ? null : [no]);
    return () => frames.getState().targetNamed(null);
  }, [frames, no]);
}
