/** Entry of the practice host, an Electron utility process: starts the gateway and tells main where it is. */
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { modelSchema } from '../../shared/models/model.ts';
import { builtInModels } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { createDrawPool } from './draw-pool.ts';
import { startPracticeGateway } from './practice-gateway.ts';
import type { PracticeGateway } from './practice-gateway.ts';

/** Posted once, when the gateway listens. */
export type PracticeAddress = Pick<PracticeGateway, 'baseUrl' | 'key'>;

/** The part of Electron's parent port that is used here; Electron sets it on `process` in a utility process. */
interface ParentPort {
  readonly postMessage: (message: PracticeAddress) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}

/** What main says: the models to play, first and whenever they change. */
const ordersSchema = z.object({ models: z.array(modelSchema) });

// One core is left to the window; more than three drawing threads only cost memory.
const threads = Math.max(1, Math.min(3, availableParallelism() - 1));
const pool = createDrawPool(new URL('./draw-worker.js', import.meta.url), threads);
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
let models: ModelTable = builtInModels;
parentPort.on('message', ({ data }) => {
  models = ordersSchema.parse(data).models;
});
const { baseUrl, key } = await startPracticeGateway({ draw: pool.draw, models: () => models });
parentPort.postMessage({ baseUrl, key });
