/** Which parts of requests have just been found at fault: once each, however many jobs of a batch say the same. Pure. */
import type { FieldFault } from '../../shared/request-field.ts';
import { fieldFaultOf } from '../../shared/request-field.ts';
import type { QueueMoment } from './announce.ts';

export function newFieldFaults(before: QueueMoment, after: QueueMoment): readonly FieldFault[] {
  // The first snapshot is what was there already, not news.
  if (before.summary === null) return [];
  const faults = new Map<string, FieldFault>();
  for (const job of after.jobs.values()) {
    if (job.status !== 'failed' || !job.error || before.jobs.get(job.id)?.status === 'failed') continue;
    const fault = fieldFaultOf(job.error);
    if (fault) faults.set(`${fault.code} ${fault.field}`, fault);
  }
  return [...faults.values()];
}
