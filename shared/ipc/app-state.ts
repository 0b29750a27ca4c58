/** What the window is told of the app as a whole: key, library, models, settings. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { modelFileStatusSchema } from '../models/model-file.ts';
import { modelSchema } from '../models/model.ts';
import { settingsSchema } from '../settings/settings.ts';

/** What is known of the key: never the key. */
export const keyStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('set'),
    /** The last four characters. */
    ending: z.string().length(4),
    /** `this-run`: the OS offers no real encryption, or the key came from the environment. */
    kept: z.enum(['keychain', 'this-run']),
    /** Why it is kept for this run only. */
    because: z.enum(['no-keychain', 'environment']).nullable(),
    /** Host of the gateway it was checked with, where that is not the one in force: the key is not sent to this one. */
    elsewhere: z.string().nullable(),
  }),
]);
export type KeyStatus = z.infer<typeof keyStatusSchema>;

export const libraryStatusSchema = z.object({
  state: z.enum(['opening', 'ready', 'broken']),
  /** For reading only: the folder's name and its parent's. */
  label: z.string(),
  /** Why it is broken. */
  error: errorInfoSchema.nullable(),
  /** Records of frames and batches that could not be read: skipped and left as they are. */
  unreadable: z.number().int(),
  // Absent mostly. The folder that is being opened does not answer; it may still.
  isSilent: z.literal(true).exactOptional(),
});
export type LibraryStatus = z.infer<typeof libraryStatusSchema>;

export const appStateSchema = z.object({
  version: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  settings: settingsSchema,
  key: keyStatusSchema,
  /** Whether the OS keychain really encrypts here. */
  keychain: z.boolean(),
  /** No key is set: calls go to the built-in gateway and cost nothing. */
  practice: z.boolean(),
  /** Host of the gateway in use, or `practice`. */
  gatewayLabel: z.string(),
  /** A switch or the environment names the gateway, so the setting is not in force. */
  gatewayFixed: z.boolean(),
  /** The models in force: what main checks requests by. */
  models: z.array(modelSchema).readonly(),
  /** Ids of those that the key may not call; empty in practice and while nothing is known. */
  deniedModels: z.array(z.string()).readonly(),
  /** Ids of those that the gateway takes no tasks for: they are delivered Direct, whatever is chosen. */
  tasklessModels: z.array(z.string()).readonly(),
  /** The user's own file of models, already taken into `models`. */
  modelFile: modelFileStatusSchema,
  library: libraryStatusSchema,
});
export type AppState = z.infer<typeof appStateSchema>;
