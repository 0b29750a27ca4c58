/**
 * "Check this seed": a frame is asked for once more, exactly as it was, to see whether its seed gives the same
 * picture. The check is an ordinary request of one call, marked as a check and made from that frame.
 */
import type { FrameRecord } from '../frame/record.ts';
import type { FrameId } from '../ids.ts';
import { outputFormatSchema } from '../models/model.ts';
import { escapePrompt } from '../prompt/tokens.ts';
import type { Request } from '../request.ts';
import type { Shape } from '../size/size.ts';

/** `other-gateway`: practice frames can only be asked of practice, paid ones never. */
export type CheckLack = 'no-seed' | 'seed-of-call' | 'other-gateway';

type Recorded = Pick<FrameRecord, 'id' | 'batchId' | 'asked' | 'answered'>;

/** Why a frame's seed cannot be checked now, or null. `isPractice`: calls go to practice now. */
export function checkLackOf({ asked, answered }: Recorded, isPractice: boolean): CheckLack | null {
  if (asked.seed === null) return 'no-seed';
  // Of n images in one call only the first one's seed is known.
  if (answered.index > 0) return 'seed-of-call';
  return answered.practice === isPractice ? null : 'other-gateway';
}

/** Null for a frame without a seed, and for one that was asked for without size or aspect ratio. */
export function checkRequestOf({ id, batchId, asked }: Recorded): Request | null {
  const shape = shapeOf(asked);
  if (asked.seed === null || shape === null) return null;
  const format = outputFormatSchema.safeParse(asked.outputFormat);
  return {
    model: asked.model,
    // Sent once already, so it is not to be expanded again.
    prompt: escapePrompt(asked.prompt),
    shape,
    seeds: { kind: 'locked', seed: asked.seed },
    frames: 1,
    imagesPerCall: 1,
    ...(asked.quality !== null && { quality: asked.quality }),
    ...(typeof asked.negativePrompt === 'string' && { negativePrompt: asked.negativePrompt }),
    ...(typeof asked.style === 'string' && { style: asked.style }),
    ...(format.success && { outputFormat: format.data }),
    ...(typeof asked.outputCompression === 'number' && { outputCompression: asked.outputCompression }),
    madeFrom: { batch: batchId, frame: id },
    check: true,
  };
}

/** The frame that a request checks, or null. */
export function checkedFrameOf({ check, madeFrom }: Pick<Request, 'check' | 'madeFrom'>): FrameId | null {
  return check === true ? (madeFrom?.frame ?? null) : null;
}

function shapeOf({ size, aspectRatio }: FrameRecord['asked']): Shape | null {
  if (size !== null) return { kind: 'size', size };
  return aspectRatio === null ? null : { kind: 'aspect', aspectRatio };
}
