/** Prompts for property tests: texts that know what they come to, and texts that are only signs of the language. */
import fc from 'fast-check';
import { escapePrompt } from '../../../../shared/prompt/tokens.ts';

export interface Wanted {
  readonly text: string;
  /** Every combination before tidying, in the order of rows. */
  readonly variants: readonly string[];
}

const plain: fc.Arbitrary<Wanted> = fc
  .stringMatching(/^[a-c{}|_#\\$, ]{1,6}$/)
  .map((text) => ({ text: escapePrompt(`x${text}`), variants: [`x${text}`] }));

/** Combinations of the largest prompt. */
export const mostWanted = 100;

/** Groups within groups, of which the expansion is known from how they were put together. */
export const wantedPrompts: fc.Arbitrary<Wanted> = fc
  .letrec<{ part: Wanted; group: Wanted; all: Wanted }>((tie) => ({
    part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, plain, tie('group')),
    group: fc.array(tie('all'), { minLength: 2, maxLength: 3 }).map((options) => ({
      text: `{${options.map(({ text }) => text).join('|')}}`,
      variants: options.flatMap(({ variants }) => variants),
    })),
    all: fc
      .array(tie('part'), { minLength: 1, maxLength: 3 })
      // Before they are multiplied: what is too many would take too long to write.
      .filter((parts) => parts.reduce((product, { variants }) => product * variants.length, 1) <= mostWanted)
      .map((parts) => ({
        text: parts.map(({ text }) => text).join(''),
        variants: parts.reduce<readonly string[]>(
          (before, { variants }) => before.flatMap((start) => variants.map((end) => start + end)),
          [''],
        ),
      })),
  }))
  .all.filter(({ variants }) => variants.length <= 500);

/** Anything, mostly signs of the language. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '|',
        '$$',
        '\\',
        '_',
        '__',
        '#',
        '\n',
        ' ',
        '2',
        '-',
        '1-2$$',
        '__light__',
        'é',
        '🙂',
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
