/** Words of compare. */
export const compare = {
  region: 'Compare',
  sides: { left: 'Left', right: 'Right' },
  mode: 'Way to compare',
  modes: { columns: 'Columns', rows: 'Rows', split: 'Split', overlay: 'Overlay' },
  split: 'Split edge',
  opacity: 'Opacity of the right',
  swap: 'Swap sides',
  promote: 'Right side wins',
  none: { title: 'Nothing to compare', text: 'Compare takes two frames: select them in the grid.' },
} as const;
