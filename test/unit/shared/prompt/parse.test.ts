/** Reading the prompt language: nothing lost, everything wrong found where it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestGroup, parsePrompt } from '../../../../shared/prompt/parse.ts';
import type { PromptNode, Sequence } from '../../../../shared/prompt/parse.ts';
import { tokensOf } from '../../../../shared/prompt/tokens.ts';
import { anyText } from './arbitraries.ts';

/** Writes a tree as it was read: leaves by their place, groups from their parts. */
function write(text: string, content: Sequence): string {
  return content.map((node) => writeNode(text, node)).join('');
}

function writeNode(text: string, node: PromptNode): string {
  if (node.kind !== 'choice' && node.kind !== 'braces') return text.slice(node.start, node.end);
  const opening = text.slice(node.opening.start, node.opening.end);
  const options = node.options.map((option) => write(text, option));
  return `${opening}${options.join('|')}${node.isClosed ? '}' : ''}`;
}

/** Each problem as its reason and the text it points at. */
function faults(text: string) {
  return parsePrompt(text).problems.map(({ reason, start, end }) => [reason, text.slice(start, end), start]);
}

describe('parsePrompt', () => {
  it('loses nothing of any text (property; catches a sign dropped, or read twice)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(write(text, parsePrompt(text).content)).toBe(text);
        expect([...tokensOf(text)].map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
    );
  });

  it('gives each node the place of its text (property; catches an underline beside the fault)', () => {
    const check = (text: string, content: Sequence, from: number, to: number): void => {
      let at = from;
      for (const node of content) {
        expect(node.start).toBeGreaterThanOrEqual(at);
        expect(node.end).toBeLessThanOrEqual(to);
        at = node.end;
        if (node.kind === 'choice' || node.kind === 'braces')
          for (const option of node.options) check(text, option, node.opening.end, node.end);
      }
    };
    fc.assert(fc.property(anyText, (text) => check(text, parsePrompt(text).content, 0, text.length)));
  });

  it.each([
    ['a {red|blue', [['unclosed-brace', '{', 2]]],
    ['a red} vase', [['stray-brace', '}', 5]]],
    ['{a|{b|c}', [['unclosed-brace', '{', 0]]],
    [
      '{a|b}} and {c',
      [
        ['stray-brace', '}', 5],
        ['unclosed-brace', '{', 11],
      ],
    ],
    ['{4$$a|b|c}', [['pick-too-many', '{4$$', 0]]],
    ['{3-1$$a|b|c}', [['pick-backwards', '{3-1$$', 0]]],
    ['{0$$a|b}', [['picks-nothing', '{0$$', 0]]],
    [
      'a \ud83d vase \ude42',
      [
        ['lone-surrogate', '\ud83d', 2],
        ['lone-surrogate', '\ude42', 9],
      ],
    ],
  ])('%j: %j (catches a fault unsaid, or said in the wrong place)', (text, problems) => {
    expect(faults(text)).toEqual(problems);
  });

  it.each([
    ['{red |}cat'],
    ['{ "light": "warm" }'],
    ['{}'],
    [String.raw`\{ \} \| \\ \_ \#`],
    ['# a {comment'],
    ['a b\n  # with } in it\nc'],
    ['a | b'],
    ['__bold words__ and ______'],
    ['🙂 שלום {עולם|🙂}'],
    ['C:\\photos\\new'],
  ])('finds nothing wrong with %j (catches ordinary writing called a mistake)', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it('says of groups too deep that they are, once, and reads the rest (catches an overflowing stack)', () => {
    const text = '{'.repeat(100_000);
    const problems = parsePrompt(text).problems.map(({ reason }) => reason);
    expect(problems.filter((reason) => reason === 'too-deep')).toHaveLength(1);
    expect(problems).toHaveLength(deepestGroup + 1);
    const closed = `${text}${'}'.repeat(100_000)} {a|b}`;
    expect(parsePrompt(closed).problems.map(({ reason }) => reason)).toEqual(['too-deep']);
    expect(parsePrompt(closed).content.at(-1)).toMatchObject({ kind: 'choice' });
  });

  it('takes time that grows with the text (catches a pattern that looks ahead again at each sign)', () => {
    const hostile = [
      '{',
      '}',
      '{1$$',
      '{1$$a',
      '{ ',
      '__a_',
      '__a',
      '_',
      '#',
      ' ',
      '\\',
      '{|',
      '\n ',
      '{2$$a$',
      '$$',
    ];
    for (const sign of hostile) {
      const text = sign.repeat(30_000 / sign.length);
      // Quadratic work would be a thousand million steps each: the test's own time limit is the measure.
      expect(write(text, parsePrompt(text).content)).toBe(text);
    }
  });

  it('ends the list of faults after a hundred (catches an editor drowned in a pasted file)', () => {
    expect(parsePrompt('}'.repeat(5_000)).problems).toHaveLength(100);
  });
});
