/**
 * What the user dropped on the window, by ids: the page hands over files, preload alone learns where they lie (it asks Electron, for
 * a file that a script has made lies nowhere), main keeps the paths, and the page gets an id to name them by.
 */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { DropId } from '../../shared/import/drop.ts';

export interface DroppedPaths {
  /** As preload sends them; null: none of it lies on a disk. */
  keep(given: unknown): DropId | null;
  /** Once: what was dropped is taken in once. Error: `drop-not-on-disk`. */
  take(drop: DropId): readonly string[];
}

/** Drops of which nothing has become yet. */
const mostKept = 4;

const givenSchema = z.array(z.string().max(32_767));

export function createDroppedPaths(newId: () => DropId): DroppedPaths {
  const drops = new Map<DropId, readonly string[]>();
  return {
    keep(given) {
      const parsed = givenSchema.safeParse(given);
      const paths = parsed.success ? parsed.data.filter((path) => isAbsolute(path)) : [];
      if (paths.length === 0) return null;
      const id = newId();
      drops.set(id, paths);
      for (const oldest of [...drops.keys()].slice(0, -mostKept)) drops.delete(oldest);
      return id;
    },
    take(drop) {
      const paths = drops.get(drop);
      drops.delete(drop);
      if (!paths) throw new AppError('drop-not-on-disk', 'No such drop');
      return paths;
    },
  };
}
