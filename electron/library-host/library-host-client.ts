/**
 * Main's end of the library host: typed calls, and a host that is started again when it crashes.
 *
 * A crash is most likely a file that the decoder cannot stand. The calls that were decoding are therefore not
 * failed but done again, one by one and alone; the one that ends the host a second time is the culprit: it fails,
 * its bytes go to quarantine unopened, and the others never notice. Reading calls in flight fail.
 */
import { AppError, toAppError } from '../../shared/errors.ts';
import type {
  LibraryCall,
  LibraryMethod,
  LibraryMethods,
  LibraryNews,
  NewsListeners,
  LibraryReply,
} from './contract.ts';
import type { KeepFrame } from './contract/frame-methods.ts';
import { mayStartAgain, recentCrashes } from './crash-policy.ts';

/** The part of Electron's UtilityProcess that is used. */
export interface HostProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface LibraryHostClient {
  /** Rejects with an AppError: the method's own, or `library-host-crashed`. Opening starts a host that stays down. */
  call<Method extends LibraryMethod>(
    method: Method,
    input: Parameters<LibraryMethods[Method]>[0],
  ): Promise<ReturnType<LibraryMethods[Method]>>;
  /**
   * Leaves a host that waits for a folder which does not answer, with all that it does, and starts another without a library.
   * Calls under way are rejected with `library-silent`.
   */
  abandon(): void;
  /** Lets the host finish what it does, unless that takes too long; after that every call is rejected. */
  close(): Promise<void>;
}

interface Call {
  readonly method: LibraryMethod;
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

type State =
  | { readonly kind: 'running'; readonly child: HostProcess }
  | { readonly kind: 'down' }
  | { readonly kind: 'closed' };

export function createLibraryHostClient(options: {
  /** Starts a host process. */
  readonly fork: () => HostProcess;
  readonly on?: NewsListeners;
  /** It ended by itself, was started again and has its library open: what ran in it runs no more. */
  readonly onRestart?: () => void;
  /** Ms since the epoch. */
  readonly now?: () => number;
  /** Ms that closing waits for what is under way. Everything the host does can be done again. */
  readonly longestClose?: number;
}): LibraryHostClient {
  const { fork, on = {}, now = Date.now, longestClose = 3_000 } = options;
  const pending = new Map<number, Call>();
  /** From a crash until its culprit is found or every suspect cleared, decoding calls run one by one, in this order. */
  const suspects: Call[] = [];
  let investigating = false;
  /** The suspect that runs now. */
  let alone: Call | null = null;
  /** Images whose thumbnail ended the host twice: not tried again in this run. */
  const poison = new Set<string>();
  let crashes: readonly number[] = [];
  let lastId = 0;
  /** The library to open again after a crash. */
  let opened: Parameters<LibraryMethods['open']>[0] | null = null;
  /** Whatever these still say is of no library any more. */
  const abandoned = new WeakSet<HostProcess>();
  let state: State = start();

  function start(): State {
    const child = fork();
    child.on('message', (message) => {
      if (!abandoned.has(child)) receive(message as LibraryReply);
    });
    child.on('exit', (code) => {
      if (state.kind === 'running' && state.child === child) ended(code);
    });
    return { kind: 'running', child };
  }

  function receive(reply: LibraryReply): void {
    if ('news' in reply) {
      heard(reply.news, reply.payload);
      return;
    }
    const call = pending.get(reply.id);
    if (!call) return;
    pending.delete(reply.id);
    if (reply.ok) call.resolve(reply.value);
    else call.reject(AppError.fromInfo(reply.error));
    if (call === alone) {
      alone = null;
      runNextSuspect();
    }
  }

  /** A listener takes the payload of its own news: the map's type says so, which a union of messages cannot. */
  function heard<News extends keyof LibraryNews>(news: News, payload: LibraryNews[News]): void {
    on[news]?.(payload);
  }

  function send(call: Call): void {
    if (state.kind !== 'running') {
      call.reject(crashed('The library host is not running'));
      return;
    }
    const id = (lastId += 1);
    pending.set(id, call);
    state.child.postMessage({ id, method: call.method, input: call.input } satisfies LibraryCall);
  }

  function runNextSuspect(): void {
    if (alone) return;
    alone = suspects.shift() ?? null;
    if (alone) send(alone);
    else investigating = false;
  }

  function ended(code: number): void {
    const interrupted = [...pending.values()];
    pending.clear();
    const culprit = alone;
    alone = null;
    // A crash whose culprit is known ends by itself, so it does not count towards staying down.
    if (!culprit) crashes = recentCrashes(crashes, now());
    state = mayStartAgain(crashes) ? start() : { kind: 'down' };
    const error = crashed(`The library host ended with code ${code}`);

    if (state.kind === 'down') {
      investigating = false;
      for (const call of [...interrupted, ...suspects.splice(0)]) call.reject(error);
      return;
    }
    // The first call of the new host, so that those sent from now on find their library.
    if (opened) void request('open', opened).then(options.onRestart, () => undefined);
    suspects.unshift(...interrupted.filter((call) => call !== culprit && isDecoding(call.method)));
    for (const call of interrupted) if (!isDecoding(call.method)) call.reject(error);
    investigating = true;
    if (culprit) void condemn(culprit).finally(runNextSuspect);
    else runNextSuspect();
  }

  /** Fails the call whose file ends the host, and sees to it that the file is not opened again. */
  async function condemn({ method, input, reject }: Call): Promise<void> {
    const verdict = method === 'readPicture' ? unreadable() : endedTheHost();
    if (method === 'keep') {
      const { draft } = input as KeepFrame;
      try {
        await request('setAside', { draft, reason: verdict.toInfo() });
      } catch (error) {
        reject(toAppError(error));
        return;
      }
    } else if (method === 'thumbnail') poison.add((input as { readonly sha256: string }).sha256);
    reject(verdict);
  }

  function request<Method extends LibraryMethod>(
    method: Method,
    input: Parameters<LibraryMethods[Method]>[0],
  ): Promise<ReturnType<LibraryMethods[Method]>> {
    return new Promise((resolve, reject) => {
      const call: Call = {
        method,
        input,
        resolve: resolve as (value: unknown) => void,
        reject,
      };
      if (investigating && isDecoding(method)) suspects.push(call);
      else send(call);
    });
  }

  return {
    call: (method, input) => {
      if (method === 'open') {
        opened = input as Parameters<LibraryMethods['open']>[0];
        if (state.kind === 'down') {
          crashes = [];
          state = start();
        }
      }
      if (method === 'thumbnail' && poison.has((input as { readonly sha256: string }).sha256))
        return Promise.reject(endedTheHost());
      return request(method, input);
    },
    abandon: () => {
      if (state.kind !== 'running') return;
      const { child } = state;
      abandoned.add(child);
      opened = null;
      const left = [...pending.values(), ...suspects.splice(0)];
      pending.clear();
      alone = null;
      investigating = false;
      state = start();
      // One that is held by the system's own waiting ends when that does: nobody waits for it.
      child.kill();
      for (const call of left) call.reject(new AppError('library-silent', 'The folder did not answer'));
    },
    close: async () => {
      if (state.kind !== 'running') {
        state = { kind: 'closed' };
        return;
      }
      const { child } = state;
      const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
      const answered = request('close', null).catch(() => undefined);
      state = { kind: 'closed' };
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestClose)));
      await Promise.race([answered, exited, tooLong]);
      clearTimeout(timer);
      child.kill();
      await exited;
      for (const call of [...pending.values(), ...suspects.splice(0)]) call.reject(crashed('Closed'));
      pending.clear();
    },
  };
}

const decoding: ReadonlySet<LibraryMethod> = new Set([
  'keep',
  'importFile',
  'adopt',
  'thumbnail',
  'readPicture',
  'pixels',
]);

function isDecoding(method: LibraryMethod): boolean {
  return decoding.has(method);
}

/** `endedHost`: the same bytes again would only end the next host, and three ends in a row stop the library. */
function endedTheHost(): AppError {
  return new AppError('download-undecodable', 'Decoding it ended the library host', {
    data: { endedHost: true },
  });
}

function unreadable(): AppError {
  return new AppError('picture-unreadable', 'Reading it ended the library host');
}

function crashed(message: string): AppError {
  return new AppError('library-host-crashed', message);
}
