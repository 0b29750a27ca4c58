/**
 * Brings marks from the index to the records, in the background: within two seconds while the disk takes them, and once
 * more when the library closes. What a record knows better, from another machine, comes back the same way.
 */
import { z } from 'zod';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Marking } from '../../shared/frame/marking.ts';
import { readMarks, writtenMarks } from '../../shared/frame/marks.ts';
import type { FrameId } from '../../shared/ids.ts';
import { writeFileDurably } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { isFile, isOfNewerVersion } from './frame-files.ts';
import { createGate } from './gate.ts';
import type { MarkIndex } from './index/mark-index.ts';
import type { KeyedLock } from './keyed-lock.ts';

export interface MarkWriter {
  /** There is something to write. */
  noted(): void;
  /** Writes what there is to write, and nothing after that. */
  close(): Promise<void>;
}

/** Ms until a mark is written: long enough that someone who changes their mind costs one write. */
const rest = 1_000;
/** Ms until a disk that took nothing is tried again. */
const restAfterFailure = 15_000;
/** Records written at a time: new frames need the disk too. */
const atOnce = 4;

/** Failures after which the others are not tried: the disk is full, or the share is gone. */
const enough = 8;

export interface MarkWriterTools {
  readonly layout: LibraryLayout;
  readonly marks: MarkIndex;
  /** One piece of work at a time for each frame. */
  readonly frames: KeyedLock;
  /** Records knew better: what the window is to be told. */
  readonly onMarked: (markings: readonly Marking[]) => void;
  /** Records cannot be written now: told once, until they can again. The marks stay in the index and are tried again. */
  readonly onRefused: (problem: AppError) => void;
  readonly onProblem: (problem: AppError) => void;
}

export function createMarkWriter({
  layout,
  marks,
  frames,
  onMarked,
  onRefused,
  onProblem,
}: MarkWriterTools): MarkWriter {
  const gate = createGate(atOnce);
  /** Records that cannot be written into, whatever the disk does: the mark stays in the index until the next start. */
  const hopeless = new Set<FrameId>();
  /** Refused last time: the others go first. */
  let refused: ReadonlySet<FrameId> = new Set();
  let timer: { readonly handle: NodeJS.Timeout; readonly isRetry: boolean } | null = null;
  let writing: Promise<void> | null = null;
  let isClosed = false;

  function schedule(wait: number, isRetry: boolean): void {
    if (isClosed || writing) return;
    if (timer?.isRetry === true && !isRetry) {
      clearTimeout(timer.handle);
      timer = null;
    }
    timer ??= { handle: setTimeout(begin, wait), isRetry };
  }

  function begin(): void {
    timer = null;
    writing = pass().then(() => {
      writing = null;
      if (waiting().length === 0) return;
      if (refused.size === 0) schedule(rest, false);
      else schedule(restAfterFailure, true);
    });
  }

  function waiting(): FrameId[] {
    const all = marks.unwritten().filter((id) => !hopeless.has(id));
    return [...all.filter((id) => !refused.has(id)), ...all.filter((id) => refused.has(id))];
  }

  /** Never rejects. */
  async function pass(): Promise<void> {
    const failures = new Map<FrameId, AppError>();
    const learnt: Marking[] = [];
    const tried = async (id: FrameId): Promise<void> => {
      if (failures.size >= enough) return;
      try {
        const better = await frames.run(id, () => write(id));
        if (better) learnt.push(better);
      } catch (error) {
        const problem = toAppError(error);
        if (problem.code !== 'record-unparsable') {
          failures.set(id, problem);
          return;
        }
        hopeless.add(id);
        onProblem(problem);
      }
    };
    await Promise.all(waiting().map((id) => gate.run(() => tried(id))));
    const [problem] = failures.values();
    if (problem && refused.size === 0) {
      onProblem(problem);
      onRefused(problem);
    }
    refused = new Set(failures.keys());
    if (learnt.length > 0) onMarked(learnt);
  }

  async function write(id: FrameId): Promise<Marking | null> {
    const told = marks.unwrittenOf(id);
    const path = (await isFile(layout.record(id))) ? layout.record(id) : layout.trashedRecord(id);
    const file = await readJsonFile(path);
    if (!file) {
      marks.forgotten(id);
      return null;
    }
    const record = recordSchema.safeParse(file.content);
    if (!record.success || isOfNewerVersion(file.content))
      throw new AppError('record-unparsable', 'Marks cannot be written into it', {
        data: { file: `${id}.json` },
      });
    const written = writtenMarks(record.data.marks, told);
    const text = `${JSON.stringify({ ...record.data, marks: written }, null, 2)}\n`;
    await writeFileDurably(path, text, layout.marker);
    return marks.written(id, told, readMarks(written));
  }

  return {
    noted: () => schedule(rest, false),
    close: async () => {
      isClosed = true;
      if (timer) clearTimeout(timer.handle);
      await writing;
      await pass();
    },
  };
}

/** All that is in it stays, also what is of a later version. */
const recordSchema = z.looseObject({ marks: z.unknown().optional() });
