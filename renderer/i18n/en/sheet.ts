/** Words of the contact sheet. */
import { mostJobs } from '../../../shared/request.ts';
import type { GrowthProblem } from '../../../shared/sheet/growth.ts';
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
  walked: (row: number, slot: number, slots: number) =>
    `row ${whole(row + 1)} · ${whole(slot + 1)} of ${whole(slots)}`,
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
  retry: (n: number) => (n === 1 ? 'Retry' : `Retry ${whole(n)}`),
  retryCell: 'Retry',
  cancel: (n: number) => (n === 1 ? 'Cancel' : `Cancel ${whole(n)}`),
  confirmRetry: {
    title: (n: number) => (n === 1 ? 'Send this call again?' : `Send ${whole(n)} calls again?`),
    text: 'Some of them may be billed already: no answer was seen, or it could not be kept. Sending them again may be billed a second time.',
    confirm: 'Send again',
  },
  growth: {
    titles: { row: 'Add row', columns: 'Add columns' },
    add: 'Add',
    newRow: 'New row',
    rows: (rows: number, known: number) =>
      `Adds ${count(rows, 'row')}${known > 0 ? `; ${whole(known)} of the variants on the sheet already` : ''}.`,
    seeds: 'Seeds',
    seedsToAdd: 'Seeds to add',
    seedKinds: { new: 'New', list: 'List' },
    count: 'How many',
    newSeeds: 'New seeds',
    newColumns: 'New columns',
    problems: {
      'nothing-to-make': 'There is nothing to make yet.',
      'empty-prompt': 'Write the new row’s prompt.',
      'variant-is-there': 'This prompt is on the sheet already: change a word.',
      'seed-is-there': 'One of these seeds is on the sheet already.',
      'seeds-not-taken': 'This model takes no seeds.',
      'too-many-jobs': `A sheet holds ${mostJobs} calls at most.`,
    } satisfies Record<GrowthProblem, string>,
  },
  save: {
    title: 'Save or print sheet',
    text: 'The whole sheet, with its prompt, model, date, seeds, and what differs.',
    ways: { pdf: 'Save as PDF…', png: 'Save as PNG…', print: 'Print…' },
    preparing: 'Laying out the pages…',
    drawing: (drawn: number, of: number) => `Drawing frame ${whole(drawn)} of ${whole(of)}…`,
    done: 'Sheet saved',
  },
  printed: (of: {
    readonly model: string;
    readonly shape: string;
    readonly date: Date;
    readonly size: string;
    readonly frames: number;
    readonly isPractice: boolean;
  }) =>
    [
      of.model,
      of.shape,
      of.date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }),
      of.size,
      count(of.frames, 'frame'),
      ...(of.isPractice ? ['practice'] : []),
    ].join(' · '),
  /** Head of a row that only leaves out what others have. */
  nothingOfItsOwn: '—',
} as const;
