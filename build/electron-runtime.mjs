/**
 * Finds an Electron to run, or gets one: the declared version if at all possible, else the fallback.
 * `node build/electron-runtime.mjs --print` prints the executable's path and nothing else; notes go to stderr.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, endOnSignals } from './child-process.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { cacheFolder } from './runtime/cache-folder.mjs';
import { findDownloaded } from './runtime/downloaded-electron.mjs';
import { fallbackVersion, isFallbackAvailable, provideFallback } from './runtime/fallback.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electronPackage = join(root, 'node_modules', 'electron');
/** How long the release server may take to answer at all, and the installer for all of it, in ms. */
const connectTimeout = 4_000;
const installTimeout = 15 * 60_000;
/** After a failure the installer is left alone for this long, in ms: no start should wait for a firewall. */
const retryAfter = 6 * 60 * 60_000;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string} version
 * @property {'override' | 'declared' | 'fallback'} source
 * @property {string} reason one sentence: why this one
 */

/**
 * @param {(line: string) => void} [note] hears what takes long, and when it is not the declared version that runs
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectronRuntime(note = (line) => process.stderr.write(`${line}\n`)) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return fromFolder(override, 'override', 'ELECTRON_OVERRIDE_DIST_PATH is set.');

  const declared = declaredVersion();
  const present = await findDeclared(declared);
  if (present !== null) return present;

  const obstacle = await tryInstaller(declared, note);
  if (obstacle === null)
    return fromFolder(join(electronPackage, 'dist'), 'declared', 'Electron’s installer got it.');

  const reason = `Electron ${declared} is not to be had: ${obstacle}.`;
  if (!isFallbackAvailable)
    throw new Error(`${reason} Put one somewhere and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`);
  const folder = await provideFallback(cacheFolder(), note);
  note(`Running Electron ${fallbackVersion}. ${reason}`);
  return fromFolder(folder, 'fallback', reason);
}

/** The exact version that package.json declares; no node_modules needed. */
function declaredVersion() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return devDependencies.electron.replace(/^[^\d]*/, '');
}

/**
 * @param {string} version
 * @returns {Promise<ElectronRuntime | null>}
 */
async function findDeclared(version) {
  const installed = join(electronPackage, 'dist');
  if (versionOf(installed) === version && existsSync(executableIn(installed)))
    return fromFolder(installed, 'declared', 'It is installed.');
  const unpacked = await findDownloaded(version, electronPackage, cacheFolder());
  return unpacked && fromFolder(unpacked, 'declared', 'It was in Electron’s own download cache.');
}

/**
 * Lets the npm package fetch its binary. Null when it did, else what was in the way, as half a sentence.
 * @param {string} version
 * @param {(line: string) => void} note
 */
async function tryInstaller(version, note) {
  if (!existsSync(join(electronPackage, 'install.js'))) return 'its npm package is not installed yet';
  const { engines } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  if (!isNodeNewEnough(process.versions.node, engines?.node))
    return `its installer needs Node ${engines.node}, and this is ${process.versions.node}`;

  const memory = join(cacheFolder(), `electron-${version}-unreachable`);
  const remembered = readFailure(memory);
  if (remembered !== null) return remembered;
  const obstacle = (await releaseServerObstacle(version)) ?? (await runInstaller(version, note));
  if (obstacle === null) rmSync(memory, { force: true });
  else {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, obstacle);
  }
  return obstacle;
}

/**
 * @param {string} version
 * @param {(line: string) => void} note
 */
async function runInstaller(version, note) {
  note(`Fetching Electron ${version} (100 MB, once).`);
  const installer = join(electronPackage, 'install.js');
  const { code, output } = await capture(process.execPath, [installer], { timeout: installTimeout });
  if (code === 0 && versionOf(join(electronPackage, 'dist')) === version) return null;
  return `its installer failed (${output.split('\n')[0] || `exit code ${code}`})`;
}

/**
 * Asks for the release's first bytes only: the installer itself waits for minutes where a firewall swallows packets.
 * @param {string} version
 */
async function releaseServerObstacle(version) {
  const { env } = process;
  // Node's fetch knows no proxy, the installer does.
  if (env['HTTPS_PROXY'] || env['https_proxy'] || env['ELECTRON_GET_USE_PROXY']) return null;
  const mirror = env['npm_config_electron_mirror'] || env['ELECTRON_MIRROR'];
  const releases = mirror || 'https://github.com/electron/electron/releases/download/';
  const file = `v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const signal = AbortSignal.timeout(connectTimeout);
    const { ok, status } = await fetch(releases + file, { method: 'HEAD', signal });
    return ok ? null : `its release server answered ${status}`;
  } catch {
    return 'its release server cannot be reached';
  }
}

/** @param {string} memory file that holds the last failure */
function readFailure(memory) {
  try {
    return Date.now() - statSync(memory).mtimeMs < retryAfter ? readFileSync(memory, 'utf8') : null;
  } catch {
    return null;
  }
}

/**
 * Whether a Node version satisfies a plain lower bound such as `>= 22.12.0`; anything else counts as satisfied.
 * @param {string} version
 * @param {string | undefined} range
 */
export function isNodeNewEnough(version, range) {
  const wanted = /^>=\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(range?.trim() ?? '');
  if (wanted === null) return true;
  const has = version.split('.').map(Number);
  const differs = [1, 2, 3]
    .map((part) => (has[part - 1] ?? 0) - Number(wanted[part] ?? 0))
    .find((d) => d !== 0);
  return (differs ?? 0) >= 0;
}

/**
 * @param {string} folder
 * @param {ElectronRuntime['source']} source
 * @param {string} reason
 * @returns {ElectronRuntime}
 */
function fromFolder(folder, source, reason) {
  const executable = executableIn(folder);
  if (!existsSync(executable)) throw new Error(`There is no Electron at ${executable}.`);
  return { executable, version: versionOf(folder) ?? 'unknown', source, reason };
}

/** @param {string} folder */
function executableIn(folder) {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** @param {string} folder */
function versionOf(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

await whenRunDirectly(import.meta.url, async (args) => {
  endOnSignals();
  const { executable, version, reason } = await ensureElectronRuntime();
  console.log(args.includes('--print') ? executable : `Electron ${version}: ${executable}\n${reason}`);
});
