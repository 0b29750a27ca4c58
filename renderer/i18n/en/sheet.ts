/** Words of the contact sheet. */
import { count, whole } from '../numbers.ts';

export const sheet = {
  region: 'Sheet',
  grid: 'Contact sheet',
  rowHead: (row: number, prompt: string) => `Row ${row + 1}, ${prompt}`,
  columnHead: (seed: number | null, column: number) =>
    seed === null ? `Column ${column + 1}, no seed` : `Seed ${seed}`,
  seed: (seed: number | null, column: number) => (seed === null ? `no. ${column + 1}` : String(seed)),
  each: (n: number) => `× ${n}`,
  corner: 'Whole sheet',
  cornerTip: 'Select the whole sheet',
  size: (rows: number, columns: number) => `${whole(rows)} × ${whole(columns)}`,
  empty: {
    title: 'No sheet yet',
    text: 'Every request becomes a contact sheet: a row for each variant of the prompt, a column for each seed.',
  },
  loading: 'Reading the sheet…',
  failed: 'Try again',
  frames: (n: number) => count(n, 'frame'),
  coming: (n: number) => `${whole(n)} to come`,
  wanting: (n: number) => `${whole(n)} without a frame`,
  selected: (n: number) => `${whole(n)} selected`,
  cellSize: 'Cell size',
  cellSizeTip: 'Cell size · Ctrl+wheel',
  choose: 'Shown sheet',
  older: 'Older sheet',
  newer: 'Newer sheet',
  deleted: 'In the trash',
  nothing: 'Not asked for',
  nothingName: (row: number, seed: string) => `Empty, ${seed}, row ${row + 1}`,
  /** Head of a row that only leaves out what others have. */
  nothingOfItsOwn: '—',
} as const;
