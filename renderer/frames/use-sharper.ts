/** A larger thumbnail in the place of the usual one, where that would be seen enlarged. */
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { thumbnailEdges } from '../../shared/thumbnail-edges.ts';
import type { ThumbnailEdge } from '../../shared/thumbnail-edges.ts';
import { thumbnailUrl } from './frame-name.ts';

/** Ms that a frame is looked at before a larger one is asked for: in a scroll none is, and the library makes none in vain. */
const rest = 120;

/** `isShown`: the usual one is there. Where the larger one cannot be had, that one stays. */
export function useSharper(
  picture: RefObject<HTMLImageElement | null>,
  sha256: string,
  edge: ThumbnailEdge,
  isShown: boolean,
): void {
  useEffect(() => {
    if (!isShown || edge === thumbnailEdges[0]) return;
    const url = thumbnailUrl(sha256, edge);
    const larger = new Image();
    const timer = setTimeout(() => {
      larger.src = url;
      larger.decode().then(
        () => {
          if (larger.src !== '' && picture.current) picture.current.src = url;
        },
        () => undefined,
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      larger.removeAttribute('src');
    };
  }, [picture, sha256, edge, isShown]);
}
