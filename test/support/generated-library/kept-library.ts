/** Generated libraries that are made once and kept in the system's folder for temporary files, for as many benches as like. */
import { execFile } from 'node:child_process';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openLibrary } from '../../../electron/library-host/library.ts';
import { generateLibrary } from './generated-library.ts';

/** To be raised with every change of what is generated, and of the index. */
const generation = 3;

/** Generated unless an earlier run has left it; not to be changed. */
async function generatedLibrary(frames: number, seed = 1): Promise<string> {
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
 * A library of so many frames, with its index, in a folder that is not there yet. It shares the bytes of its files with others:
 * the app replaces its files whole and never writes into one, but for the index, which is a copy. Not on Windows, where `cp` is not.
 */
export async function indexedLibrary(frames: number, to: string): Promise<void> {
  const kept = await generatedLibrary(frames);
  const index = join('.index', 'index.sqlite');
  if (!(await isThere(join(kept, index)))) {
    const library = await openLibrary(kept);
    await library.reconcile();
    await library.close();
  }
  await mkdir(dirname(to), { recursive: true });
  await promisify(execFile)('cp', ['-al', kept, to]);
  // With what may stand beside it still: a log that two of them shared would damage both.
  for (const suffix of ['', '-wal', '-shm']) await rm(join(to, index + suffix), { force: true });
  await copyFile(join(kept, index), join(to, index));
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
