/** What a batch is called outside of the app: when it was made, and how its prompt begins. */
import { firstGraphemes } from './graphemes.ts';

const promptGraphemes = 40;

/** `2026-11-22 1405 A glass of red wine`. `prompt`: as typed; `` when it is not known. Date and time as in `NameFacts`. */
export function batchName(date: string, time: string, prompt: string): string {
  const words = firstGraphemes(prompt.replace(/\s+/gu, ' ').trim(), promptGraphemes);
  return `${date} ${time.slice(0, 4)} ${words}`.trim();
}
