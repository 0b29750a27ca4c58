/** The client of the library host against a host played by the test, message by message. */
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { wholeLibrary } from '../../../../shared/frame/frame-query.ts';
import type { LibraryCall } from '../../../../electron/library-host/contract.ts';
import { createLibraryHostClient } from '../../../../electron/library-host/library-host-client.ts';
import type {
  HostProcess,
  LibraryHostClient,
} from '../../../../electron/library-host/library-host-client.ts';

class PlayedHost extends EventEmitter implements HostProcess {
  readonly calls: LibraryCall[] = [];
  hangs = false;
  postMessage(message: unknown): void {
    this.calls.push(message as LibraryCall);
    if ((message as LibraryCall).method === 'close' && !this.hangs) this.answer('close', null);
  }
  kill(): boolean {
    this.emit('exit', 0);
    return true;
  }
  get methods(): string[] {
    return this.calls.map(({ method }) => method);
  }
  answer(method: string, value: unknown): void {
    const call = this.calls.find((one) => one.method === method);
    this.emit('message', { id: call?.id, ok: true, value });
  }
  crash(): void {
    this.emit('exit', 139);
  }
}

function start(): { client: LibraryHostClient; hosts: PlayedHost[]; clock: { now: number } } {
  const hosts: PlayedHost[] = [];
  const clock = { now: 0 };
  const client = createLibraryHostClient({
    fork: () => {
      const host = new PlayedHost();
      hosts.push(host);
      return host;
    },
    now: () => clock.now,
    longestClose: 0,
  });
  return { client, hosts, clock };
}

const thumbnail = (letter: string): { sha256: string; width: number } => ({
  sha256: letter.repeat(64),
  width: 320,
});
/** Lets every promise that can settle do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('answers reach their own calls, in whatever order they come', async () => {
  const { client, hosts } = start();
  const rows = client.call('rows', { numbers: [1] });
  const order = client.call('order', wholeLibrary);
  hosts[0]!.answer('order', Uint32Array.of(1));
  hosts[0]!.answer('rows', []);
  expect(await rows).toEqual([]);
  expect(await order).toEqual(Uint32Array.of(1));
});

test('after a crash the library is opened before anything else', async () => {
  // Catches: a call that reaches a new host without a library.
  const { client, hosts } = start();
  void client.call('open', { folder: '/pictures' });
  hosts[0]!.answer('open', {});
  hosts[0]!.crash();
  void client.call('order', wholeLibrary).catch(() => undefined);
  expect(hosts[1]!.calls).toMatchObject([
    { method: 'open', input: { folder: '/pictures' } },
    { method: 'order' },
  ]);
  await client.close();
});

test('suspects run one by one, and what wants decoding meanwhile waits behind them', async () => {
  // Catches: an innocent call that is in flight when the culprit strikes again, and is condemned with it.
  const { client, hosts } = start();
  const first = client.call('thumbnail', thumbnail('a'));
  const second = client.call('thumbnail', thumbnail('b'));
  hosts[0]!.crash();
  const third = client.call('thumbnail', thumbnail('c'));
  expect(hosts[1]!.methods).toEqual(['thumbnail']);
  hosts[1]!.answer('thumbnail', { path: 'a' });
  expect(await first).toEqual({ path: 'a' });
  expect(hosts[1]!.methods).toEqual(['thumbnail', 'thumbnail']);
  hosts[1]!.crash();
  await expect(second).rejects.toMatchObject({ code: 'download-undecodable', data: { endedHost: true } });
  await settled();
  expect(hosts[2]!.calls).toMatchObject([{ input: thumbnail('c') }]);
  hosts[2]!.answer('thumbnail', { path: 'c' });
  expect(await third).toEqual({ path: 'c' });
  // Cleared: decoding goes side by side again.
  void client.call('thumbnail', thumbnail('d')).catch(() => undefined);
  void client.call('thumbnail', thumbnail('e')).catch(() => undefined);
  expect(hosts[2]!.calls).toHaveLength(3);
  await client.close();
});

test('three crashes in half a minute and it stays down; opening tries again', async () => {
  const { client, hosts, clock } = start();
  for (const at of [0, 1_000, 2_000]) {
    clock.now = at;
    hosts.at(-1)!.crash();
  }
  expect(hosts).toHaveLength(3);
  await expect(client.call('order', wholeLibrary)).rejects.toMatchObject({ code: 'library-host-crashed' });
  void client.call('open', { folder: '/pictures' }).catch(() => undefined);
  expect(hosts).toHaveLength(4);
  await client.close();
});

test('a bad file in a host that stays down fails too, instead of waiting for ever', async () => {
  const { client, hosts } = start();
  hosts.at(-1)!.crash();
  hosts.at(-1)!.crash();
  const call = client.call('thumbnail', thumbnail('a'));
  hosts.at(-1)!.crash();
  await expect(call).rejects.toMatchObject({ code: 'library-host-crashed' });
});

test('the end of an old host says nothing about the new one', async () => {
  // Catches: a late exit event that starts a second host beside the first.
  const { client, hosts } = start();
  hosts[0]!.crash();
  hosts[0]!.crash();
  expect(hosts).toHaveLength(2);
  await client.close();
});

test.each([false, true])('closing settles every call (the host hangs: %s)', async (hangs) => {
  // Catches: a quit that waits for an answer that cannot come.
  const { client, hosts } = start();
  hosts[0]!.hangs = hangs;
  const order = client.call('order', wholeLibrary);
  await Promise.all([client.close(), expect(order).rejects.toMatchObject({ code: 'library-host-crashed' })]);
  await client.close();
});
