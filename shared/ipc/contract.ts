/**
 * The whole border between the renderer and main: each route with the schemas of its input and output,
 * each event with its type, domain by domain (routes/). A handler that is missing or superfluous does not compile.
 */
import type { z } from 'zod';
import { appRoutes } from './routes/app.ts';
import type { AppEvents } from './routes/app.ts';
import { queueRoutes } from './routes/queue.ts';
import type { QueueEvents } from './routes/queue.ts';
import { sheetRoutes } from './routes/sheet.ts';
import { framesRoutes } from './routes/frames.ts';
import type { FramesEvents } from './routes/frames.ts';
import { historyRoutes } from './routes/history.ts';
import type { HistoryEvents } from './routes/history.ts';
import { librariesRoutes } from './routes/libraries.ts';
import type { LibrariesEvents } from './routes/libraries.ts';
import { listsRoutes } from './routes/lists.ts';
import type { ListsEvents } from './routes/lists.ts';
import { collectionsRoutes } from './routes/collections.ts';
import type { CollectionsEvents } from './routes/collections.ts';
import { exportRoutes } from './routes/export.ts';
import type { ExportEvents } from './routes/export.ts';
import { importRoutes } from './routes/import.ts';
import type { ImportEvents } from './routes/import.ts';
import { handoutRoutes } from './routes/handout.ts';
import { moneyRoutes } from './routes/money.ts';
import { quitRoutes } from './routes/quit.ts';
import type { QuitEvents } from './routes/quit.ts';
import { pictureRoutes } from './routes/picture.ts';
import { trashRoutes } from './routes/trash.ts';

export const routes = {
  ...appRoutes,
  ...librariesRoutes,
  ...queueRoutes,
  ...quitRoutes,
  ...moneyRoutes,
  ...sheetRoutes,
  ...framesRoutes,
  ...trashRoutes,
  ...historyRoutes,
  ...listsRoutes,
  ...collectionsRoutes,
  ...pictureRoutes,
  ...handoutRoutes,
  ...importRoutes,
  ...exportRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type RouteInput<Name extends RouteName> = z.infer<Routes[Name]['input']>;
export type RouteOutput<Name extends RouteName> = z.infer<Routes[Name]['output']>;

/** Main tells, the renderer never answers. */
export interface Events
  extends
    AppEvents,
    LibrariesEvents,
    ImportEvents,
    QuitEvents,
    QueueEvents,
    FramesEvents,
    HistoryEvents,
    ListsEvents,
    CollectionsEvents,
    ExportEvents {}
export type EventName = keyof Events;

/** What preload puts on `window.proofsheet`: one door in, one door out, and one for what the user drops. */
export interface Bridge {
  request(route: string, input: unknown): Promise<unknown>;
  /** Returns a function that ends the subscription. */
  on(listener: (event: string, payload: unknown) => void): () => void;
  /** `files`: the browser's own File objects. The id under which main knows where they lie; null: they lie nowhere. */
  dropped(files: readonly unknown[]): Promise<unknown>;
}
