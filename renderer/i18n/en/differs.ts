/** Words of what differs between frames that are held against each other. */
export const differs = {
  title: 'What differs',
  prompt: 'Prompt',
  all: 'Show all',
  allShort: 'All',
  allTip: 'Show all: also what is the same',
  same: 'Nothing that was asked differs.',
  /** In a column whose prompt only leaves out what the others have. */
  nothingMore: '—',
} as const;
