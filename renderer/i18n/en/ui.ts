/** Words of the primitives. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  closeNotice: 'Close notice',
  notices: 'Notices',
  diff: { removed: 'Removed:', added: 'Added:', end: 'End of change.' },
} as const;
