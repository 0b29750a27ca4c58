/** The names that a plan gives away, folder by folder, beside those that are there already: no name is given twice. */
import { nameKey } from './file-name.ts';

/** A folder as it is on disk: entries by `nameKey`. */
export interface FolderContent {
  readonly entries: ReadonlyMap<string, FolderEntry>;
}
export interface FolderEntry {
  readonly name: string;
  /** `other`: neither, such as a link: never followed, never replaced. */
  readonly kind: 'file' | 'folder' | 'other';
  /** Null for what nobody wanted to look into. */
  readonly inside: FolderContent | null;
}
export const emptyFolder: FolderContent = { entries: new Map() };

/** A folder that is written into. */
export interface Place {
  /** Names from the destination down to it. */
  readonly path: readonly string[];
  readonly content: FolderContent;
  /** By the key of the name that was asked for, which may differ from the one it got. */
  readonly folders: Map<string, Place>;
  readonly given: Set<string>;
  /** The number last given by key of the stem: ten thousand equal names are not each looked for from 2 on. */
  readonly lastNumber: Map<string, number>;
}

/** Why a name cannot be given: this plan gave it, a folder or link has it, or a file that could be replaced. */
export type Taken = 'given' | 'in-the-way' | 'on-disk';

export function placeFor(path: readonly string[], content: FolderContent | null): Place {
  return {
    path,
    content: content ?? emptyFolder,
    folders: new Map(),
    given: new Set(),
    lastNumber: new Map(),
  };
}

/** The folder of that name: one that is there under any spelling, or a new one, numbered where no folder has the name. */
export function folderIn(parent: Place, name: string): Place {
  const key = nameKey(name);
  const known = parent.folders.get(key);
  if (known) return known;
  const there = parent.content.entries.get(key);
  const isFree = there === undefined && !parent.given.has(key);
  const own =
    there?.kind === 'folder'
      ? there.name
      : isFree
        ? name
        : numberedName(parent, name, (numbered) => [numbered]);
  const ownKey = nameKey(own);
  const inside = parent.content.entries.get(ownKey)?.inside ?? null;
  const place = placeFor([...parent.path, own], inside);
  parent.folders.set(key, place);
  parent.folders.set(ownKey, place);
  parent.given.add(ownKey);
  return place;
}

/** Whether a file, with each of these extensions, may have the name. */
export function takenIn(place: Place, stem: string, extensions: readonly string[]): Taken | null {
  return takenOf(place, namesOf(stem, extensions));
}

/** The stem with the first number from 2 on with which all its names are free. */
export function numberedIn(place: Place, stem: string, extensions: readonly string[]): string {
  return numberedName(place, stem, (numbered) => namesOf(numbered, extensions));
}

export function giveIn(place: Place, stem: string, extensions: readonly string[]): void {
  for (const name of namesOf(stem, extensions)) place.given.add(nameKey(name));
}

function numberedName(place: Place, stem: string, names: (numbered: string) => readonly string[]): string {
  const key = nameKey(stem);
  for (let number = (place.lastNumber.get(key) ?? 1) + 1; ; number += 1) {
    const numbered = `${stem}-${number}`;
    if (takenOf(place, names(numbered)) !== null) continue;
    place.lastNumber.set(key, number);
    return numbered;
  }
}

function takenOf({ given, content }: Place, names: readonly string[]): Taken | null {
  const keys = names.map(nameKey);
  if (keys.some((key) => given.has(key))) return 'given';
  const kinds = keys.flatMap((key) => content.entries.get(key)?.kind ?? []);
  if (kinds.some((kind) => kind !== 'file')) return 'in-the-way';
  return kinds.length > 0 ? 'on-disk' : null;
}

function namesOf(stem: string, extensions: readonly string[]): readonly string[] {
  return extensions.map((extension) => `${stem}.${extension}`);
}
