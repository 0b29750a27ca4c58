/** A process that keeps one frame and is ended by SIGKILL after a given step: as a crash, no `finally` runs. */
import type { KeepFrame } from '../../../../electron/library-host/contract.ts';
import { openLibrary } from '../../../../electron/library-host/library.ts';

const [folder, step, input] = process.argv.slice(2) as [string, string, string];
const library = await openLibrary(folder, {
  atStep: (at) => {
    if (at === step) process.kill(process.pid, 'SIGKILL');
  },
});
await library.keep(JSON.parse(input) as KeepFrame);
