/** Starts the app's helper processes: Electron utility processes, with an environment of their own. */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import { faultEnvironment } from './fault-points.ts';
import type { Log } from './log.ts';

/** The library host: the only process that decodes bytes from outside. */
export function forkLibraryHost(dist: string, log: Log): UtilityProcess {
  return fork(join(dist, 'library-host/library-host.js'), 'Proofsheet library', log, {
    // As many decoders at once as there are cores (library.ts), and two more threads, so that no file waits for a
    // decoder; one malloc arena keeps their memory from scattering.
    UV_THREADPOOL_SIZE: String(cpus().length + 2),
    MALLOC_ARENA_MAX: '2',
  });
}

/** The practice host: the built-in gateway, listening on loopback only. */
export function forkPracticeHost(dist: string, log: Log): UtilityProcess {
  return fork(join(dist, 'practice-host/practice-host.js'), 'Proofsheet practice', log, {});
}

function fork(entry: string, serviceName: string, log: Log, extra: Record<string, string>): UtilityProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName,
    stdio: 'pipe',
    env: { ...hostEnvironment(), ...faultEnvironment(), ...extra },
  });
  child.stderr?.on('data', (chunk: Buffer) =>
    log('warn', 'host-stderr', { serviceName, text: String(chunk) }),
  );
  child.stdout?.on('data', (chunk: Buffer) =>
    log('info', 'host-stdout', { serviceName, text: String(chunk) }),
  );
  child.on('exit', (code) => log(code === 0 ? 'info' : 'error', 'host-exit', { serviceName, code }));
  return child;
}

/** What a program needs to run at all, and nothing that a shell may have been told in confidence. */
function hostEnvironment(): Record<string, string> {
  const wanted = [
    'PATH',
    'HOME',
    'LANG',
    'LC_ALL',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SystemRoot',
    'USERPROFILE',
  ];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Hands out what is there already, and after that what is made. */
export function firstThen<T>(first: T, make: () => T): () => T {
  let isTaken = false;
  return () => {
    if (isTaken) return make();
    isTaken = true;
    return first;
  };
}
