/** Steps through a batch's seeds and prompts while frames are under survey: what is stepped to joins them. */
import type { FramesStore } from '../frames/frames-store.ts';
import { useStripCommands } from '../frames/strip-commands.tsx';
import type { StripStore } from '../frames/strip-store.ts';
import type { SurveyStore } from './survey-store.ts';

interface Props {
  readonly store: SurveyStore;
  readonly frames: FramesStore;
  readonly strips: StripStore;
}

/** Also in the loupe that was opened on a survey. */
export function SurveyStrip({ store, frames, strips }: Props) {
  useStripCommands({ frames, strips, onStep: (no) => store.getState().joined(no) });
  return null;
}
