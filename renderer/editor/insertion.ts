/** How a phrase joins a prompt at the caret: as the next of its comma-separated parts, unless the place says otherwise. */

/** Of a word, in any script. */
const wordSign = /[\p{L}\p{N}\p{M}"'”’)\]}_%°]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/**
 * The phrase with what is to stand around it between `before` and `after`. A space before the caret means that the
 * phrase goes on the sentence; right after a word it begins a part of its own.
 */
export function joined(before: string, phrase: string, after: string): string {
  const lead = wordSign.test(before) ? ', ' : /[,;:.!?…]$/.test(before) ? ' ' : '';
  return lead + phrase + (wordStart.test(after) ? ', ' : '');
}
