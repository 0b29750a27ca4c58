/** Whether dist/ is older than what it is built from, and building it when it is. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './child-process.mjs';

const sources = ['electron', 'renderer', 'shared', 'build/vite', 'build/build.mjs', 'package-lock.json'];
/** The first and the last file that a build writes: the first one's age tells, the last one's presence. */
const outputs = ['dist/main/main.js', 'dist/renderer/index.html'];
const buildTimeout = 5 * 60_000;

/**
 * @param {string} root of the project
 * @param {(line: string) => void} note
 */
export async function buildIfStale(root, note) {
  if (!isStale(root)) return;
  note('Building.');
  await mustRun('The build', process.execPath, ['build/build.mjs'], { cwd: root, timeout: buildTimeout });
}

/** @param {string} root of the project */
export function isStale(root) {
  const built = outputs.map((path) => changedAt(join(root, path)));
  if (built.includes(null)) return true;
  return newestChange(sources.map((path) => join(root, path))) > Math.min(...built);
}

/**
 * Time of the newest file or folder. Folders count too: removing or renaming a file changes only its folder.
 * @param {readonly string[]} paths
 * @returns {number} ms since 1970, 0 when there is nothing
 */
function newestChange(paths) {
  let newest = 0;
  for (const path of paths) {
    const at = changedAt(path);
    if (at === null) continue;
    newest = Math.max(newest, at);
    if (statSync(path).isDirectory())
      newest = Math.max(newest, newestChange(readdirSync(path).map((name) => join(path, name))));
  }
  return newest;
}

/** @param {string} path */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
