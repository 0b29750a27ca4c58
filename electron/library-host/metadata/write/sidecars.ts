/** What may lie beside an exported picture: its metadata as XMP, and as JSON for programs of one's own. */
import type { Credit } from '../../../../shared/export/credit.ts';
import type { FrameRecord } from '../../../../shared/frame/record.ts';
import type { MetadataPolicy, MetadataToWrite } from './metadata-to-write.ts';
import { xmpPacket } from './xmp-packet.ts';

export function xmpSidecar({ xmp }: MetadataToWrite): string {
  return `${xmpPacket(xmp)}\n`;
}

/** `format`: raised when a value changes its meaning. No gateway and no file name: a copy tells nothing of where it was made. */
export function jsonSidecar(
  record: FrameRecord,
  policy: MetadataPolicy,
  { creator, copyright, creditLine }: Credit,
  version: string,
): string {
  const { id, batchId, jobId, createdAt, asked, answered, file, marks = {} } = record;
  const { type, bytes, sha256, width, height } = file;
  const original = { type, bytes, sha256, width, height };
  const content =
    policy === 'full'
      ? {
          frame: { id, batchId, jobId, createdAt },
          asked,
          answered: {
            index: answered.index,
            revisedPrompt: answered.revisedPrompt,
            practice: answered.practice,
            sentAt: answered.sentAt,
          },
          marks: Object.fromEntries(Object.entries(marks).map(([field, { value }]) => [field, value])),
          original,
        }
      : { original };
  const credit = policy === 'full' ? { creator, copyright, creditLine } : { creator, copyright };
  return `${JSON.stringify({ format: 1, app: `Proofsheet ${version}`, credit, ...content }, null, 2)}\n`;
}
