/** An import as the window sees it: pictures from elsewhere, copied into the library. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';

/** Failures that are told by name; more are only counted. */
export const mostFailuresTold = 200;

export const importReasonSchema = z.enum([
  'empty',
  'truncated',
  'not-image',
  'undecodable',
  'too-many-pixels',
  'too-large',
  'unreadable',
]);
/** Why a file was not taken in. `unreadable`: the disk or its rights, and not what is in it. */
export type ImportReason = z.infer<typeof importReasonSchema>;

export const importRunSchema = z.object({
  /** `interrupted`: the app or the library ended before it; it can go on, and takes nothing twice. */
  state: z.enum(['counting', 'running', 'done', 'canceled', 'stopped', 'interrupted']),
  /** For reading only: the folder's name and its parent's, or how many files were given. */
  label: z.string(),
  /** Pictures found so far. */
  found: z.number().int(),
  /** Of those, looked at. */
  done: z.number().int(),
  kept: z.number().int(),
  /** In the library already, byte for byte. */
  duplicates: z.number().int(),
  failed: z.number().int(),
  /** By their names from the chosen folder on, 200 at most. */
  failures: z.array(z.object({ name: z.string(), reason: importReasonSchema })).readonly(),
  /** Pictures of formats that a library does not keep: how many of each, by its extension in capitals. */
  notTaken: z.record(z.string(), z.number().int()).readonly(),
  /** Links, which are not followed. */
  links: z.number().int(),
  /** Why it stopped. */
  error: errorInfoSchema.nullable(),
});
export type ImportRun = Readonly<z.infer<typeof importRunSchema>>;

export function isUnderWay({ state }: ImportRun): boolean {
  return state === 'counting' || state === 'running';
}

export function newRun(label: string, state: ImportRun['state']): ImportRun {
  const figures = { found: 0, done: 0, kept: 0, duplicates: 0, failed: 0, links: 0 };
  return { state, label, ...figures, failures: [], notTaken: {}, error: null };
}
