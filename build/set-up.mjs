/** Makes a fresh clone ready: dependencies, system packages, Electron. Quiet and quick when all is there. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOnSignals, mustRun, npm } from './child-process.mjs';
import { ensureElectronRuntime, isNodeNewEnough } from './electron-runtime.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** As `engines.node` in package.json. */
const neededNode = '>=20.19';
const installTimeout = 20 * 60_000;

const note = (line) => process.stderr.write(`${line}\n`);

/**
 * @param {{ desktop: boolean }} options `desktop`: also what a virtual desktop needs
 * @returns the Electron to run
 */
export async function setUp({ desktop }) {
  if (!isNodeNewEnough(process.versions.node, neededNode))
    throw new Error(`Node ${neededNode.slice(2)} or newer is needed; this is ${process.versions.node}.`);
  // First, because it may end in a request to the user, who should not wait for the rest.
  await ensureSystemPackages({ desktop }, note);
  await installDependencies();
  return ensureElectronRuntime(note);
}

async function installDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (readText(stamp) === hash) return;
  if (!isInstalled(JSON.parse(lock), JSON.parse(readText(npmRecord) ?? '{}'))) {
    note('Installing dependencies (npm ci).');
    const { command, first } = npm();
    const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    // Electron's binary is fetched by electron-runtime.mjs, which knows what to do when that fails.
    const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
    await mustRun('npm ci', command, args, { cwd: root, env, timeout: installTimeout });
  }
  writeFileSync(stamp, hash);
}

/** npm's own account of what it installed, in the form of the lockfile. */
const npmRecord = join(root, 'node_modules', '.package-lock.json');

/**
 * Whether what npm installed is what the lockfile asks for, so that an `npm install` by hand is not done again.
 * Optional packages may be absent: most are builds for other machines.
 * @param {{ packages?: Record<string, LockedPackage> }} lock
 * @param {{ packages?: Record<string, LockedPackage> }} installed
 */
export function isInstalled(lock, installed) {
  const there = installed.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

await whenRunDirectly(import.meta.url, async (args) => {
  endOnSignals();
  await setUp({ desktop: args.includes('--desktop') });
});
