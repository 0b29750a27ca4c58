/** Every request of the renderer passes here: sender checked, route looked up, input parsed, answer enveloped. */
import { z } from 'zod';
import type { Envelope } from '../../shared/ipc/envelope.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../shared/ipc/contract.ts';
import { routes } from '../../shared/ipc/contract.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';

/** One function for each route: what is missing or superfluous does not compile. */
export type Handlers = {
  readonly [Name in RouteName]: (input: RouteInput<Name>) => Promise<RouteOutput<Name>> | RouteOutput<Name>;
};

/** Answers one request. `trusted`: it came from the top frame of our own window at our own origin. */
export type Router = (trusted: boolean, route: unknown, input: unknown) => Promise<Envelope<unknown>>;

export function createRouter(handlers: Handlers, log: Log): Router {
  return async (trusted, route, input) => {
    try {
      if (!trusted) throw new AppError('forbidden-sender', 'Not from the app’s own window');
      return { ok: true, value: await dispatch(handlers, route, input) };
    } catch (thrown) {
      const error = toAppError(thrown);
      const level = error.code === 'internal' ? 'error' : 'warn';
      log(level, 'request-failed', {
        route: typeof route === 'string' ? route.slice(0, 80) : typeof route,
        error,
      });
      return { ok: false, error: error.toInfo() };
    }
  };
}

async function dispatch(handlers: Handlers, route: unknown, input: unknown): Promise<unknown> {
  if (typeof route !== 'string' || !isRoute(route)) throw new AppError('unknown-route', 'No such route');
  const parsed = routes[route].input.safeParse(input ?? undefined);
  // The issues name fields and rules; the values stay out, for one of them may be a key.
  if (!parsed.success) throw new AppError('invalid-input', z.prettifyError(parsed.error));
  const handle = handlers[route] as (input: unknown) => unknown;
  return await handle(parsed.data);
}

function isRoute(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}
