/** A prompt's first lines in the log: the marks must say what is new, and be in sight. */
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../renderer/history/excerpt.ts';

const marked = (prompt: string, before: string | null): string =>
  excerptOf(prompt, before)
    .map(({ kind, text }) => (kind === 'added' ? `[${text}]` : text))
    .join('');

describe('excerptOf', () => {
  it('marks what the one before had not', () => {
    expect(marked('a soft\nred light', 'a hard red light')).toBe('a [soft] red light');
  });

  it('marks nothing in another idea, or in the first (catches a log that is underlined throughout)', () => {
    expect(marked('pears on slate', 'a lighthouse in a storm')).toBe('pears on slate');
    expect(marked('pears on slate', null)).toBe('pears on slate');
  });

  it('begins near the first mark (catches a change at the end of a long prompt that is never seen)', () => {
    const long = 'waves breaking over a lighthouse at night '.repeat(6);
    const text = marked(`${long}in fog`, `${long}in rain`);
    expect(text).toMatch(/^… .{0,60}\[fog\]$/);
  });
});
