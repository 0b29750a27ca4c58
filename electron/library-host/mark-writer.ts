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
import { isFile } from './frame-files.ts';
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

export interface MarkWriterTools {
  readonly layout: LibraryLayout;
  readonly marks: MarkIndex;
  /** One piece of work at a time for each frame. */
  readonly frames: KeyedLock;
  /** Records knew better: what the window is to be told. */
  readonly onMarked: (markings: readonly Marking[]) => void;
  readonly onProblem: (problem: AppError) => void;
}

export function createMarkWriter({
  layout,
  marks,
  frames,
  onMarked,
  onProblem,
}: MarkWriterTools): MarkWriter {
  const gate = createGate(atOnce);
  /** Records that cannot be written into, whatever the disk does: the mark stays in the index until the next start. */
  const hopeless = new Set<FrameId>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;
  let isClosed = false;

  function schedule(wait: number): void {
    if (isClosed || writing) return;
    timer ??= setTimeout(() => {
      timer = null;
      writing = pass().then((isDone) => {
        writing = null;
        if (waiting().length > 0) schedule(isDone ? rest : restAfterFailure);
      });
    }, wait);
  }

  function waiting(): FrameId[] {
    return marks.unwritten().filter((id) => !hopeless.has(id));
  }

  /** True: the disk took everything it was given. Never rejects. */
  async function pass(): Promise<boolean> {
    const problems = new Map<string, AppError>();
    const learnt: Marking[] = [];
    await Promise.all(
      waiting().map((id) =>
        gate.run(async () => {
          // A disk that is full for one is full for all.
          if (problems.size > 0) return;
          try {
            const better = await frames.run(id, () => write(id));
            if (better) learnt.push(better);
          } catch (error) {
            const problem = toAppError(error);
            if (problem.code === 'record-unparsable') {
              hopeless.add(id);
              onProblem(problem);
            } else problems.set(problem.code, problem);
          }
        }),
      ),
    );
    for (const problem of problems.values()) onProblem(problem);
    if (learnt.length > 0) onMarked(learnt);
    return problems.size === 0;
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
    if (!record.success)
      throw new AppError('record-unparsable', 'Marks cannot be written into it', {
        data: { file: `${id}.json` },
      });
    const written = writtenMarks(record.data.marks, told);
    await writeFileDurably(path, `${JSON.stringify({ ...record.data, marks: written }, null, 2)}\n`);
    return marks.written(id, told, readMarks(written));
  }

  return {
    noted: () => schedule(rest),
    close: async () => {
      isClosed = true;
      if (timer) clearTimeout(timer);
      await writing;
      await pass();
    },
  };
}

/** All that is in it stays, also what is of a later version. */
const recordSchema = z.looseObject({ marks: z.unknown().optional() });
