/** The record of a frame as far as the call tells it: what was asked, and what came of it. Pure. */
import type { FrameDraft } from '../../shared/frame/record.ts';
import { latestSending, openAnswer } from '../../shared/job/history.ts';
import type { AnsweredImage } from '../../shared/job/status.ts';
import type { QueuedJob } from './job-table.ts';

/** Everything that lets the frame be made again, but for what only the bytes can tell. */
export function draftOf(job: QueuedJob, image: AnsweredImage, index: number): FrameDraft {
  const { batch } = job;
  const { request } = batch;
  const { shape } = request;
  const sending = latestSending(job.states);
  const answered = openAnswer(job.states);
  if (!sending || !answered) throw new Error('An image without a call');
  return {
    version: 1,
    id: image.frame,
    batchId: batch.id,
    jobId: job.id,
    row: job.row,
    column: job.column,
    asked: {
      model: request.model,
      prompt: batch.variants[job.row] ?? '',
      size: shape.kind === 'size' ? shape.size : null,
      aspectRatio: shape.kind === 'aspect' ? shape.aspectRatio : null,
      seed: job.seed,
      n: job.n,
      quality: request.quality ?? null,
      negativePrompt: request.negativePrompt ?? null,
      style: request.style ?? null,
      outputFormat: request.outputFormat ?? null,
      outputCompression: request.outputCompression ?? null,
    },
    answered: {
      index,
      revisedPrompt: image.revisedPrompt,
      gateway: sending.gateway,
      practice: sending.practice,
      delivery: sending.delivery,
      sentAt: new Date(sending.at).toISOString(),
      tookSeconds: answered.answer.tookSeconds,
    },
  };
}
