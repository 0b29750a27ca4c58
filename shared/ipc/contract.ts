/**
 * The whole border between the renderer and main: each route with the schemas of its input and output,
 * each event with its type. A handler that is missing or superfluous does not compile.
 */
import { z } from 'zod';
import { collectionsReadingSchema, placedFrameSchema } from '../collections/collection.ts';
import type { CollectionsReading } from '../collections/collection.ts';
import { collectionNameSchema } from '../collections/name.ts';
import { errorInfoSchema } from '../errors.ts';
import type { ErrorInfo } from '../errors.ts';
import { firstScreenSchema } from '../first-screen.ts';
import { markingsSchema } from '../frame/marking.ts';
import type { Marking } from '../frame/marking.ts';
import { frameRecordSchema, frameRowSchema, sheetPlaceSchema } from '../frame/record.ts';
import type { FrameRow } from '../frame/record.ts';
import { familySchema, historyEntrySchema } from '../history/entry.ts';
import { batchIdSchema, collectionIdSchema, frameIdSchema, jobIdSchema } from '../ids.ts';
import type { FrameId } from '../ids.ts';
import { jobViewSchema, queueSummarySchema } from '../job/view.ts';
import type { JobView, QueueSummary } from '../job/view.ts';
import { modelFileStatusSchema } from '../models/model-file.ts';
import type { ModelFileStatus } from '../models/model-file.ts';
import {
  listDeletionSchema,
  listRenamingSchema,
  listsReadingSchema,
  listWritingSchema,
} from '../lists/list-file.ts';
import { modelSchema } from '../models/model.ts';
import type { ModelTable } from '../models/table.ts';
import { largestPicture, pictureReadingSchema } from '../metadata/picture.ts';
import { spendTodaySchema } from '../money/spend.ts';
import { requestSchema } from '../request.ts';
import { sheetGrowthSchema } from '../sheet/growth.ts';
import { batchSheetSchema, sheetSummarySchema } from '../sheet/sheet.ts';
import { settingsChangeSchema, settingsSchema } from '../settings/settings.ts';
import type { Settings } from '../settings/settings.ts';

const nothing = z.void();
const jobIds = z.strictObject({ jobs: z.array(jobIdSchema).min(1).max(10_000) });
const frameIds = z.strictObject({ frames: z.array(frameIdSchema).min(1).max(10_000) });

const collection = z.strictObject({ collection: collectionIdSchema });
const collectedFrames = collection.extend(frameIds.shape);
const framesToPlace = collection.extend({ placed: z.array(placedFrameSchema).min(1).max(10_000) });
const placedFrames = z.object({ placed: z.array(placedFrameSchema).readonly() });

const sheetName = z.string().max(200);

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
  frames: z.number().int(),
  /** Why it is broken. */
  error: errorInfoSchema.nullable(),
  /** Records of frames and batches that could not be read: skipped and left as they are. */
  unreadable: z.number().int(),
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
  /** The user's own file of models, already taken into `models`. */
  modelFile: modelFileStatusSchema,
  library: libraryStatusSchema,
});
export type AppState = z.infer<typeof appStateSchema>;

export const routes = {
  'app.state': { input: nothing, output: appStateSchema },
  /** What the window will begin with; null as soon as what was told before does not hold any more. */
  'window.first-screen': { input: firstScreenSchema.nullable(), output: nothing },
  /** The window fills the screen, or is itself again. */
  'window.full-screen': { input: z.strictObject({ isOn: z.boolean() }), output: nothing },
  'settings.change': { input: settingsChangeSchema, output: settingsSchema },
  /** Makes the user's file of models if there is none, and shows it in its folder. */
  'models.show-file': { input: nothing, output: nothing },
  /** Asks the gateway for its models with this key, and keeps the key only if it answers. */
  'key.save': { input: z.strictObject({ key: z.string().max(400) }), output: keyStatusSchema },
  'key.remove': { input: nothing, output: keyStatusSchema },
  /** Main opens the folder dialog. `false`: the user closed it. */
  'library.choose-folder': { input: nothing, output: z.boolean() },
  'library.reopen': { input: nothing, output: libraryStatusSchema },
  /**
   * `variants` is how many the renderer showed, `digest` which (shared/prompt/digest.ts): main expands the prompt itself, and
   * sends nothing when it comes to others.
   */
  'batch.generate': {
    input: z.strictObject({
      request: requestSchema,
      variants: z.number().int().min(1),
      digest: z.string().length(16),
      /** The user was asked, and lets it pass a spending limit; without it main answers `spend-limit`. */
      consented: z.boolean(),
    }),
    output: z.object({ batchId: batchIdSchema, jobs: z.array(jobIdSchema) }),
  },
  /**
   * Adds rows and columns to a sheet: only the missing cells are made. `consented`: as in `batch.generate`. Errors:
   * `invalid-input`, `sheet-changed`, `batch-not-found`, `spend-limit`.
   */
  'batch.extend': {
    input: sheetGrowthSchema.extend({ consented: z.boolean() }),
    output: z.object({ jobs: z.array(jobIdSchema) }),
  },
  /** Errors: `batch-not-found`, `record-unparsable`, `library-unreadable`. */
  'sheet.open': { input: z.strictObject({ batch: batchIdSchema }), output: batchSheetSchema },
  /** Main opens the dialog; `name` is what it proposes. `false`: the user closed it. Errors: `file-not-written`, `disk-full`. */
  'sheet.save-pdf': { input: z.strictObject({ name: sheetName }), output: z.boolean() },
  'sheet.save-png': {
    input: z.strictObject({ name: sheetName, bytes: z.instanceof(Uint8Array) }),
    output: z.boolean(),
  },
  'sheet.print': { input: nothing, output: z.boolean() },
  /** Newest first, from before a batch on, or from the newest. Batches that cannot be read are left out. */
  'sheet.list': {
    input: z.strictObject({ before: batchIdSchema.nullable(), limit: z.number().int().min(1).max(100) }),
    output: z.array(sheetSummarySchema),
  },
  /** Unsettled jobs, and the newest settled ones (200 at most), in the order they were asked for. */
  'queue.snapshot': {
    input: nothing,
    output: z.object({ jobs: z.array(jobViewSchema), summary: queueSummarySchema }),
  },
  /** Spent since midnight; calls of practice cost nothing. */
  'queue.spend': { input: nothing, output: spendTodaySchema },
  'queue.pause': { input: nothing, output: nothing },
  'queue.resume': { input: nothing, output: nothing },
  'queue.cancel': { input: jobIds, output: nothing },
  'queue.cancel-all': { input: nothing, output: nothing },
  /**
   * Of an unknown job: sends again, which may be billed a second time; the renderer has asked. `batch`: theirs, so that
   * jobs of an earlier run are found too.
   */
  'queue.retry': { input: jobIds.extend({ batch: batchIdSchema.optional() }), output: nothing },
  /** Failed jobs only, and not what may be billed a second time: those, refused and unknown ones want a person's word each. */
  'queue.retry-failed': { input: nothing, output: nothing },
  'queue.to-front': { input: jobIds, output: nothing },
  /** Takes settled jobs off the list; their journals stay. */
  'queue.clear-settled': { input: nothing, output: nothing },
  /** Every frame's number, newest first; and the rows of the first of them, so that a first screenful needs no second question. */
  'frames.order': {
    input: nothing,
    output: z.object({ numbers: z.instanceof(Uint32Array), rows: z.array(frameRowSchema) }),
  },
  'frames.rows': {
    input: z.strictObject({ numbers: z.array(z.number().int().min(0)).max(1_000) }),
    output: z.array(frameRowSchema),
  },
  /** Where the frames of a batch lie, in the order of its sheet; empty for a batch that has none. */
  'frames.places': { input: z.strictObject({ batch: batchIdSchema }), output: z.array(sheetPlaceSchema) },
  'frames.record': { input: z.strictObject({ frame: frameIdSchema }), output: frameRecordSchema },
  /** Answers with the markings that take it back, which leave out frames that it did not change. Errors: `disk-full`, `library-read-only`. */
  'frames.mark': { input: z.strictObject({ markings: markingsSchema }), output: markingsSchema },
  /** Those in use in the library, the most used first, 500 at most. */
  'frames.keywords': { input: nothing, output: z.array(z.string()) },
  'frames.trash': { input: frameIds, output: nothing },
  'frames.restore': { input: frameIds, output: z.array(frameRowSchema) },
  'frames.reveal': { input: z.strictObject({ frame: frameIdSchema }), output: nothing },
  /** Requests ever sent, newest first, prompts cut. `before`: only what is older; an empty query finds all. */
  'history.page': {
    input: z.strictObject({
      query: z.string().max(1_000),
      before: batchIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.array(historyEntrySchema),
  },
  /** One of them, its prompt whole. */
  /** What one was made from and led to; empty for one that is not known. */
  'history.family': { input: z.strictObject({ batch: batchIdSchema }), output: familySchema },
  'history.request': { input: z.strictObject({ batch: batchIdSchema }), output: historyEntrySchema },
  /** The lists that `__name__` draws from, as they are on disk now; each of the others answers with the same. */
  'lists.read': { input: nothing, output: listsReadingSchema },
  /** Errors: `list-changed-on-disk`, `list-name-taken`, `list-not-found`, `list-too-large`: nothing was written. */
  'lists.write': { input: listWritingSchema, output: listsReadingSchema },
  'lists.rename': { input: listRenamingSchema, output: listsReadingSchema },
  /** To the library's trash; writing it anew takes it back. */
  'lists.delete': { input: listDeletionSchema, output: listsReadingSchema },
  'lists.add-starters': { input: nothing, output: listsReadingSchema },
  /** The collections as they are on disk now. What the others change is told by `collections.changed`. */
  'collections.read': { input: nothing, output: collectionsReadingSchema },
  /** Errors of these: `collection-name-taken`, `collection-not-found`, `collection-full`: nothing was changed. */
  'collections.make': {
    input: z.strictObject({ name: collectionNameSchema, frames: z.array(frameIdSchema).max(10_000) }),
    output: collection,
  },
  'collections.rename': {
    input: collection.extend({ name: collectionNameSchema }),
    output: nothing,
  },
  /** To the library's trash, and back. No frame goes with it. */
  'collections.delete': { input: collection, output: nothing },
  'collections.restore': { input: collection, output: nothing },
  /** `placed`: those that were not in it yet; they come last. */
  'collections.add': { input: collectedFrames, output: placedFrames },
  /** `placed`: those that were in it, with the places they had. */
  'collections.remove': { input: collectedFrames, output: placedFrames },
  /** Takes a removal back: each frame to the place it had. */
  'collections.put-back': {
    input: framesToPlace,
    output: nothing,
  },
  /** To before another frame of it, or last (null). `placed`: where they lay. */
  'collections.move': {
    input: collectedFrames.extend({ before: frameIdSchema.nullable() }),
    output: placedFrames,
  },
  /** Takes a move back. `placed`: where they lay meanwhile. */
  'collections.place': { input: framesToPlace, output: placedFrames },
  /** Numbers of its frames in their order, and the rows of the first of them (as `frames.order`). */
  'collections.order': {
    input: collection,
    output: z.object({ numbers: z.instanceof(Uint32Array), rows: z.array(frameRowSchema) }),
  },
  /** What a picture file from elsewhere shows and tells. Errors: `picture-not-image`, `picture-unreadable`. */
  'picture.read': {
    input: z.strictObject({
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= largestPicture, 'too large'),
    }),
    output: pictureReadingSchema,
  },
  /** Main opens the file dialog. Null: the user closed it. Errors: also `picture-too-large`, `picture-unreadable`. */
  'picture.choose': {
    input: nothing,
    output: z.object({ name: z.string(), reading: pictureReadingSchema }).nullable(),
  },
  /** Puts text on the clipboard: prompts, seeds, ids. */
  'clipboard.write': { input: z.strictObject({ text: z.string().max(200_000) }), output: nothing },
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type RouteInput<Name extends RouteName> = z.infer<Routes[Name]['input']>;
export type RouteOutput<Name extends RouteName> = z.infer<Routes[Name]['output']>;

/** Main tells, the renderer never answers. */
export interface Events {
  readonly 'app.changed': {
    readonly key: KeyStatus;
    readonly practice: boolean;
    readonly gatewayLabel: string;
    readonly settings: Settings;
  };
  /** The user's file of models was changed, or what the key may call. */
  readonly 'models.changed': {
    readonly models: ModelTable;
    readonly modelFile: ModelFileStatus;
    readonly deniedModels: readonly string[];
  };
  readonly 'library.changed': z.infer<typeof libraryStatusSchema>;
  /** Only the jobs that changed. */
  readonly 'queue.changed': { readonly jobs: readonly JobView[]; readonly summary: QueueSummary };
  /** A frame is on its way: its thumbnail can be asked for before the frame is there. */
  readonly 'frames.pictured': { readonly sha256: string };
  /** New frames, oldest of them first. */
  readonly 'frames.added': { readonly rows: readonly FrameRow[] };
  readonly 'frames.marked': { readonly markings: readonly Marking[] };
  /** Marks cannot be written into the records now: they are kept on this computer, and tried again. */
  readonly 'marks.refused': ErrorInfo;
  readonly 'frames.removed': { readonly frames: readonly FrameId[] };
  /** The index was rebuilt or another library opened: every number is void. */
  readonly 'frames.reset': null;
  /** A request was sent, or the history was read anew: pages of it are to be asked for again. */
  readonly 'history.changed': null;
  /** Lists were changed from outside the app, or another library was opened: they are to be read again. */
  readonly 'lists.changed': null;
  /** Collections were changed, here or from outside the app, or another library was opened. */
  readonly 'collections.changed': { readonly reading: CollectionsReading };
  /** Asked for from here, from the menu, or by the system's own means. */
  readonly 'window.full-screen': { readonly isOn: boolean };
  /** A menu entry was chosen: the renderer runs the command of that id (renderer/commands.ts). */
  readonly 'command.run': { readonly command: string };
}
export type EventName = keyof Events;

/** What preload puts on `window.proofsheet`: one door in, one door out. */
export interface Bridge {
  request(route: string, input: unknown): Promise<unknown>;
  /** Returns a function that ends the subscription. */
  on(listener: (event: string, payload: unknown) => void): () => void;
}
