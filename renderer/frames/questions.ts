/** What follows from a question for frames. Pure. */
import type { FrameQuery } from '../../shared/frame/frame-query.ts';

/**
 * Whether a mark may change which frames answer it, or their order. The top of a stack is not among it: it stays in sight while it
 * is judged, and is chosen anew when the frames are read next.
 */
export function followsMarks({ search, sort }: FrameQuery): boolean {
  return search.trim() !== '' || sort === 'rating';
}

/** Numbers of another library name no stack of this one. */
export function withoutOpenStacks(query: FrameQuery): FrameQuery {
  return query.open === undefined || query.open === 'all' ? query : { ...query, open: [] };
}
