/** Ids: UUIDv7 (RFC 9562 §5.7), so that sorting by id is sorting by time of making. */
import { z } from 'zod';

const uuidV7 = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not a UUIDv7');

export const frameIdSchema = uuidV7.brand<'FrameId'>();
export const batchIdSchema = uuidV7.brand<'BatchId'>();
export const jobIdSchema = uuidV7.brand<'JobId'>();
export const collectionIdSchema = uuidV7.brand<'CollectionId'>();

export type FrameId = z.infer<typeof frameIdSchema>;
export type BatchId = z.infer<typeof batchIdSchema>;
export type JobId = z.infer<typeof jobIdSchema>;
export type CollectionId = z.infer<typeof collectionIdSchema>;

/**
 * The moment a UUIDv7 was made, in milliseconds since the Unix epoch.
 * Its first 48 bits are that number (RFC 9562 §5.7).
 */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
