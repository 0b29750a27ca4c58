/** The window's typed door to main: a value comes back, or an AppError is thrown. */
import { AppError } from '../shared/errors.ts';
import type { DropId } from '../shared/import/drop.ts';
import type {
  Bridge as RawBridge,
  EventName,
  Events,
  RouteInput,
  RouteName,
  RouteOutput,
} from '../shared/ipc/contract.ts';
import type { Envelope } from '../shared/ipc/envelope.ts';

/** Nothing, where the route takes nothing. */
type Input<Name extends RouteName> = undefined extends RouteInput<Name> ? [] : [input: RouteInput<Name>];

export interface Bridge {
  /** Throws the AppError that main answered with. */
  request<Name extends RouteName>(name: Name, ...input: Input<Name>): Promise<RouteOutput<Name>>;
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  /** The id by which main knows files that the user gave; throws `drop-not-on-disk`. */
  dropped(files: readonly File[]): Promise<DropId>;
}

type Listener = (payload: unknown) => void;

/** Main has parsed what it sends, at its own side of the border: here the types are trusted. */
export function createBridge(raw: RawBridge): Bridge {
  const listeners = new Map<string, Set<Listener>>();
  // One subscription for the whole window, however many stores follow.
  raw.on((event, payload) => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
  });
  return {
    async request(name, ...input) {
      const envelope = (await raw.request(name, input[0])) as Envelope<RouteOutput<typeof name>>;
      if (!envelope.ok) throw AppError.fromInfo(envelope.error);
      return envelope.value;
    },
    async dropped(files) {
      const drop = (await raw.dropped(files)) as DropId | null;
      if (drop === null) throw new AppError('drop-not-on-disk', 'No path');
      return drop;
    },
    on(name, listener) {
      const own: Listener = (payload) => listener(payload as Events[typeof name]);
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(own));
      return () => {
        all.delete(own);
      };
    },
  };
}

declare global {
  interface Window {
    readonly proofsheet: RawBridge;
  }
}
