/** Folders that are made once and kept outside the project: appear whole or not at all, whoever else makes them. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const stampName = '.complete';
/** What a rename onto a folder with files in it fails with, here or there. */
const occupied = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);
/** A partial folder this old belongs to a process that was killed, in ms. */
const abandonedAfter = 2 * 60 * 60_000;

/** Where this project keeps its runtimes. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'proofsheet');
}

/**
 * `folder`, complete: as it is when it bears `stamp`, else made anew by `fill`.
 * @param {string} folder
 * @param {string} stamp says what the folder was made of
 * @param {(folder: string) => Promise<void>} fill gets a new, empty folder next to the final one
 */
export async function provideFolder(folder, stamp, fill) {
  if (isComplete(folder, stamp)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  await sweep(folder);
  const partial = `${folder}.partial-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(partial);
  // Ended by a signal, we are given no time for a `finally`.
  const removePartial = () => rmSync(partial, { recursive: true, force: true });
  process.once('exit', removePartial);
  try {
    await fill(partial);
    writeFileSync(join(partial, stampName), stamp);
    await putInPlace(partial, folder, stamp);
  } finally {
    removePartial();
    process.off('exit', removePartial);
  }
  return folder;
}

/**
 * @param {string} folder
 * @param {string} stamp
 */
export function isComplete(folder, stamp) {
  try {
    return readFileSync(join(folder, stampName), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/**
 * Renames; a folder cannot be renamed onto one that holds files, so whoever comes second finds the first one's.
 * @param {string} partial
 * @param {string} folder
 * @param {string} stamp
 */
async function putInPlace(partial, folder, stamp) {
  // More than once: another process may put an outdated one there, or take it away, between two steps.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(partial, folder);
      return;
    } catch (error) {
      if (!occupied.has(error.code) || attempt === 5) throw error;
    }
    if (isComplete(folder, stamp)) return;
    await moveAside(folder, `${partial}-outdated`);
  }
}

/**
 * Renamed before it is removed: removing takes long, and nobody should find half a folder.
 * @param {string} folder
 * @param {string} aside
 */
async function moveAside(folder, aside) {
  try {
    await rename(folder, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** @param {string} folder whose abandoned partial siblings are removed */
async function sweep(folder) {
  const prefix = `${basename(folder)}.partial-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(folder), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}
