/** Words of what loupe, compare and survey have in common: walking a batch, looking aids. */
import { whole } from '../numbers.ts';

export const viewer = {
  strip: {
    label: 'Place on the sheet',
    position: ({ row, rows, seed, seeds }: Readonly<Record<'row' | 'rows' | 'seed' | 'seeds', number>>) =>
      `row ${whole(row)} of ${whole(rows)}, seed ${whole(seed)} of ${whole(seeds)}`,
    end: {
      'next-seed': 'Last seed of this prompt',
      'previous-seed': 'First seed of this prompt',
      'next-prompt': 'Last prompt of this seed',
      'previous-prompt': 'First prompt of this seed',
    },
  },
} as const;
