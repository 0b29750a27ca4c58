/**
 * Prompts the practice gateway refuses with 451, so that a refusal can be met for free. Any of these as a whole word, in any case:
 * `nsfw`, `gore`, `beheading`, and the made-up `refuse-me`, which means nothing else.
 */
const blocked = /(?<![\p{L}\p{N}-])(?:nsfw|gore|beheading|refuse-me)(?![\p{L}\p{N}-])/iu;

export function isBlocked(prompt: string): boolean {
  return blocked.test(prompt);
}
