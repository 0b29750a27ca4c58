/** Words of marks: flags, stars, labels, and what is said when they are set. */
import type { Flag, Label, MarkChange, Marks, Rating } from '../../../shared/frame/marks.ts';
import { count } from '../numbers.ts';

const flags: Readonly<Record<Flag, string>> = { pick: 'Pick', reject: 'Reject' };
const unflagged = 'Unflagged';
const labels: Readonly<Record<Label, string>> = {
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
};
const noLabel = 'No label';

export const marks = {
  region: 'Marks',
  flag: 'Flag',
  rating: 'Rating',
  label: 'Label',
  keywords: 'Keywords',
  addKeyword: 'Add keyword',
  removeKeyword: (keyword: string) => `Remove keyword ${keyword}`,
  keywordRefused: 'A keyword has 100 characters at most, a frame 200 keywords.',
  notes: 'Notes',
  flags,
  unflagged,
  labels,
  noLabel,
  refused: {
    title: (why: string) => `Marks wait to be written: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
    meaning: 'They are kept on this computer, and written beside their pictures as soon as that works again.',
  },
  stars,
  described,
  done,
  /** "Pick, 3 frames. Ctrl+Z undoes it." */
  undoAvailable: (change: MarkChange, n: number, keys: string) =>
    `${done(change)}${n === 1 ? '' : `, ${count(n, 'frame')}`}. ${keys} undoes it.`,
  undone: (n: number) => `Marks of ${count(n, 'frame')} undone`,
  redone: (n: number) => `${count(n, 'frame')} marked again`,
} as const;

function stars(rating: Rating): string {
  return rating === 0 ? 'No stars' : count(rating, 'star');
}

/** "Pick, 3 stars, red"; undefined where there is no mark. */
function described({ flag, rating, label }: Pick<Marks, 'flag' | 'rating' | 'label'>): string | undefined {
  const words = [
    flag && flags[flag],
    rating > 0 && stars(rating),
    label && labels[label].toLowerCase(),
  ].filter((word) => typeof word === 'string');
  return words.length > 0 ? words.join(', ') : undefined;
}

/** What was set, by its first mark. */
function done(change: MarkChange): string {
  if (change.flag !== undefined) return change.flag === null ? unflagged : flags[change.flag];
  if (change.rating !== undefined) return stars(change.rating);
  if (change.label !== undefined) return change.label === null ? noLabel : `${labels[change.label]} label`;
  return change.notes === undefined ? 'Keywords changed' : 'Notes changed';
}
