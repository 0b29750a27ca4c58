/** Words of compare. */
export const compare = {
  region: 'Compare',
  sides: { left: 'Left', right: 'Right' },
  /** In the picture's corner. */
  sideOf: (side: 'left' | 'right', seed: number | null) =>
    `${side === 'left' ? 'Left' : 'Right'}${seed === null ? '' : ` · ${seed}`}`,
  mode: 'Way to compare',
  modes: { columns: 'Columns', rows: 'Rows', split: 'Split', overlay: 'Overlay' },
  split: 'Split edge',
  opacity: 'Opacity of the right',
  swap: 'Swap sides',
  inStep: 'Zoom and pan in step',
  promote: 'Right side wins',
  none: { title: 'Nothing to compare', text: 'Compare takes two frames: select them in the grid.' },
} as const;
