/** Words of the primitives. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  closeNotice: 'Close notice',
  notices: 'Notices',
  find: 'Find',
  findNext: 'Next match',
  findPrevious: 'Previous match',
  findClose: 'Close',
  diff: { removed: 'Removed:', added: 'Added:', end: 'End of change.' },
} as const;
