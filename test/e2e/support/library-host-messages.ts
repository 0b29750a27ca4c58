/** A library host of its own inside a running app, spoken to directly: for what only a real utility process shows. */
import type { ElectronApplication } from '@playwright/test';
import type { LibraryMethod } from '../../../electron/library-host/contract.ts';

export interface DirectHost {
  readonly pid: number;
  call(method: LibraryMethod, input: unknown): Promise<unknown>;
  /** What it printed so far, on both streams. */
  output(): Promise<string>;
}

interface HostGlobals {
  directHost?: { call(method: string, input: unknown): Promise<unknown>; output(): string };
}

export async function libraryHostMessages(electron: ElectronApplication, entry: string): Promise<DirectHost> {
  const pid = await electron.evaluate(async ({ utilityProcess }, path) => {
    const child = utilityProcess.fork(path, [], { stdio: 'pipe' });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.stderr?.on('data', (chunk: Buffer) => (output += String(chunk)));
    const pending = new Map<
      number,
      (reply: { ok: boolean; value?: unknown; error?: { code: string } }) => void
    >();
    child.on('message', (reply: { id?: number; ok: boolean }) => {
      if (reply.id !== undefined) pending.get(reply.id)?.(reply);
    });
    let next = 0;
    (globalThis as HostGlobals).directHost = {
      output: () => output,
      call: (method, input) =>
        new Promise((settle, reject) => {
          const id = ++next;
          pending.set(id, (reply) => {
            pending.delete(id);
            if (reply.ok) settle(reply.value);
            else reject(new Error(reply.error?.code));
          });
          child.postMessage({ id, method, input });
        }),
    };
    if (child.pid === undefined) await new Promise<void>((settle) => child.once('spawn', () => settle()));
    return child.pid ?? 0;
  }, entry);
  return {
    pid,
    call: (method, input) =>
      electron.evaluate((_, call) => (globalThis as HostGlobals).directHost?.call(call.method, call.input), {
        method,
        input,
      }),
    output: () => electron.evaluate(() => (globalThis as HostGlobals).directHost?.output() ?? ''),
  };
}
