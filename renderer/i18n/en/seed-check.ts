/** Words of "Check seed": what is asked again, and what came of it. */
import type { PixelDifference } from '../../../shared/compare/pixel-difference.ts';
import type { CostEstimate } from '../../../shared/money/estimate.ts';
import type { CheckLack } from '../../../shared/seed/seed-check.ts';
import { costWords } from './compose.ts';
import { shareDiffering } from './difference.ts';

export const seedCheck = {
  action: 'Check seed',
  tip: 'Ask for this frame once more and compare',
  title: 'Check seed',
  lacks: {
    'no-seed': 'It was made without a seed.',
    'seed-of-call': 'It is not the first image of its call: the call’s seed is known, its own is not.',
    'other-gateway':
      'Practice and the gateway draw different pictures: a seed can only be checked where the frame was made.',
  } satisfies Record<CheckLack, string>,
  noShape: 'Its record does not say for which size it was asked.',
  question: (cost: CostEstimate) => `Ask again for this frame · ${costWords(cost)} · 1 call`,
  questionText:
    'Model, prompt, size and seed are sent exactly as before. The new frame is kept in the library.',
  ask: 'Ask again',
  retry: 'Try again',
  retryInQueue: 'It may have been paid for: the queue asks before it is sent again.',
  goesOn: 'Closing this stops nothing: the result can be seen again from either frame.',
  original: 'Original',
  again: 'New frame',
  difference: 'Difference',
  gain: 'Gain of the difference',
  comparing: 'Comparing…',
  identical: (seed: number) => `Seed ${seed} gave the same file again, byte for byte.`,
  samePixels: (seed: number) => `Same seed ${seed}: every pixel is the same, only the files differ.`,
  sizes: (seed: number, before: string, now: string) =>
    `Same seed ${seed}, but another size: ${before} then, ${now} now.`,
  figures,
  unreadable: 'One of the two files is not there any more, or cannot be shown.',
  noFrame: 'The answer brought no frame to compare.',
} as const;

/** "Same seed 42: 0.4 % of pixels differ, at most 12 of 255, 0.02 on average." */
function figures(seed: number, difference: PixelDifference): string {
  const { mean, max } = difference;
  const average = mean < 0.01 ? 'less than 0.01' : mean.toFixed(2);
  return `Same seed ${seed}: ${shareDiffering(difference)} of pixels differ, at most ${max} of 255, ${average} on average.`;
}
