/** Words of the lists: what a prompt draws from and is written with. */
import { assertNever } from '../../../shared/assert-never.ts';
import { longestEntry, mostEntries } from '../../../shared/lists/list-file.ts';
import type { EntryProblem, ListsReading } from '../../../shared/lists/list-file.ts';
import { count, whole } from '../numbers.ts';
import { describePromptProblem } from './prompt.ts';

type UnusableReason = ListsReading['unusable'][number]['reason'];

export const lists = {
  title: 'Lists',
  description:
    'Phrases for prompts: __name__ makes a variant for each entry. Kept as text files in the library, one entry a line.',
  list: 'Lists',
  search: 'Search lists',
  entryCount: (n: number) => count(n, 'entry', 'entries'),
  noneFound: 'No list and no entry has that.',
  entries: 'Entries',
  entriesPlaceholder: 'One entry a line',
  newList: 'New list',
  name: 'List name',
  nameHint: 'Letters, digits, - and _. A prompt draws from it as __name__.',
  nameProblem: {
    empty: 'A list needs a name.',
    'not-a-name': 'Only letters, digits, - and _, and no name that a system keeps for itself.',
    taken: 'There is a list of that name.',
  },
  create: 'Create list',
  rename: 'Rename',
  delete: 'Delete list',
  deleted: (name: string) => `List “${name}” deleted`,
  undo: 'Undo',
  insert: 'Insert in prompt',
  starters: 'Add starter lists',
  startersMissing: (n: number) => `${count(n, 'starter list')} not in this library`,
  saved: 'Saved',
  saving: 'Saving…',
  unsaved: 'Not saved',
  noneChosen: { title: 'No list is open', text: 'Choose one on the left, or make a new one.' },
  empty: {
    title: 'No lists yet',
    text: 'Make one, or add the starter set: lenses, light, film, sets, materials.',
  },
  reading: 'Reading the lists',
  changedOnDisk: 'Another program has changed this list meanwhile. Nothing was written over.',
  goneFromDisk: 'This list is not in the library any more. What you typed is still here.',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  saveAsNew: 'Save as a new list',
  letGo: 'Discard what I typed',
  tryAgain: 'Try again',
  theirs: 'On disk',
  stillUnsaved: (names: readonly string[]) =>
    names.length === 1 ? `List “${names[0]}” is not saved` : `${names.length} lists are not saved`,
  openLists: 'Open lists',
  unusable: 'Not used',
  unusableReason: describeUnusable,
  entryProblem: describeEntryProblem,
  atLine: (line: number, words: string) => `Line ${whole(line)}: ${words}`,
  moreProblems: (n: number) => `and ${whole(n)} more`,
  snippets: {
    search: 'Search entries',
    list: 'Entries of all lists',
    whole: (n: number) => `all ${count(n, 'entry', 'entries')}`,
    none: 'No entry has that.',
    more: (n: number) => `${whole(n)} more: type to narrow them down.`,
    edit: 'Edit lists…',
  },
} as const;

function describeUnusable(reason: UnusableReason): string {
  switch (reason) {
    case 'name':
      return 'its name has signs that a prompt cannot draw by';
    case 'not-utf8':
      return 'it is not UTF-8 text';
    case 'too-large':
      return 'it is larger than 1 MB';
    case 'unreadable':
      return 'it cannot be read';
    case 'same-name':
      return 'another file has the same name';
    default:
      return assertNever(reason);
  }
}

function describeEntryProblem(problem: EntryProblem): string {
  switch (problem.reason) {
    case 'too-long':
      return `Longer than ${whole(longestEntry)} characters: left out.`;
    case 'too-many':
      return `A list takes ${whole(mostEntries)} entries: the rest is left out.`;
    case 'repeated':
      return `The same as line ${whole(problem.firstLine)}.`;
    case 'prompt-language':
      return describePromptProblem(problem.problem);
    default:
      return assertNever(problem);
  }
}
