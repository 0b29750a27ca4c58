/** Words of the history of requests, and of what differs between two of them. */
import type { HistoryEntry } from '../../../shared/history/entry.ts';
import type { Request } from '../../../shared/request.ts';
import { writeSeedList } from '../../../shared/seed/seed-list.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { count, whole } from '../numbers.ts';

export const history = {
  title: 'History',
  description: 'Every request ever sent, also of frames that were deleted.',
  search: 'Search history',
  searchPlaceholder: 'Words of a prompt, a model…',
  list: 'Requests',
  entry: (time: string, prompt: string) => `${time}, ${prompt}`,
  reading: 'Reading the history…',
  counted: (n: number, isAll: boolean) =>
    isAll ? count(n, 'request') : `${whole(n)} of the newest requests`,
  found: (n: number, isAll: boolean) => (isAll ? `${whole(n)} found` : `more than ${whole(n)} found`),
  empty: { title: 'Nothing sent yet', text: 'Every request is logged here when it is sent, and stays.' },
  noneFound: (query: string) => ({
    title: `Nothing found for “${query}”`,
    text: 'Each word must be the beginning of a word in the prompt.',
  }),
  again: 'Try again',
  chooseOne: 'Choose a request to read all of it.',
  use: 'Use this request',
  useTip: 'Use this request: prompt and settings, as they were sent · Enter',
  used: 'Took over an earlier request',
  undo: 'Undo',
  showSheet: 'Show its sheet',
  compare: 'Compare with…',
  compareHint: 'Choose the other request.',
  stopComparing: 'Back to one request',
  difference: 'Difference',
  sides: (older: string, newer: string) => `${older} → ${newer}`,
  words: 'Words',
  parameters: 'Parameters',
  samePrompt: 'The same words.',
  sameParameters: 'The same parameters.',
  frames: framesWords,
  seeds: seedWords,
} as const;

export const parameters = {
  names: {
    model: 'Model',
    shape: 'Shape',
    seeds: 'Seeds',
    seed: 'Seed',
    frames: 'Frames',
    imagesPerCall: 'Per call',
    quality: 'Quality',
    negativePrompt: 'Negative',
    style: 'Style',
    outputFormat: 'Format',
    outputCompression: 'Compression',
  },
  parameter: 'Parameter',
  older: 'Before',
  newer: 'After',
  notSet: 'not set',
} as const;

/** "4 frames · 1 failed · 2 deleted". */
function framesWords({ asked, made, failed, kept }: HistoryEntry['frames']): string {
  const open = asked - made - failed;
  return [
    made > 0 || open <= 0 ? count(made, 'frame') : `${count(asked, 'frame')} asked`,
    made > 0 && open > 0 && `${whole(open)} open`,
    failed > 0 && `${whole(failed)} failed`,
    made > kept && (kept === 0 ? 'all deleted' : `${whole(made - kept)} deleted`),
  ]
    .filter(Boolean)
    .join(' · ');
}

function seedWords(seeds: Request['seeds']): string {
  switch (seeds.kind) {
    case 'random':
      return 'random seeds';
    case 'explore':
      return 'new seeds';
    case 'locked':
      return `seed ${seeds.seed}`;
    case 'list':
      return `${seeds.seeds.length === 1 ? 'seed' : 'seeds'} ${writeSeedList(seeds.seeds)}`;
    default:
      return assertNever(seeds);
  }
}
