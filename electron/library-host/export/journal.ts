/**
 * The journal of an export: the plan as it was shown, then one line for each file that was begun, written or failed. After a crash
 * it says what is missing. It lies in the app's own folder, not in the library: a library may come from anyone, and a
 * journal says where files are to be written. Losing its last lines does no harm: what is there already is known again
 * by its content (place-file.ts).
 */
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorInfoSchema } from '../../../shared/errors.ts';
import type { ErrorInfo } from '../../../shared/errors.ts';
import { creditSchema } from '../../../shared/export/credit.ts';
import { exportPresetSchema } from '../../../shared/export/preset.ts';
import { exportIdSchema } from '../../../shared/export/run.ts';
import { frameIdSchema } from '../../../shared/ids.ts';
import { writeFileDurably } from '../../files/atomic-file.ts';
import { archiveSchema } from './archive.ts';
import type { Archive } from './archive.ts';

const plannedFileSchema = z.object({
  no: z.number().int().min(0),
  frame: frameIdSchema,
  stem: z.string().min(1),
  extension: z.string().min(1),
  action: z.enum(['write', 'replace', 'skip']),
  isNumbered: z.boolean(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  bytes: z.number().min(0),
});

/** A plan and all that running it takes. */
export const exportOrderSchema = z.object({
  version: z.literal(1),
  id: exportIdSchema,
  libraryId: z.string(),
  presetName: z.string(),
  preset: exportPresetSchema,
  // Absent in journals of earlier versions.
  credit: creditSchema.prefault({}),
  /** Of the app that made the plan. */
  appVersion: z.string().default(''),
  /** Absolute, real. */
  destination: z.string().min(1),
  files: z.array(plannedFileSchema).readonly(),
  zip: z.string().nullable(),
  contactSheet: z.string().nullable(),
  /** Of the watched export that began it by itself. */
  watch: z.string().optional(),
  /** Ms since the epoch. */
  startedAt: z.number(),
});
export type ExportOrder = z.infer<typeof exportOrderSchema>;

const lineSchema = z.union([
  /** False: put back unfinished, because the run was stopped. */
  z.object({ no: z.number(), begun: z.boolean() }),
  z.object({ no: z.number(), bytes: z.number() }),
  z.object({ no: z.number(), error: errorInfoSchema }),
  /** The ZIP is whole, and about to get its name. */
  z.object({ archive: archiveSchema }),
  z.object({ ended: z.literal(true) }),
]);
type Line = z.infer<typeof lineSchema>;

/** What is known of a run's files by their numbers. */
export interface Outcomes {
  /** Bytes. */
  readonly written: ReadonlyMap<number, number>;
  readonly failed: ReadonlyMap<number, ErrorInfo>;
  /** How often each was begun and not ended: what was under way when the app died. */
  readonly broken: ReadonlyMap<number, number>;
  /** The ZIP made last. */
  readonly archive: Archive | null;
  /** It was about to get its name when the app died. */
  readonly isNaming: boolean;
  /** Nothing was left to do. */
  readonly ended: boolean;
}
export const noOutcomes: Outcomes = {
  written: new Map(),
  failed: new Map(),
  broken: new Map(),
  archive: null,
  isNaming: false,
  ended: false,
};

export interface Journal {
  note(line: Line): void;
  /** What was noted so far is in the file, or it is known that it cannot be. */
  flush(): Promise<void>;
  /** After a flush. */
  close(): Promise<void>;
  /** Closes it, and removes the file. */
  remove(): Promise<void>;
}

/** Keeps nothing: where a journal has no place (a library opened without the app). */
export const noJournal: Journal = {
  note: () => {},
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** Begins a journal, or goes on with one. `onProblem`: it cannot be written; the export goes on without. */
export async function openJournal(
  folder: string,
  order: ExportOrder,
  isNew: boolean,
  onProblem: (error: unknown) => void,
): Promise<Journal> {
  const path = join(folder, `${order.id}.jsonl`);
  if (isNew) await writeFileDurably(path, `${JSON.stringify(order)}\n`);
  const file = await open(path, 'a');
  let waiting = '';
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    while (waiting !== '') {
      const lines = waiting;
      waiting = '';
      await file.appendFile(lines);
    }
  };
  const flush = async (): Promise<void> => {
    await writing;
  };
  const close = async (): Promise<void> => {
    await flush();
    await file.close().catch(onProblem);
  };
  return {
    note: (line) => {
      waiting += `${JSON.stringify(line)}\n`;
      writing ??= write()
        .catch(onProblem)
        .finally(() => (writing = null));
    },
    flush,
    close,
    remove: async () => {
      await close();
      await rm(path, { force: true }).catch(onProblem);
    },
  };
}

export interface ReadJournal {
  readonly order: ExportOrder;
  readonly outcomes: Outcomes;
}

/** The journals of a library's exports, newest first. One that cannot be read is left where it is, and told of. */
export async function readJournals(
  folder: string,
  libraryId: string,
  onProblem: (error: unknown) => void,
): Promise<readonly ReadJournal[]> {
  const names = await readdir(folder).catch(() => []);
  const journals: ReadJournal[] = [];
  for (const name of names
    .filter((one) => one.endsWith('.jsonl'))
    .toSorted()
    .toReversed()) {
    try {
      const read = readLines(await readFile(join(folder, name), 'utf8'));
      if (read.order.libraryId === libraryId && name === `${read.order.id}.jsonl`) journals.push(read);
    } catch (error) {
      onProblem(error);
    }
  }
  return journals;
}

/** Throws what zod or JSON say of a first line that is no order. */
function readLines(text: string): ReadJournal {
  const [first = '', ...rest] = text.split('\n');
  const order = exportOrderSchema.parse(JSON.parse(first));
  const [written, failed, broken] = [
    new Map<number, number>(),
    new Map<number, ErrorInfo>(),
    new Map<number, number>(),
  ];
  let last: Line | null = null;
  let archive: Archive | null = null;
  for (const text of rest) {
    const line = lineOf(text);
    // The last line may be half of one.
    if (!line) continue;
    last = line;
    if ('archive' in line) archive = line.archive;
    if ('begun' in line && line.begun) {
      broken.set(line.no, (broken.get(line.no) ?? 0) + 1);
      // It was asked for once more.
      failed.delete(line.no);
    } else if ('no' in line) broken.delete(line.no);
    if ('bytes' in line) {
      written.set(line.no, line.bytes);
      failed.delete(line.no);
    }
    if ('error' in line) {
      failed.set(line.no, line.error);
      written.delete(line.no);
    }
  }
  const [isNaming, ended] = [last !== null && 'archive' in last, last !== null && 'ended' in last];
  return { order, outcomes: { written, failed, broken, archive, isNaming, ended } };
}

function lineOf(text: string): Line | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
