/** Flips Electron's fuses: single bytes in the executable that switch features of the runtime on and off. */
import { open, readFile } from 'node:fs/promises';

/**
 * Wire format (Electron documentation, "Electron Fuses"): this sentinel, one byte for the version,
 * one for the number of fuses, then one character per fuse.
 */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const knownVersion = 1;
const states = { off: 0x30, on: 0x31 };
const removed = 0x72;

/** Places in version 1 of the wire, of the fuses we touch. */
export const fuse = {
  enableNodeCliInspectArguments: 3,
  loadBrowserProcessSpecificV8Snapshot: 6,
};

/**
 * The bytes to write so that each fuse has its state.
 * @param {Buffer} executable
 * @param {ReadonlyMap<number, 'on' | 'off'>} wanted place → state
 * @returns {{ offset: number, byte: number }[]}
 */
export function fuseChanges(executable, wanted) {
  const at = executable.indexOf(sentinel);
  if (at < 0) throw new Error('The executable has no fuses');
  const version = executable[at + sentinel.length];
  if (version !== knownVersion) throw new Error(`Fuses of an unknown version: ${version}`);
  const count = executable[at + sentinel.length + 1] ?? 0;
  const first = at + sentinel.length + 2;
  return [...wanted].map(([place, state]) => {
    if (place >= count || executable[first + place] === removed)
      throw new Error(`The executable has no fuse ${place}`);
    return { offset: first + place, byte: states[state] };
  });
}

/**
 * @param {string} path of the executable
 * @param {ReadonlyMap<number, 'on' | 'off'>} wanted
 */
export async function flipFuses(path, wanted) {
  const changes = fuseChanges(await readFile(path), wanted);
  const file = await open(path, 'r+');
  try {
    for (const { offset, byte } of changes) await file.write(Buffer.of(byte), 0, 1, offset);
  } finally {
    await file.close();
  }
}
