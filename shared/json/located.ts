/** JSON with the place of every value, so that a mistake in a file that a person wrote can be shown where it is. Pure. */

export type LocatedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line, from 1, of the value at a path of names and numbers; of the nearest one around it if it is not there. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  /** Where reading could not go on. */
  | { readonly ok: false; readonly line: number; readonly found: string };

/** A member's value or an item, with the offset at which it begins. */
interface Place {
  readonly offset: number;
  readonly inner: ReadonlyMap<string, Place>;
}

class Fault extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('Not JSON');
    this.offset = offset;
  }
}

/** The grammar of RFC 8259; scalars are left to JSON.parse. */
export function parseLocated(text: string): LocatedJson {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  try {
    const place = readPlaces(text);
    const value: unknown = JSON.parse(text);
    return {
      ok: true,
      value,
      lineOf(path) {
        let at = place;
        for (const step of path) at = at.inner.get(String(step)) ?? at;
        return lineAt(at.offset);
      },
    };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const found = /^\S{0,20}/.exec(text.slice(thrown.offset))?.[0] ?? '';
    return { ok: false, line: lineAt(thrown.offset), found };
  }
}

/** Deeper than this is no file of ours, and would end the stack. */
const deepest = 50;
const space = /[\t\n\r ]*/y;
const scalar = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function readPlaces(text: string): Place {
  let at = 0;

  function skip(): void {
    space.lastIndex = at;
    space.exec(text);
    at = space.lastIndex;
  }

  function take(character: string): boolean {
    skip();
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }

  function need(character: string): void {
    if (!take(character)) throw new Fault(at);
  }

  function readScalar(): string {
    skip();
    scalar.lastIndex = at;
    const match = scalar.exec(text);
    if (!match || !isScalar(match[0])) throw new Fault(at);
    at = scalar.lastIndex;
    return match[0];
  }

  function readName(): string {
    skip();
    const from = at;
    const raw = readScalar();
    if (!raw.startsWith('"')) throw new Fault(from);
    return JSON.parse(raw) as string;
  }

  /** The members or items up to a closing bracket. */
  function readInner(close: string, depth: number, nameOf: (count: number) => string): Map<string, Place> {
    if (depth > deepest) throw new Fault(at);
    const inner = new Map<string, Place>();
    if (take(close)) return inner;
    do inner.set(nameOf(inner.size), readValue(depth));
    while (take(','));
    need(close);
    return inner;
  }

  function readValue(depth: number): Place {
    skip();
    const offset = at;
    if (take('{'))
      return {
        offset,
        inner: readInner('}', depth + 1, () => {
          const name = readName();
          need(':');
          return name;
        }),
      };
    if (take('[')) return { offset, inner: readInner(']', depth + 1, String) };
    readScalar();
    return { offset, inner: new Map() };
  }

  const whole = readValue(0);
  skip();
  if (at < text.length) throw new Fault(at);
  return whole;
}

/** Whether a text has neither a line break nor an escape that JSON lacks. */
function isScalar(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
