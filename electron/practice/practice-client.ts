/** Main's end of the practice gateway: starts its process on first use and learns where it listens. */
import { z } from 'zod';
import type { ModelTable } from '../../shared/models/table.ts';
import { AppError } from '../../shared/errors.ts';

/** The part of Electron's UtilityProcess that is used. */
export interface PracticeProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What the practice process says when it listens. */
const readySchema = z.object({ baseUrl: z.url(), key: z.string().min(1) });
export type PracticeEndpoint = z.infer<typeof readySchema>;

export interface PracticeGateway {
  /** Starts the process if it does not run. Errors: `gateway-unreachable` when it ends, or takes too long, before it listens. */
  start(): Promise<PracticeEndpoint>;
  /** The table in force is another one. */
  modelsChanged(): void;
  stop(): void;
}

/** Ms that the process may take to listen; half a second is usual. */
const longestStart = 30_000;

export function createPracticeGateway({
  fork,
  models,
  onExit,
}: {
  readonly fork: () => PracticeProcess;
  /** The models it plays. */
  readonly models: () => ModelTable;
  readonly onExit: () => void;
}): PracticeGateway {
  let running: { readonly child: PracticeProcess; readonly endpoint: Promise<PracticeEndpoint> } | null =
    null;

  const start = (): { child: PracticeProcess; endpoint: Promise<PracticeEndpoint> } => {
    const child = fork();
    child.postMessage({ models: models() });
    const endpoint = new Promise<PracticeEndpoint>((resolve, reject) => {
      // Its exit tells the rest.
      const timer = setTimeout(() => child.kill(), longestStart);
      child.on('message', (message) => {
        const ready = readySchema.safeParse(message);
        if (!ready.success) return;
        clearTimeout(timer);
        resolve(ready.data);
      });
      child.on('exit', (code) => {
        clearTimeout(timer);
        if (running?.child === child) running = null;
        reject(new AppError('gateway-unreachable', `The practice gateway ended with code ${code}`));
        onExit();
      });
    });
    return { child, endpoint };
  };

  return {
    start: () => {
      running ??= start();
      return running.endpoint;
    },
    modelsChanged: () => running?.child.postMessage({ models: models() }),
    stop: () => {
      const child = running?.child;
      running = null;
      child?.kill();
    },
  };
}
