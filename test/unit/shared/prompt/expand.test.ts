/** From prompt to variants: what is counted is what is written, and neither ever takes long. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPrompt, tidied } from '../../../../shared/prompt/expand.ts';
import type { Lists } from '../../../../shared/prompt/lists.ts';
import { escapePrompt } from '../../../../shared/prompt/tokens.ts';
import { anyText, mostWanted, wantedPrompts } from './arbitraries.ts';

const limits = { variants: 200, length: 100_000 };
const light: Lists = new Map([
  ['light', ['golden hour', 'blue hour', 'overcast']],
  ['weather', ['rain on __light__', '{fog|snow}']],
  ['empty', []],
  ['faulty', ['fine', 'not {fine']],
  ['itself', ['a', 'b __itself__']],
  ['there', ['__back__']],
  ['back', ['__there__']],
]);

const expand = (text: string) => expandPrompt(text, light, limits);
const variants = (text: string) => expand(text).variants;
const faults = (text: string) =>
  expand(text).problems.map(({ reason, start, end }) => [reason, text.slice(start, end)]);

describe('expandPrompt', () => {
  it('writes every combination, in order, as counted (property; catches a count that is not what is made)', () => {
    fc.assert(
      fc.property(wantedPrompts, ({ text, variants: wanted }) => {
        const {
          count,
          variants: made,
          problems,
        } = expandPrompt(text, new Map(), { ...limits, variants: mostWanted });
        expect(count).toBe(wanted.length);
        expect(made).toEqual([...new Set(wanted.map(tidied))]);
        expect(problems).toEqual([]);
      }),
    );
  });

  it('gives the same first variants whatever the limit (property; catches rows that change places)', () => {
    fc.assert(
      fc.property(wantedPrompts, fc.integer({ min: 1, max: 20 }), ({ text }, few) => {
        const all = expandPrompt(text, light, { ...limits, variants: mostWanted }).variants;
        const first = expandPrompt(text, light, { ...limits, variants: few }).variants;
        expect(all.slice(0, first.length)).toEqual(first);
      }),
    );
  });

  it('answers to any text, within the limits (property; catches a prompt that breaks the editor)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { variants: made, count } = expandPrompt(text, light, { ...limits, variants: 20 });
        expect(made.length).toBeLessThanOrEqual(Math.min(20, count));
        for (const variant of made) expect(tidied(variant)).toBe(variant);
      }),
    );
  });

  it('takes escaped text word for word (property; catches a recalled prompt that turns into syntax)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(expandPrompt(escapePrompt(text), light, limits).variants).toEqual([tidied(text)]);
      }),
    );
  });

  it('varies the first group slowest (catches a sheet whose rows are not together)', () => {
    expect(variants('{red|blue} {cup|jar}')).toEqual(['red cup', 'red jar', 'blue cup', 'blue jar']);
  });

  it.each([
    ['{red |}cat', ['red cat', 'cat']],
    ['a { red | blue }, 85mm', ['a red, 85mm', 'a blue, 85mm']],
    ['{2$$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{1-2$$a|b}', ['a', 'b', 'a, b']],
    ['{0-1$$a|b} x', ['x', 'a x', 'b x']],
    ['{2$$ and $$a|b|c}', ['a and b', 'a and c', 'b and c']],
    ['{2$$a|{b|c}}', ['a, b', 'a, c']],
    ['{2$$ a | | b }', ['a', 'a, b', 'b']],
    [String.raw`{2$$\|$$a|b}`, ['a|b']],
    ['{a|{b|{c|d}}}', ['a', 'b', 'c', 'd']],
    ['# note\na\n  # another\nb', ['a\nb']],
    ['__light__ sky', ['golden hour sky', 'blue hour sky', 'overcast sky']],
    ['__weather__', ['rain on golden hour', 'rain on blue hour', 'rain on overcast', 'fog', 'snow']],
    [String.raw`\__light__`, ['__light__']],
    ['{"light": "{warm|cold}"}', ['{"light": "warm"}', '{"light": "cold"}']],
    ['C:\\new', ['C:\\new']],
    ['{a|b|a}', ['a', 'b']],
  ])('%j makes %j', (text, wanted) => {
    expect(expand(text)).toMatchObject({ variants: wanted, problems: [] });
  });

  it.each([
    ['a __lite__ b', [['list-missing', '__lite__']]],
    ['__empty__', [['list-empty', '__empty__']]],
    ['__faulty__', [['list-faulty', '__faulty__']]],
    ['__itself__', [['list-in-itself', '__itself__']]],
    ['in __there__', [['list-in-itself', '__there__']]],
    ['a{|b}{|c}', []],
    ['{a|}', [['empty-variant', '{a|}']]],
    ['{a|b', [['unclosed-brace', '{']]],
  ])('%j: %j (catches a fault that is sent and paid for)', (text, problems) => {
    expect(faults(text)).toEqual(problems);
  });

  it('counts a million combinations and writes only what may be sent (catches a window out of memory)', () => {
    const million = expand('{a|b|c|d|e|f|g|h|i|j}'.repeat(6));
    expect(million.count).toBe(1_000_000);
    expect(million.variants).toHaveLength(12);
    expect(million.problems).toMatchObject([{ reason: 'too-many-variants', count: 1_000_000, limit: 200 }]);
    expect(expand('{a|b}'.repeat(20_000)).count).toBe(Infinity);
  });

  it('counts picks by the thousand without listing them (catches a count that takes for ever)', () => {
    const many = Array.from({ length: 25_000 }, (_, i) => `w${i}`).join('|');
    expect(expand(`{12500$$${many}}`).count).toBe(Infinity);
    expect(expand(`{24999$$${many}}`).count).toBe(25_000);
    expect(expand(`{2$$${many}}`).count).toBe((25_000 * 24_999) / 2);
    expect(expand(`{1-25000$$${many}}`).count).toBe(Infinity);
  });

  it('counts picks as it lists them (property; catches picks counted by the wrong end)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }),
        fc.nat(6),
        fc.nat(6),
        (sizes, a, b) => {
          const options = sizes.map((size, i) =>
            size === 1 ? `w${i}` : `{${Array.from({ length: size }, (_, k) => `w${i}x${k}`).join('|')}}`,
          );
          const most = Math.min(sizes.length, Math.max(1, a, b));
          const least = Math.min(a, b, most);
          const { count, variants: made } = expandPrompt(
            `x {${least}-${most}$$${options.join('|')}}`,
            light,
            {
              ...limits,
              variants: 5_000,
            },
          );
          expect(made).toHaveLength(count);
        },
      ),
    );
  });

  it('refuses lists that double each other instead of writing them (catches a prompt of a billion laughs)', () => {
    const lists = new Map(
      Array.from({ length: 15 }, (_, i) => [`l${i}`, [`__l${i + 1}__`.repeat(20)]] as const),
    ).set('l15', ['ha']);
    const { variants: made, problems } = expandPrompt('__l0__', lists, limits);
    expect(made).toEqual([]);
    expect(problems).toMatchObject([{ reason: 'variant-too-long' }]);
  });

  it('reads lists sixteen deep and no deeper (catches an overflowing stack)', () => {
    const lists = new Map<string, string[]>(
      Array.from({ length: 500 }, (_, i) => [`l${i}`, [`__l${i + 1}__`]] as const),
    ).set('l500', ['end']);
    expect(expandPrompt('__l0__', lists, limits).problems).toMatchObject([{ reason: 'lists-too-deep' }]);
    expect(expandPrompt('__l490__', lists, limits).variants).toEqual(['end']);
  });

  it('says that a variant is too long when only its list makes it so', () => {
    const lists = new Map([['long', ['word '.repeat(30_000)]]]);
    expect(expandPrompt('__long__', lists, limits).problems).toMatchObject([{ reason: 'variant-too-long' }]);
  });
});
