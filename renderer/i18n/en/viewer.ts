/** Words of what loupe, compare and survey have in common: walking a batch, looking aids. */
import { whole } from '../numbers.ts';

export const viewer = {
  aids: {
    information: 'Frame information',
    colour: 'Colour under the pointer',
    histogram: 'Histogram',
    clipping: 'Clipping warnings',
  },
  toggled: {
    on: (what: string) => `${what} on`,
    off: (what: string) => `${what} off`,
  },
  menu: 'Looking aids',
  guide: 'Composition guide',
  guideNames: {
    none: 'None',
    thirds: 'Thirds',
    golden: 'Golden section',
    diagonals: 'Diagonals',
    squares: 'Squares',
  },
  fullScreen: 'Full screen',
  guides: {
    none: 'No composition guide',
    thirds: 'Guide: thirds',
    golden: 'Guide: golden section',
    diagonals: 'Guide: diagonals',
    squares: 'Guide: squares',
  },
  animated: { label: 'Animated', text: 'Animated: its first frame is shown' },
  clipped: ({ highlights, shadows }: { readonly highlights: number; readonly shadows: number }) =>
    `Highlights ${share(highlights)}, shadows ${share(shadows)}`,
  colour: {
    label: 'Colour',
    channels: [
      ['red', 'R'],
      ['green', 'G'],
      ['blue', 'B'],
    ],
    alpha: (alpha: number) => `A ${alpha}`,
    outside: 'outside',
  },
  /** On the sheet, each counted from 0. */
  place: {
    label: 'Sheet',
    at: (row: number, column: number) => `row ${whole(row + 1)}, column ${whole(column + 1)}`,
  },
  strip: {
    label: 'Place on the sheet',
    position: ({ row, rows, seed, seeds }: Readonly<Record<'row' | 'rows' | 'seed' | 'seeds', number>>) =>
      [
        ...(rows > 1 ? [`row ${whole(row)} of ${whole(rows)}`] : []),
        ...(seeds > 1 ? [`seed ${whole(seed)} of ${whole(seeds)}`] : []),
      ].join(', '),
    end: {
      'next-seed': 'Last seed of this prompt',
      'previous-seed': 'First seed of this prompt',
      'next-prompt': 'Last prompt of this seed',
      'previous-prompt': 'First prompt of this seed',
    },
  },
} as const;

/** Per cent to a tenth; what is there at all is never called nothing. */
function share(part: number): string {
  const tenths = part === 0 ? 0 : Math.max(1, Math.round(part * 1000));
  return `${(tenths / 10).toFixed(1)}\u202f%`;
}
