/** What the practice gateway says it made of a prompt: the prompt, and how the still life was read from it. */
import { assertNever } from '../../shared/assert-never.ts';
import type { Brief } from './picture/brief.ts';
import { readBrief } from './picture/brief.ts';

/** `outputFormat`: as asked. There is no encoder here but PNG's, so for another format it says what came instead. */
export function revisedPrompt(prompt: string, outputFormat: unknown): string {
  const brief = readBrief(prompt);
  const file = outputFormat === undefined || outputFormat === 'png' ? '' : ', drawn as PNG';
  const things = brief.subjects.map(({ name }) => (name === 'goblet' ? 'wine glass' : name)).join(', ');
  return `${prompt.trim()} (practice still life: ${things} on ${brief.surface}, ${lightText(brief)}${file})`;
}

function lightText({ mood, direction, key }: Brief): string {
  const place = direction === 'behind' ? 'from behind' : `from the ${direction}`;
  const side = direction === 'above' ? 'from above' : place;
  return `${moodText(mood)} light ${side}${key === 'normal' ? '' : `, ${key} key`}`;
}

function moodText(mood: Brief['mood']): string {
  switch (mood) {
    case 'studio':
      return 'studio';
    case 'golden':
      return 'golden hour';
    case 'blue':
      return 'blue hour';
    case 'overcast':
      return 'overcast';
    case 'candle':
      return 'candle';
    default:
      return assertNever(mood);
  }
}
