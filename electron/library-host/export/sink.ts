/** Where the files of a run go: into a folder (folder-sink.ts), or into a ZIP (zip-sink.ts). */
import { readdir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { ExportId } from '../../../shared/export/run.ts';
import { temporarySuffix } from '../../files/atomic-file.ts';

/** One of the files that come of a frame; the picture is the first of them. */
export interface OutputFile {
  /** Without the dot. */
  readonly extension: string;
  readonly content: Buffer | string | FileToCopy;
}

/** Bytes that need not pass through this process. */
export interface FileToCopy {
  /** Absolute. */
  readonly copyOf: string;
  /** How many bytes it has; rejects with the reason where the copy is not to be given a name. */
  readonly verify: (copy: FileHandle) => Promise<number>;
}

/** Errors: `export-destination-*`, `export-file-exists`, `export-name-refused`. */
export interface Sink {
  /** Bytes written. Either all files of a frame are there afterwards, or none that was not there before. */
  put(file: Pick<PlannedFile, 'no' | 'stem' | 'action'>, outputs: readonly OutputFile[]): Promise<number>;
  /** Everything was put. */
  finish(): Promise<void>;
  /** Nothing more comes: what is unfinished goes. Never rejects. */
  abandon(): Promise<void>;
  /** Whether what was put is still there when it was abandoned. */
  readonly keepsWhatWasPut: boolean;
}

/** Short: a temporary name must be legal wherever the name itself is. */
export function temporaryPrefix(run: ExportId): string {
  return `.proofsheet-${run}-`;
}

/** Removes what a run that died left half-written. Never rejects: a destination that is away has nothing to clean. */
export async function sweepTemporaries(
  run: ExportId,
  destination: string,
  files: readonly PlannedFile[],
): Promise<void> {
  const folders = new Set(['.', ...files.map(({ stem }) => dirname(stem))]);
  for (const way of folders) {
    const folder = join(destination, way);
    const names = await readdir(folder).catch(() => []);
    const stale = names.filter(
      (name) => name.startsWith(temporaryPrefix(run)) && name.endsWith(temporarySuffix),
    );
    for (const name of stale)
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
