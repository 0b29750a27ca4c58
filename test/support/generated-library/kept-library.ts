/** Generated libraries that are made once and kept in the system's folder for temporary files, for as many benches as like. */
import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { generateLibrary } from './generated-library.ts';

/** To be raised with every change of what is generated. */
const generation = 2;

/** The folder of a library of so many frames, generated unless an earlier run has left it. Not to be changed: copy it. */
export async function generatedLibrary(frames: number, seed = 1): Promise<string> {
  const kept = join(tmpdir(), `proofsheet-generated-${generation}`, `${frames}-${seed}`);
  if (await isThere(join(kept, 'library.json'))) return kept;
  const unfinished = `${kept}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await generateLibrary(unfinished, frames, seed);
  await rm(kept, { recursive: true, force: true });
  await rename(unfinished, kept);
  return kept;
}

/**
 * A copy that shares the files' bytes: the app replaces its files whole and never writes into one. Not on Windows, where `cp`
 * is not.
 */
export async function copyLibrary(library: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await promisify(execFile)('cp', ['-al', library, to]);
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
