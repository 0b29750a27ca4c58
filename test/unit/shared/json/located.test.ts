/** JSON with lines: what JSON.parse takes it takes, what it refuses it refuses with the right line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocated } from '../../../../shared/json/located.ts';

describe('parseLocated', () => {
  it('agrees with JSON.parse on every value, however it is laid out (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseLocated(text)).toMatchObject({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('agrees with JSON.parse on what is no JSON (property; catches a file read that no editor would take)', () => {
    const torn = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\n', '\\x'))
      .map(([value, at, extra]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + extra + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(torn, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(parseLocated(text).ok).toBe(isJson);
      }),
    );
  });

  it.each([
    ['{\n "a": 1,\n "b" 2\n}', 3, '2'],
    ['[\n1,\n2', 3, ''],
    ['{"a": 1,}', 1, '}'],
    ['', 1, ''],
    ['{\n}\nmore', 3, 'more'],
    ["{'a': 1}", 1, "'a':"],
  ])('%j fails in line %i at %j', (text, line, found) => {
    expect(parseLocated(text)).toEqual({ ok: false, line, found });
  });

  it('knows the line of each value, and of what is around a missing one', () => {
    const located = parseLocated('{\n "a": [\n  1,\n  {"b": 2}\n ]\n}');
    const lines = [[], ['a'], ['a', 0], ['a', 1, 'b'], ['a', 1, 'c'], ['x']].map((path) =>
      located.ok ? located.lineOf(path) : 0,
    );
    expect(lines).toEqual([1, 2, 3, 4, 4, 1]);
  });

  it('ends on brackets without end (catches a stack that overflows)', () => {
    expect(parseLocated('['.repeat(100_000)).ok).toBe(false);
  });
});
