/**
 * The first screen on disk, `first-screen.json` in the user-data folder: read before anything else is loaded, written while
 * the app runs. It can always be done without, so whatever is wrong with it means that there is none.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DrawnFirst, FirstScreen } from '../shared/first-screen.ts';
import { libraryLayout } from './files/library-layout.ts';
import { isSameRectangle } from './window-bounds.ts';
import type { Rectangle } from './window-bounds.ts';

export interface KeptFirstScreen {
  /** Raised when a value changes its meaning; an older file is none. */
  readonly version: 1;
  /** Absolute folder of the library that the pictures are from. */
  readonly library: string;
  /** A switch or the environment had named it. */
  readonly isLibraryGiven: boolean;
  /** The window, in DIP. */
  readonly bounds: Rectangle;
  /** Behind the page, `#rrggbb`. */
  readonly background: string;
  /** What the system wanted, where the window follows it; null where the user chose. */
  readonly isSystemDark: boolean | null;
  readonly screen: FirstScreen;
}

/** A very large window on very small frames begins with as many; the rest comes with the app. */
const mostPictures = 120;

/** What must be as it was when the screen was kept. */
interface Circumstances {
  /** What a switch or the environment names, as typed; empty when neither does. */
  readonly library: string;
  readonly isSystemDark: boolean;
}

/** Null when there is none, or it would not hold. */
export function readFirstScreen(
  file: string,
  { library, isSystemDark }: Circumstances,
): KeptFirstScreen | null {
  try {
    // No schema: its library would have to be loaded first, and main wrote only what one had passed.
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Omit<KeptFirstScreen, 'version'> & {
      version: number;
    };
    const isSameLibrary = library === '' ? !kept.isLibraryGiven : resolve(library) === kept.library;
    const isSameTheme = kept.isSystemDark === null || kept.isSystemDark === isSystemDark;
    return kept.version === 1 && isSameLibrary && isSameTheme && isRectangle(kept.bounds)
      ? { ...kept, version: 1 }
      : null;
  } catch {
    return null;
  }
}

/**
 * What the page is to draw first, its pictures included: fifty requests for them would take as long as all else. A thumbnail
 * that is not in the library's cache is left out. Never rejects.
 */
export async function drawnFirst({ library, screen }: KeptFirstScreen): Promise<DrawnFirst> {
  const layout = libraryLayout(library);
  const named = new Set(screen.pictures.map(({ sha256 }) => sha256));
  // The file may have been written over by anyone: what is no hash must not become a path.
  const wanted = [...named].filter((sha256) => /^[0-9a-f]{64}$/.test(sha256)).slice(0, mostPictures);
  const files: Record<string, string> = {};
  const take = async (sha256: string): Promise<void> => {
    files[sha256] = await readFile(layout.thumbnail(sha256, 320), 'base64');
  };
  await Promise.allSettled(wanted.map(take));
  return { ...screen, files };
}

export interface FirstScreenKeeper {
  /** Null: what was kept does not hold any more. */
  keep(kept: Omit<KeptFirstScreen, 'version'> | null): Promise<void>;
  /** The window is closed: a screen that is kept begins there. In one turn, since the process may be ended by the system. */
  closed(bounds: Rectangle): void;
}

export function createFirstScreenKeeper(file: string, first: KeptFirstScreen | null): FirstScreenKeeper {
  let current = first;
  const write = (): void => writeFileSync(file, JSON.stringify(current));
  return {
    async keep(kept) {
      current = kept && { version: 1, ...kept };
      if (current) write();
      else await rm(file, { force: true });
    },
    closed(bounds) {
      if (!current || isSameRectangle(current.bounds, bounds)) return;
      current = { ...current, bounds };
      write();
    },
  };
}

function isRectangle({ x, y, width, height }: Rectangle): boolean {
  return [x, y, width, height].every(Number.isSafeInteger);
}
