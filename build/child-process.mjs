/** Runs other programs so that none outlives us, hangs for ever, or fails without showing what it said. */
import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';
/** How long a program that was asked to end may take before it is killed, in ms. */
const grace = 5_000;
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
/** Process groups that are still running. */
const running = new Set();
/** How many programs the signals that reach us are passed on to. */
let forwarding = 0;

// The groups are their own, so a Ctrl+C in the terminal reaches only us: take them along.
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
});

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 and more for a signal, as a shell counts; 127 when it could not be started
 * @property {string} output standard output and error as they came
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout: number }} options `timeout` in ms
 * @returns {Promise<Outcome>}
 */
export function capture(command, args, { cwd, env, timeout }) {
  return run(command, args, { cwd, env, timeout, isShown: false });
}

/**
 * Runs a program with our own terminal; signals that reach us are passed on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options] `timeout` in ms
 * @returns {Promise<Outcome>}
 */
export function passThrough(command, args, { cwd, env, timeout } = {}) {
  return run(command, args, { cwd, env, timeout, isShown: true });
}

/**
 * Runs a step that is expected to succeed; throws with all it said when it does not.
 * @param {string} purpose for the message: "npm ci", "The build"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout: number }} options
 */
export async function mustRun(purpose, command, args, options) {
  const { code, output, timedOut } = await capture(command, args, options);
  if (timedOut) throw new Error(`${output}\n${purpose} took longer than ${options.timeout / 1000} s.`);
  if (code !== 0) throw new Error(`${output}\n${purpose} failed (exit code ${code}).`);
  return output;
}

/** npm, as a command and its first arguments: on Windows it is a script that only a shell can run. */
export function npm() {
  return isWindows
    ? { command: process.env['ComSpec'] ?? 'cmd.exe', first: ['/d', '/s', '/c', 'npm'] }
    : { command: 'npm', first: [] };
}

/**
 * Ends this script, and with it all it has started, on Ctrl+C or a request to end; not while a program with our
 * terminal runs: it hears the signal too, and decides.
 */
export function endOnSignals() {
  for (const [signal, number] of Object.entries(signals))
    process.on(signal, () => {
      if (forwarding === 0) process.exit(128 + number);
    });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string | undefined, env?: NodeJS.ProcessEnv | undefined, timeout?: number | undefined, isShown: boolean }} options
 * @returns {Promise<Outcome>}
 */
function run(command, args, { cwd, env, timeout, isShown }) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a timeout ends the program and whatever it started.
      detached: !isWindows,
    });
    const { pid } = child;
    const output = [];
    let timedOut = false;
    const timers = [];
    const later = (delay, action) => timers.push(setTimeout(action, delay));
    if (pid !== undefined) running.add(pid);
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));

    if (timeout !== undefined)
      later(timeout, () => {
        timedOut = true;
        signalGroup(pid, 'SIGTERM');
        later(grace, () => signalGroup(pid, 'SIGKILL'));
      });

    let asked = false;
    // The first signal asks; whoever sends a second one does not want to wait.
    const forwarders = Object.keys(isShown ? signals : {}).map((signal) => ({
      signal,
      forward: () => {
        signalGroup(pid, asked ? 'SIGKILL' : signal);
        asked = true;
      },
    }));
    for (const { signal, forward } of forwarders) process.on(signal, forward);
    forwarding += isShown ? 1 : 0;

    const finish = (code) => {
      for (const timer of timers) clearTimeout(timer);
      for (const { signal, forward } of forwarders) process.off(signal, forward);
      forwarding -= isShown ? 1 : 0;
      running.delete(pid);
      settle({ code, output: Buffer.concat(output).toString('utf8').trimEnd(), timedOut });
    };
    child.once('error', (error) => {
      output.push(Buffer.from(error.message));
      finish(127);
    });
    child.once('exit', (code, signal) => {
      // What the program left behind in its group goes with it. A straggler elsewhere may still hold the pipe:
      // output already written is read to its end, but not waited for longer than this.
      signalGroup(pid, 'SIGKILL');
      const done = () => finish(code ?? 128 + (signals[signal] ?? 9));
      child.once('close', done);
      later(1_000, done);
    });
  });
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch (error) {
    // ESRCH: all have ended. EPERM: on macOS, all have ended and one was not yet waited for.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
