/** Words of the prompt editor: what is wrong where, and what a prompt comes to. */
import { assertNever } from '../../../shared/assert-never.ts';
import { deepestGroup } from '../../../shared/prompt/parse.ts';
import type { PromptProblem } from '../../../shared/prompt/expand.ts';
import { count, whole } from '../numbers.ts';

export const prompt = {
  variants: 'Variants',
  variantCount: (n: number) => count(n, 'variant'),
  firstVariants: (n: number) => `The first ${count(n, 'variant')}`,
  entryCount: (n: number) => count(n, 'entry', 'entries'),
  insertFromLists: 'Insert from lists',
  language: 'Prompt language',
  languageExamples: [
    ['{golden hour|blue hour}', 'A variant for each; several groups multiply. {red |}: with and without.'],
    [
      '{2$$fog|rain|snow}',
      'Every two of them, joined by a comma. {1-2$$…} one or two, {2$$ and $$…} joined by “and”.',
    ],
    ['__light__', 'A variant for each entry of the list “light”.'],
    ['# a note', 'At the start of a line: not sent.'],
    ['\\{  \\|  \\__  \\#', 'The sign itself. Braces without a bar are only braces.'],
  ] as const,
  faulty: 'Put the prompt right.',
  problem: describePromptProblem,
} as const;

function manyVariants(n: number): string {
  return n === Infinity ? 'More variants than can be counted' : count(n, 'variant');
}

export function describePromptProblem(problem: PromptProblem): string {
  switch (problem.reason) {
    case 'unclosed-brace':
      return 'This { is never closed: add a }, or write \\{ to keep it.';
    case 'stray-brace':
      return 'This } closes nothing: write \\} to keep it.';
    case 'too-deep':
      return `Braces go ${deepestGroup} deep at most.`;
    case 'lone-surrogate':
      return 'Here is half of a character, which cannot be sent: delete it.';
    case 'picks-nothing':
      return 'This picks nothing: pick 1 or more.';
    case 'pick-backwards':
      return 'This runs backwards: the smaller number comes first.';
    case 'pick-too-many':
      return `This picks ${whole(problem.most)} of ${whole(problem.choices)}.`;
    case 'list-missing':
      return `There is no list “${problem.list}”. To keep the words, write \\__${problem.list}__.`;
    case 'list-empty':
      return `The list “${problem.list}” is empty.`;
    case 'list-in-itself':
      return `The list “${problem.list}” draws from itself.`;
    case 'lists-too-deep':
      return `The list “${problem.list}” stands too deep in other lists.`;
    case 'list-faulty':
      return `The list “${problem.list}” has an entry that cannot be read: ${problem.entry}`;
    case 'too-many-variants':
      return `${manyVariants(problem.count)}, and ${problem.limit} is the most: take out a group, or pick fewer.`;
    case 'empty-variant':
      return `Variant ${problem.row + 1} is empty.`;
    case 'variant-too-long':
      return `With its lists the prompt is longer than ${whole(problem.limit)} characters.`;
    default:
      return assertNever(problem);
  }
}
