/** Entry of the practice host, an Electron utility process: starts the gateway and tells main where it is. */
import { availableParallelism } from 'node:os';
import { createDrawPool } from './draw-pool.ts';
import { startPracticeGateway } from './practice-gateway.ts';
import type { PracticeGateway } from './practice-gateway.ts';

/** Posted once, when the gateway listens. */
export type PracticeAddress = Pick<PracticeGateway, 'baseUrl' | 'key'>;

/** The part of Electron's parent port that is used here; Electron sets it on `process` in a utility process. */
interface ParentPort {
  readonly postMessage: (message: PracticeAddress) => void;
}

// One core is left to the window; more than three drawing threads only cost memory.
const threads = Math.max(1, Math.min(3, availableParallelism() - 1));
const pool = createDrawPool(new URL('./draw-worker.js', import.meta.url), threads);
const { baseUrl, key } = await startPracticeGateway({ draw: pool.draw });
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
parentPort.postMessage({ baseUrl, key });
