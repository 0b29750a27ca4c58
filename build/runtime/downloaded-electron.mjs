/** An Electron release that some project on this machine has downloaded before: verified and unpacked by us. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { provideFolder } from './cache-folder.mjs';
import { unzip } from './unzip.mjs';

/**
 * The folder of an unpacked release, or null when it was never downloaded here.
 * Unpacked by us and not by Electron's installer, which newer versions of Node only can run.
 * @param {string} version
 * @param {string} electronPackage its npm package: names the releases' hashes
 * @param {string} cache folder of this project's runtimes
 */
export async function findDownloaded(version, electronPackage, cache) {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const expected = hashOf(name, electronPackage);
  const archive =
    expected &&
    downloads()
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path));
  if (!archive) return null;
  const folder = join(cache, name.replace('.zip', ''));
  try {
    return await provideFolder(folder, expected, async (partial) => {
      if ((await sha256(archive)) !== expected) throw new Error(`${archive} is damaged`);
      await unzip(archive, partial);
    });
  } catch {
    // A broken download is no reason to fail: there are other ways to an Electron.
    return null;
  }
}

/** Electron's download cache has one folder per address it has downloaded from. */
function downloads() {
  const cache = process.env['electron_config_cache'] || defaultCache();
  try {
    return readdirSync(cache).map((name) => join(cache, name));
  } catch {
    return [];
  }
}

function defaultCache() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'electron', 'Cache');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'electron');
}

/**
 * @param {string} name
 * @param {string} electronPackage
 * @returns {string | null}
 */
function hashOf(name, electronPackage) {
  try {
    return JSON.parse(readFileSync(join(electronPackage, 'checksums.json'), 'utf8'))[name] ?? null;
  } catch {
    return null;
  }
}

/** @param {string} path */
async function sha256(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
