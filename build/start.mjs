/**
 * `npm start`: sets up, builds what has changed, opens the app. Arguments after `--` are the app's.
 * With `--headless`: on a desktop of its own, takes a picture of the window, says where it lies, and ends.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endOnSignals, mustRun, passThrough } from './child-process.mjs';
import { startDesktopSession } from './desktop-session.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';
import { buildIfStale } from './staleness.mjs';

const pictureTimeout = 120_000;
const note = (line) => process.stderr.write(`${line}\n`);

await whenRunDirectly(import.meta.url, async (given) => {
  const args = given.filter((argument) => argument !== '--headless');
  const isHeadless = args.length < given.length;
  if (!isHeadless && !hasDisplay()) {
    note('There is no display here: start it on a desktop, over `ssh -X`, or by `npm run start:headless`.');
    return 1;
  }
  endOnSignals();
  const { executable } = await setUp({ desktop: isHeadless });
  await buildIfStale(root, note);
  return isHeadless ? takePicture(executable, args) : openApp(executable, args);
});

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 */
async function openApp(executable, args) {
  const env = { ...process.env };
  // An editor's terminal may have it set, and Electron would then be a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  // Electron before 38 tries X only.
  const onWayland = process.platform === 'linux' && !env['DISPLAY'] ? ['--ozone-platform-hint=auto'] : [];
  const all = [...sandboxSwitches(), ...onWayland, '.', ...args];
  const { code, output } = await passThrough(executable, all, { cwd: root, env });
  if (output !== '') note(output);
  return code;
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 */
async function takePicture(executable, args) {
  const picture = join(root, 'out', 'screenshots', 'start.png');
  mkdirSync(join(picture, '..'), { recursive: true });
  if (process.platform !== 'linux')
    throw new Error('Headless starts need Linux: elsewhere there is a display.');
  const session = await startDesktopSession();
  try {
    // The user's own library only when the user names it: a picture should leave nothing behind.
    const isNamed = args.some((argument) => argument.startsWith('--library='));
    const library = isNamed ? [] : [`--library=${join(session.folder, 'library')}`];
    const script = [join(root, 'build', 'headless-screenshot.mjs'), executable, picture];
    const app = [...sandboxSwitches(), '--password-store=gnome-libsecret', '.', ...library, ...args];
    const options = { cwd: root, env: session.env, timeout: pictureTimeout };
    await mustRun('The headless start', process.execPath, [...script, ...app], options);
  } finally {
    await session.stop();
  }
  console.log(picture);
  return 0;
}

/** As root, Chromium runs only without its sandbox. */
function sandboxSwitches() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  note('Running as root, and so without Chromium’s sandbox: an ordinary user is safer.');
  return ['--no-sandbox'];
}
