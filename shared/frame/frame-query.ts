/** Which frames are asked for, and in which order: what the grid shows is the answer to one of these. */
import { z } from 'zod';
import { collectionIdSchema } from '../ids.ts';
import type { FrameStacks } from './stacks.ts';

/** `own`: newest first, or the order that the user gave a collection. Within equals the newest is first. */
export const frameSortSchema = z.enum(['own', 'newest', 'oldest', 'rating', 'seed', 'prompt']);
export type FrameSort = z.infer<typeof frameSortSchema>;

export const frameGroupSchema = z.enum(['none', 'day', 'batch', 'prompt']);
export type FrameGroup = z.infer<typeof frameGroupSchema>;

/** What frames of one stack share. */
export const frameStackSchema = z.enum(['none', 'batch', 'prompt']);
export type FrameStack = z.infer<typeof frameStackSchema>;

/** Stacks that may be named as open. */
export const mostOpenStacks = 1_000;

/** UTF-16 units of what is typed into the search field. */
export const longestSearch = 2_000;

export const frameQuerySchema = z.strictObject({
  /** Null: the whole library. */
  collection: collectionIdSchema.nullable(),
  /** As it is typed; empty for all. */
  search: z.string().max(longestSearch),
  sort: frameSortSchema,
  group: frameGroupSchema,
  /** Absent: none. */
  stack: frameStackSchema.exactOptional(),
  /** Which stacks show all of their frames: all of them, or those that have one of these. */
  open: z.union([z.literal('all'), z.array(z.number().int().min(0)).max(mostOpenStacks)]).exactOptional(),
});
export type FrameQuery = Readonly<z.infer<typeof frameQuerySchema>>;

/** Every frame, newest first. */
export const wholeLibrary: FrameQuery = { collection: null, search: '', sort: 'own', group: 'none' };

export function isWholeLibrary(query: FrameQuery): boolean {
  const { collection, search, sort, group } = query;
  return (
    collection === null && search.trim() === '' && sort === 'own' && group === 'none' && !isStacked(query)
  );
}

export function isStacked({ stack }: FrameQuery): boolean {
  return stack !== undefined && stack !== 'none';
}

/**
 * Where groups begin in the order of frames, ascending from 0, and what each is of: a day (`2026-10-05`, local), a batch's
 * id, or a prompt. None at all for frames that are not grouped.
 */
export const frameGroupsSchema = z.object({
  starts: z.instanceof(Uint32Array),
  keys: z.array(z.string()).readonly(),
});
export type FrameGroups = Readonly<z.infer<typeof frameGroupsSchema>>;

export const noGroups: FrameGroups = { starts: new Uint32Array(0), keys: [] };

/** Numbers of the frames that answer a query. */
export interface FrameOrder {
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly groups: FrameGroups;
  readonly stacks: FrameStacks;
}
