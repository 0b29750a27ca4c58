/**
 * Runs a program on a desktop of its own: a virtual screen, a D-Bus session and an unlocked keyring, none of them the user's.
 *
 *   node build/desktop-session.mjs [--screen WIDTHxHEIGHT] [--no-keyring] [--timeout SECONDS] -- COMMAND [ARGUMENTS]
 *
 * Linux only. The exit code is the command's; 124 when it took too long.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { capture, endOnSignals, passThrough } from './child-process.mjs';
import { whenRunDirectly } from './entry-point.mjs';

const defaultScreen = '2560x1440';
/** How long each part of the desktop may take to come up, and to go, in ms. */
const startTimeout = 20_000;
const stopTimeout = 2_000;
/** A command that says nothing about its time gets this much, in ms. */
const commandTimeout = 60 * 60_000;

/**
 * @typedef {object} DesktopSession
 * @property {NodeJS.ProcessEnv} env for the programs that are to run in it
 * @property {string} folder temporary, removed with the session
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ screen?: string, keyring?: boolean, env?: NodeJS.ProcessEnv }} [options]
 *   `screen`: WIDTHxHEIGHT; `keyring: false`: no Secret Service, as on a machine without one
 * @returns {Promise<DesktopSession>}
 */
export async function startDesktopSession({
  screen = defaultScreen,
  keyring = true,
  env = process.env,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-desktop-'));
  const services = [];
  const endAtOnce = () => {
    for (const service of services) service.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', endAtOnce);
  const stop = async () => {
    // The screen last: programs that lose it are ended by that, and say so loudly.
    for (const service of services.reverse()) await endService(service);
    endAtOnce();
    process.off('exit', endAtOnce);
  };
  try {
    const sessionEnv = makeEnvironment(folder, env);
    const start = (...service) => {
      const child = spawnService(...service, sessionEnv);
      services.push(child);
      return child;
    };
    await startScreen(start, sessionEnv, screen);
    await startBus(start, sessionEnv);
    if (keyring) await startKeyring(start, sessionEnv);
    return { env: sessionEnv, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ screen?: string, keyring?: boolean, timeout?: number }} [options] `timeout` in ms
 * @returns {Promise<number>} exit code
 */
export async function runInDesktopSession(command, args, { timeout = commandTimeout, ...options } = {}) {
  const session = await startDesktopSession(options);
  try {
    const { code, output, timedOut } = await passThrough(
      'setpriv',
      ['--pdeathsig', 'TERM', command, ...args],
      { env: session.env, timeout },
    );
    if (output !== '') console.error(output);
    if (timedOut) console.error(`${command} took longer than ${timeout / 1000} s and was ended.`);
    return timedOut ? 124 : code;
  } finally {
    await session.stop();
  }
}

/**
 * What programs in the session see. Keyrings, settings and sockets lie in the session's folder; the cache stays the
 * user's, because that is where the Electron runtime is.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} outer
 */
function makeEnvironment(folder, outer) {
  const env = { ...outer };
  // These would lead out of the session, or tell Chromium of a desktop that is not there.
  for (const name of ['WAYLAND_DISPLAY', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION'])
    delete env[name];
  for (const name of ['GNOME_DESKTOP_SESSION_ID', 'KDE_FULL_SESSION', 'GNOME_KEYRING_CONTROL'])
    delete env[name];
  const homes = {
    XDG_RUNTIME_DIR: 'runtime',
    XDG_DATA_HOME: 'data',
    XDG_CONFIG_HOME: 'config',
    XDG_STATE_HOME: 'state',
  };
  for (const [variable, name] of Object.entries(homes)) {
    env[variable] = join(folder, name);
    mkdirSync(env[variable], { mode: 0o700 });
  }
  env['XAUTHORITY'] = join(folder, 'x-authority');
  env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${join(folder, 'runtime', 'bus')}`;
  // GTK would look for an accessibility bus and complain that there is none.
  env['NO_AT_BRIDGE'] = '1';
  return env;
}

/** Starts Xvfb on a free display; only who has the cookie may draw there. */
async function startScreen(start, env, screen) {
  if (!/^\d+x\d+$/.test(screen)) throw new Error(`--screen wants WIDTHxHEIGHT, not ${screen}`);
  writeFileSync(env['XAUTHORITY'], authority(randomBytes(16)), { mode: 0o600 });
  const size = ['-screen', '0', `${screen}x24`];
  const access = ['-auth', env['XAUTHORITY'], '-nolisten', 'tcp'];
  // -noreset: the screen outlives its last window, for the next one.
  const display = await firstLine(start('Xvfb', ['-displayfd', '3', ...size, ...access, '-noreset']));
  env['DISPLAY'] = `:${display}`;
}

/**
 * An X authority file with one cookie for any display (libXau, `Xauth.h`: 16-bit big-endian, length-prefixed fields).
 * @param {Buffer} cookie
 */
function authority(cookie) {
  const anyHost = 0xffff;
  const field = (bytes) => Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
  const empty = field(Buffer.alloc(0));
  const family = Buffer.of(anyHost >> 8, anyHost & 0xff);
  return Buffer.concat([family, empty, empty, field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)]);
}

/** Starts a session bus that knows no services to start by itself: what runs on it is what we start. */
async function startBus(start, env) {
  const config = join(env['XDG_CONFIG_HOME'], 'bus.conf');
  writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${env['DBUS_SESSION_BUS_ADDRESS']}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
`,
  );
  await firstLine(start('dbus-daemon', ['--nofork', '--print-address=3', `--config-file=${config}`]));
}

/** Starts the Secret Service with a new keyring, unlocked by an empty password. */
async function startKeyring(start, env) {
  const keyring = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets']);
  keyring.stdin.end('\n');
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const owned = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  for (const deadline = Date.now() + startTimeout; Date.now() < deadline; await sleep(25)) {
    const { code, output } = await capture('dbus-send', [...ask, ...owned], { env, timeout: startTimeout });
    if (code === 127) throw new Error(`dbus-send could not be started: ${output}`);
    if (output.includes('boolean true')) return;
    if (keyring.exitCode !== null) break;
  }
  throw new Error(`The keyring did not come up. ${keyring.complaints()}`);
}

/**
 * Starts a part of the desktop. It leads a session of its own, so that a Ctrl+C in the terminal does not take the screen
 * away from a program that is about to save; and the kernel ends it with us, however we end.
 */
function spawnService(command, args, env) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2_000);
  });
  child.stdin.on('error', () => {});
  child.on('error', (error) => {
    said += error.message;
  });
  return Object.assign(child, { command, complaints: () => `${command} said: ${said.trim() || 'nothing'}` });
}

/** The line that a service writes to descriptor 3 when it is ready. */
async function firstLine(service) {
  const ready = new Promise((settle) => {
    let text = '';
    service.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) settle(text.trim());
    });
    service.once('error', () => settle(null));
    service.once('close', () => settle(null));
  });
  const line = await Promise.race([ready, sleep(startTimeout, null, { ref: false })]);
  if (line === null) throw new Error(`${service.command} did not come up. ${service.complaints()}`);
  return line;
}

async function endService(service) {
  if (service.exitCode !== null || service.signalCode !== null || service.pid === undefined) return;
  const ended = new Promise((settle) => service.once('exit', settle));
  service.kill('SIGTERM');
  await Promise.race([ended, sleep(stopTimeout, null, { ref: false })]);
  service.kill('SIGKILL');
}

/** @param {readonly string[]} given */
function readArguments(given) {
  const usage = new Error(
    'Usage: node build/desktop-session.mjs [--screen WIDTHxHEIGHT] [--no-keyring] [--timeout SECONDS] -- COMMAND …',
  );
  const end = given.indexOf('--');
  const [command, ...args] = end < 0 ? [] : given.slice(end + 1);
  if (command === undefined) throw usage;
  const options = {};
  const switches = given.slice(0, end);
  while (switches.length > 0) {
    const name = switches.shift();
    if (name === '--no-keyring') options.keyring = false;
    else if (name === '--screen') options.screen = switches.shift();
    else if (name === '--timeout' && Number(switches[0]) > 0)
      options.timeout = Number(switches.shift()) * 1000;
    else throw usage;
  }
  return { command, args, options };
}

await whenRunDirectly(import.meta.url, async (given) => {
  endOnSignals();
  const { command, args, options } = readArguments(given);
  return runInDesktopSession(command, args, options);
});
