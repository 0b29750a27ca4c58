/** The Debian packages that Electron and its tests need: finds what is missing, installs it as root, else says how. */
import { capture, mustRun } from './child-process.mjs';

/** One line per need; where a package was renamed, its newer name second. */
const appNeeds = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']];
/** A desktop without a display; the fonts so that prompts in Chinese, Japanese and Korean are not boxes. */
const desktopNeeds = [['xvfb'], ['dbus'], ['gnome-keyring'], ['fonts-noto-cjk']];
/** Read back what exports wrote; tests that want them say so and are skipped where they are missing. */
const refereeNeeds = [['libimage-exiftool-perl'], ['poppler-utils']];
/** What stands for the app's packages where there is no dpkg to ask. */
const libraries = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'];

const queryTimeout = 20_000;
const updateTimeout = 5 * 60_000;
const installTimeout = 20 * 60_000;

/**
 * Throws, with the command that helps, when something is missing and may not be installed by us.
 * @param {{ desktop: boolean }} options `desktop`: what the virtual desktop needs, too
 * @param {(line: string) => void} note
 */
export async function ensureSystemPackages({ desktop }, note) {
  if (process.platform !== 'linux') return;
  const needs = desktop ? [...appNeeds, ...desktopNeeds] : appNeeds;
  const referees = desktop ? refereeNeeds : [];
  const query = ['-W', '-f', '${Package} ${db:Status-Status}\n', ...needs.flat(), ...referees.flat()];
  const installed = await capture('dpkg-query', query, { timeout: queryTimeout });
  if (installed.code === 127) return hintAtLibraries(note);
  const missing = missingNeeds(needs, installed.output);
  const isRoot = process.getuid?.() === 0;
  if (missing.length > 0 && !isRoot) {
    const packages = (await choosePackages(missing)).join(' ');
    throw new Error(
      `System packages are missing. This installs them:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`,
    );
  }
  if (missing.length > 0) await install(missing, note);
  const missingReferees = missingNeeds(referees, installed.output);
  if (missingReferees.length > 0) await tryToInstall(missingReferees, isRoot ? install : null, note);
}

/**
 * Never rejects: without them a few tests are skipped.
 * @param {readonly (readonly string[])[]} missing
 * @param {((missing: readonly (readonly string[])[], note: (line: string) => void) => Promise<void>) | null} install
 *   null: it may not be done by us
 * @param {(line: string) => void} note
 */
export async function tryToInstall(missing, install, note) {
  const names = missing.map(([name]) => name).join(' ');
  const skipped = `Some tests are skipped without ${names}.`;
  if (install === null) return note(skipped);
  try {
    await install(missing, note);
  } catch (error) {
    note(`${error.message}\n${skipped}`);
  }
}

/**
 * The needs of which no package is installed.
 * @param {readonly (readonly string[])[]} needs
 * @param {string} statuses lines of "package status"; of unknown packages dpkg-query says something else
 */
export function missingNeeds(needs, statuses) {
  const lines = new Set(statuses.split('\n'));
  return needs.filter((names) => !names.some((name) => lines.has(`${name} installed`)));
}

/**
 * @param {readonly (readonly string[])[]} missing
 * @param {(line: string) => void} note
 */
async function install(missing, note) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt may be at work, above all on a machine that has just been started.
  const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  note(`Installing system packages: ${missing.map(([name]) => name).join(' ')}`);
  // A source that cannot be updated need not be one that we need: whether it matters shows when installing.
  const update = await capture('apt-get', [...quiet, 'update'], { env, timeout: updateTimeout });
  const packages = await choosePackages(missing);
  const args = [...quiet, 'install', '-y', '--no-install-recommends', ...packages];
  try {
    await mustRun('apt-get install', 'apt-get', args, { env, timeout: installTimeout });
  } catch (error) {
    throw new Error(`${update.output}\n${error.message}`, { cause: error });
  }
}

/**
 * Of each need the name that this release of the system knows; the newer one where it knows both.
 * @param {readonly (readonly string[])[]} missing
 */
async function choosePackages(missing) {
  const names = missing.flat().map((name) => name.replaceAll('.', '\\.'));
  const search = ['search', '--names-only', `^(${names.join('|')})$`];
  const { output } = await capture('apt-cache', search, { timeout: queryTimeout });
  const known = new Set(output.split('\n').map((line) => line.split(' ')[0]));
  return missing.map((alternatives) => alternatives.findLast((name) => known.has(name)) ?? alternatives[0]);
}

/** @param {(line: string) => void} note */
async function hintAtLibraries(note) {
  const { code, output } = await capture('ldconfig', ['-p'], { timeout: queryTimeout });
  if (code !== 0) return;
  const missing = libraries.filter((library) => !output.includes(`${library} `));
  if (missing.length > 0) note(`Electron may not start: no ${missing.join(', ')} on this system.`);
}
