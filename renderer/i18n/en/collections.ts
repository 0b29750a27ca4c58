/** Words of the collections: named sets that frames are put into by hand, and searches that are kept under a name. */
import type { CollectionsReading } from '../../../shared/collections/collection.ts';
import type { CollectionNameProblem } from '../../../shared/collections/name.ts';
import { longestCollectionName } from '../../../shared/collections/name.ts';
import { count } from '../numbers.ts';

type UnusableReason = CollectionsReading['unusable'][number]['reason'];

const nameProblems: Readonly<Record<CollectionNameProblem | 'taken', string>> = {
  empty: 'A collection needs a name.',
  'too-long': `A name takes ${longestCollectionName} characters.`,
  'not-text': 'This name has characters that cannot be shown.',
  taken: 'There is a collection of that name.',
};

const unusableReasons: Readonly<Record<UnusableReason, string>> = {
  'not-a-collection': 'it is not a collection',
  newer: 'a newer version of the app wrote it',
  'too-large': 'it is too large',
  unreadable: 'it cannot be read',
};

export const collections = {
  add: 'Add to collection',
  addShort: 'Collect',
  addFrames: (n: number) => `Add ${count(n, 'frame')} to a collection`,
  find: 'Collection',
  findHint: 'Find a collection, or type a new name',
  list: 'Collections',
  make: (name: string) => `New collection “${name}”`,
  makeFirst: 'Type a name to make the first collection.',
  frames: (n: number) => count(n, 'frame'),
  nameProblems,
  reading: 'Reading the collections…',
  unusable: (file: string, reason: UnusableReason) => `${file} is not used: ${unusableReasons[reason]}.`,
  /** "12 frames in “Portraits”" */
  added: (n: number, name: string) => `${count(n, 'frame')} in “${name}”`,
  /** "3 frames out of “Portraits”" */
  removed: (n: number, name: string) => `${count(n, 'frame')} out of “${name}”`,
  deleted: (name: string) => `Collection “${name}” deleted. Its frames stay.`,
  renamed: (name: string) => `The collection is “${name}” now`,
  remove: 'Remove from collection',
  removeShort: 'Remove',
  removeTip: 'Remove from this collection: the frame stays in the library',
  allFrames: 'All frames',
  source: (name: string) => `Source: ${name}`,
  sourceTip: 'Show all frames or a collection',
  newCollection: 'New collection…',
  saveSearch: 'Save search as smart collection…',
  saveSearchIn: (name: string) => `Save search in “${name}”`,
  smartTitle: 'New smart collection',
  smart: 'smart collection',
  finds: (search: string) => `Shows what meets this search, now and later: ${search}`,
  kept: (name: string) => `“${name}” keeps this search`,
  searchSaved: (name: string) => `“${name}” has another search now`,
  newTitle: 'New collection',
  name: 'Collection name',
  create: 'Create',
  rename: 'Rename collection',
  renameFace: 'Rename',
  renameOf: (name: string) => `Rename “${name}”…`,
  deleteOf: (name: string) => `Delete “${name}”`,
  empty: {
    title: 'Nothing in this collection yet',
    text: (keys: string) => `Select frames in the grid or on a sheet, then press ${keys} to add them.`,
  },
  addedAll: (name: string) => `Already in “${name}”`,
  undoAvailable: (done: string, keys: string) => `${done}. ${keys} undoes it.`,
  replayed: {
    'collection-add': (n: number) => `${count(n, 'frame')} in the collection again`,
    'collection-remove': (n: number) => `${count(n, 'frame')} out of the collection again`,
    'collection-put-back': (n: number) => `${count(n, 'frame')} back in the collection`,
    'collection-move': (n: number) => `${count(n, 'frame')} moved again`,
    'collection-place': (n: number) => `${count(n, 'frame')} back in place`,
    'collection-search': () => 'Smart collection has its other search again',
    'collection-rename': () => 'Collection has its other name again',
    'collection-delete': () => 'Collection deleted again',
    'collection-restore': () => 'Collection is back',
  },
} as const;
