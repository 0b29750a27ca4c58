/** A batch's journal taken over into its record: pure, idempotent, and strict about legal changes. */
import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';
import type { BatchRecord, JobRecord, JournalLine } from './batch-record.ts';
import { latestState } from './history.ts';
import { mayFollow } from './legal.ts';
import type { JobState } from './status.ts';

/**
 * The record with its journal's lines applied in order. Lines it already holds are skipped.
 * Errors: `record-unparsable` for a line of a strange job, a gap, or an illegal change.
 */
export function foldLines(record: BatchRecord, lines: readonly JournalLine[]): Result<BatchRecord> {
  const states = new Map<string, JobState[]>(record.jobs.map((job) => [job.id, [...job.states]]));
  for (const [index, line] of lines.entries()) {
    const known = states.get(line.job);
    if (!known) return broken(index, 'names a job that the batch has not');
    if (line.no < known.length) continue;
    if (line.no > known.length) return broken(index, 'leaves a gap');
    if (!mayFollow(known, line.state)) return broken(index, 'is an illegal change');
    known.push(line.state);
  }
  return success({
    ...record,
    jobs: record.jobs.map((job): JobRecord => ({ ...job, states: states.get(job.id) ?? job.states })),
  });
}

function broken(index: number, what: string): Result<never> {
  return failure({ code: 'record-unparsable', message: `Line ${index + 1} of the journal ${what}` });
}

/** States without the image bytes that a done job's frames hold already: a record need not carry them twice. */
export function withoutKeptBytes(states: readonly JobState[]): JobState[] {
  if (latestState(states).status !== 'done') return [...states];
  return states.map((state) =>
    state.status === 'answered'
      ? { ...state, answer: { ...state.answer, images: state.answer.images.map(spent) } }
      : state,
  );
}

type Image = Extract<JobState, { status: 'answered' }>['answer']['images'][number];

function spent(image: Image): Image {
  return image.source.kind === 'inline' ? { ...image, source: { kind: 'kept' } } : image;
}
