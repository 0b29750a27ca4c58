/** What the practice gateway says it made of a prompt: the prompt, and how the still life was read from it. */
import { assertNever } from '../../shared/assert-never.ts';
import type { Brief } from './picture/brief.ts';
import { readBrief } from './picture/brief.ts';

export function revisedPrompt(prompt: string): string {
  const brief = readBrief(prompt);
  const things = brief.subjects.map(({ name }) => (name === 'goblet' ? 'wine glass' : name)).join(', ');
  return `${prompt.trim()} (practice still life: ${things} on ${brief.surface}, ${lightText(brief)})`;
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
