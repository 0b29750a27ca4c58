/** Words of survey. */
import { count, whole } from '../numbers.ts';

export const survey = {
  region: 'Survey',
  list: 'Frames under survey',
  /** After the frame's own name. */
  place: (place: number, of: number) => `${whole(place)} of ${whole(of)}`,
  /** Where the loupe is that was opened on a survey. */
  walked: (place: number, of: number) => `${whole(place)} of ${whole(of)} under survey`,
  counted: (n: number) => count(n, 'frame'),
  someOf: (first: number, last: number, of: number) =>
    `${whole(first)} to ${whole(last)} of ${whole(of)} frames`,
  someOfTip: 'A survey shows twelve at once. The next come in sight as frames are dropped, or as you go on.',
  drop: 'Drop from survey',
  dropTip: 'Drop from survey: the frame stays in the library',
  dropped: (left: number, keys: string) => `Dropped. ${count(left, 'frame')} left. ${keys} undoes it.`,
  droppedToOne: (keys: string) => `Dropped. One frame stands. ${keys} undoes it.`,
  takenBack: (n: number) => `Back under survey: ${count(n, 'frame')}`,
  oneStands: 'One frame stands',
  lastStays: 'One frame stands. There is nothing to drop it for.',
  openLoupe: 'Open in loupe',
  none: { title: 'Nothing to survey', text: 'Survey takes two to twelve frames: select them in the grid.' },
} as const;
