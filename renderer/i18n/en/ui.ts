/** Words of the primitives. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  closeNotice: 'Close notice',
  notices: 'Notices',
} as const;
