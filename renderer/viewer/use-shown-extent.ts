/** A frame's size as it is shown, the same object as long as it is the same size. */
import { useMemo } from 'react';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { Extent } from './camera.ts';
import type { FullImage } from './full-images.ts';
import { isTurned } from './shown-extent.ts';

export function useShownExtent(row: FrameRow | undefined, image: FullImage | undefined): Extent {
  const { width, height } = row ?? nothing;
  const turned = isTurned({ width, height }, image?.full ?? image?.preview ?? null);
  return useMemo(
    () => (turned ? { width: height, height: width } : { width, height }),
    [turned, width, height],
  );
}

const nothing: Extent = { width: 1, height: 1 };
