/** The queue in numbers. Pure. */
import { assertNever } from '../../shared/assert-never.ts';
import type { JobState, JobStatus } from '../../shared/job/status.ts';
import type { QueueSummary } from '../../shared/job/view.ts';

type Counts = Pick<QueueSummary, 'waiting' | 'inFlight' | 'downloading' | 'wanting'>;

export function summarise(states: readonly JobState[]): Counts {
  const counts = { waiting: 0, inFlight: 0, downloading: 0, wanting: 0 };
  for (const { status } of states) {
    const column = columnOf(status);
    if (column) counts[column] += 1;
  }
  return counts;
}

function columnOf(status: JobStatus): keyof Counts | null {
  switch (status) {
    case 'waiting':
      return 'waiting';
    case 'sending':
      return 'inFlight';
    case 'answered':
    case 'downloading':
      return 'downloading';
    case 'failed':
    case 'refused':
    case 'unknown':
      return 'wanting';
    case 'done':
    case 'canceled':
      return null;
    default:
      return assertNever(status);
  }
}
