/**
 * The prompt language, read into a tree with the place of everything that is wrong. What it means:
 *
 * - `{golden hour|blue hour|overcast}` is one of its alternatives; an empty one is nothing (`{red |}cat`). Groups nest.
 * - `{2$$a|b|c}` is two of them in the order written, joined by a comma; `{1-2$$a|b|c}` one or two;
 *   `{2$$ and $$a|b|c}` two of them joined by " and ". What is picked is trimmed, and nothing is not joined.
 * - `__light__` is one of the entries of the list `light`, which are read in the same language.
 * - A line that begins with `#` is a comment: it is left out, with its line end.
 * - A backslash before `\ { } | _ # $` takes the sign as it is; before anything else it is a backslash.
 * - Braces without a bar of their own or a number of picks are only braces, so that prompts in JSON stay what they are.
 */
import { tokensOf } from './tokens.ts';
import type { Pick, Place, Token } from './tokens.ts';

export type Sequence = readonly PromptNode[];

export type PromptNode = Place &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'comment' }
    | { readonly kind: 'list'; readonly name: string }
    | (Group & { readonly kind: 'choice'; readonly pick: Pick | null })
    | (Group & { readonly kind: 'braces' })
  );

interface Group {
  /** For `braces` exactly one: what stands between them. */
  readonly options: readonly Sequence[];
  /** The opening brace, with the number of picks and the joiner where there are any. */
  readonly opening: Place;
  /** False when the text ends before the brace that would close it. */
  readonly isClosed: boolean;
}

export type SyntaxProblem = Place &
  (
    | {
        readonly reason:
          | 'unclosed-brace'
          | 'stray-brace'
          | 'too-deep'
          | 'lone-surrogate'
          | 'picks-nothing'
          | 'pick-backwards';
      }
    | { readonly reason: 'pick-too-many'; readonly most: number; readonly choices: number }
  );

export interface Template {
  readonly text: string;
  readonly content: Sequence;
  /** In the order of the text; the first hundred. */
  readonly problems: readonly SyntaxProblem[];
}

/** Deeper groups are not read as such: every walk over a tree may recurse. */
export const deepestGroup = 32;
/** A text that is not a prompt at all has one thing wrong with it, not a hundred thousand. */
const mostProblems = 100;

interface OpenGroup extends Place {
  readonly pick: Pick | null;
  readonly options: Sequence[];
  current: PromptNode[];
}

/** Reads a text whatever it holds, in time that grows with its length. */
export function parsePrompt(text: string): Template {
  const problems: SyntaxProblem[] = [];
  const content: PromptNode[] = [];
  const open: OpenGroup[] = [];
  /** Open braces beyond the deepest group. */
  let tooDeep = 0;

  const put = (node: PromptNode): void => void (open.at(-1)?.current ?? content).push(node);
  const literal = ({ start, end }: Place): void =>
    put({ kind: 'text', text: text.slice(start, end), start, end });

  function opened(token: Token & { readonly kind: 'open' }): void {
    if (open.length < deepestGroup) {
      open.push({ start: token.start, end: token.end, pick: token.pick, options: [], current: [] });
      return;
    }
    if (tooDeep === 0) problems.push({ reason: 'too-deep', start: token.start, end: token.end });
    tooDeep += 1;
    literal(token);
  }

  function closed(token: Place): void {
    const group = tooDeep === 0 ? open.pop() : undefined;
    if (group) {
      const node = groupOf(group, token.end, true);
      problems.push(...pickProblems(node));
      put(node);
      return;
    }
    if (tooDeep > 0) tooDeep -= 1;
    else problems.push({ reason: 'stray-brace', start: token.start, end: token.end });
    literal(token);
  }

  for (const token of tokensOf(text)) {
    const { start, end } = token;
    switch (token.kind) {
      case 'text':
      case 'escape':
        put({ kind: 'text', text: token.text, start, end });
        break;
      case 'comment':
        put({ kind: 'comment', start, end });
        break;
      case 'list':
        put({ kind: 'list', name: token.name, start, end });
        break;
      case 'open':
        opened(token);
        break;
      case 'close':
        closed(token);
        break;
      case 'bar': {
        const group = open.at(-1);
        if (!group || tooDeep > 0) literal(token);
        else {
          group.options.push(group.current);
          group.current = [];
        }
      }
    }
  }
  for (let group = open.pop(); group; group = open.pop()) {
    problems.push({ reason: 'unclosed-brace', start: group.start, end: group.end });
    put(groupOf(group, text.length, false));
  }
  problems.push(...surrogateProblems(text));
  const inOrder = problems.toSorted((a, b) => a.start - b.start);
  return { text, content, problems: inOrder.slice(0, mostProblems) };
}

function groupOf(group: OpenGroup, end: number, isClosed: boolean): PromptNode & Group {
  const options = [...group.options, group.current];
  const opening = { start: group.start, end: group.end };
  const common = { start: group.start, end, opening, options, isClosed };
  return group.pick === null && options.length === 1
    ? { kind: 'braces', ...common }
    : { kind: 'choice', pick: group.pick, ...common };
}

function pickProblems(node: PromptNode): readonly SyntaxProblem[] {
  if (node.kind !== 'choice' || !node.pick) return [];
  const { least, most } = node.pick;
  const { start, end } = node.opening;
  if (most < least) return [{ reason: 'pick-backwards', start, end }];
  if (most === 0) return [{ reason: 'picks-nothing', start, end }];
  const choices = node.options.length;
  return most > choices ? [{ reason: 'pick-too-many', most, choices, start, end }] : [];
}

/** Half of a sign beyond U+FFFF: no encoding can send it. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function surrogateProblems(text: string): readonly SyntaxProblem[] {
  return Array.from(text.matchAll(loneSurrogate), ({ index }) => ({
    reason: 'lone-surrogate' as const,
    start: index,
    end: index + 1,
  }));
}
