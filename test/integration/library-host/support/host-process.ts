/** The library host as built, in a process of its own under plain Node, which stands in for Electron's. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { HostProcess } from '../../../../electron/library-host/library-host-client.ts';

const root = resolve(import.meta.dirname, '../../../..');

/**
 * Gives the host Electron's parent port; and, since no picture at hand ends a decoder, ends the process by
 * SIGKILL when it is asked to keep the frame named by FATAL_FRAME: from outside that looks the same.
 */
const standIn = `
process.parentPort = {
  on: (_, listener) => process.on('message', (data) => {
    const { method, input } = data;
    const name = method === 'keep' ? input.draft.id : method === 'thumbnail' ? input.sha256 : method;
    if (name === process.env.FATAL) process.kill(process.pid, 'SIGKILL');
    else listener({ data });
  }),
  postMessage: (message) => process.send(message),
};
await import('./library-host.js');
`;

/** Keeps one frame and is ended by SIGKILL after a given step: as in a crash, no `finally` runs. */
const keepAndDie = `
import { openLibrary } from './library.js';
const [folder, step, input] = process.argv.slice(2);
const atStep = (at) => at === step && process.kill(process.pid, 'SIGKILL');
const library = await openLibrary(folder, { atStep });
await library.keep(JSON.parse(input));
`;

/** Bundles the host as the app's build does; returns a folder to be removed by the caller. */
export async function buildHost(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-host-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const external = ['libsql', '@janhapke/sharp-electron', /^node:/];
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql', '@janhapke/sharp-electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        external,
        input: {
          'library-host': join(root, 'electron/library-host/library-host.ts'),
          library: join(root, 'electron/library-host/library.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'stand-in.js'), standIn);
  await writeFile(join(folder, 'keep-and-die.js'), keepAndDie);
  return folder;
}

export interface RunningHost {
  readonly process: HostProcess;
  readonly child: ChildProcess;
}

/** `fatal`: the frame to be kept, the hash of a thumbnail, or the method, that ends the process. */
export function forkHost(built: string, fatal = ''): RunningHost {
  const child = fork(join(built, 'stand-in.js'), [], {
    serialization: 'advanced',
    env: { ...process.env, FATAL: fatal },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    child,
    process: {
      // As in Electron, what is sent to a process that has just died is lost; its end is told by `exit`.
      postMessage: (message) => child.send(message as object, () => undefined),
      on: (event: 'message' | 'exit', listener: (value: never) => void) =>
        child.on(event, (value: unknown) => listener(value as never)),
      kill: () => child.kill(),
    },
  };
}
