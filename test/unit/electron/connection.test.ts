/** Which client a call or a fetch gets: whose address, and with whose key. */
import { expect, test } from 'vitest';
import { createConnections } from '../../../electron/connection.ts';
import type { GatewayClient } from '../../../electron/gateway/client.ts';

const studio = 'https://192.168.1.5:8443';

function connect(key: string | null) {
  const made: { readonly address: string; readonly key: string }[] = [];
  const closed: string[] = [];
  const connections = createConnections({
    gatewayUrl: () => 'https://vendor.example',
    readKey: () => key,
    hasKey: () => key !== null,
    createClient: (address, apiKey) => {
      made.push({ address, key: apiKey });
      const client: Pick<GatewayClient, 'close'> = {
        close: () => {
          closed.push(address);
          return Promise.resolve();
        },
      };
      return Promise.resolve(client as GatewayClient);
    },
    practice: {
      start: () => Promise.resolve({ baseUrl: 'http://127.0.0.1:1', key: 'practice-key' }),
      modelsChanged: () => undefined,
      stop: () => undefined,
    },
  });
  return { connections, made, closed };
}

test.each([null, 'sk-byts-0123456789'])(
  'an earlier answer is fetched as its own gateway would, without a key (key in force: %s)',
  async (key) => {
    // Catches: a studio gateway's image denied as a private address, and this machine opened to another gateway's URL.
    const { connections, made, closed } = connect(key);
    await connections.fetcher(studio);
    await connections.fetcher(studio);
    expect(made).toEqual([{ address: studio, key: '' }]);
    await connections.close();
    expect(closed).toEqual([studio]);
  },
);

test('practice is found where it listens in this run', async () => {
  const { connections, made } = connect('sk-byts-0123456789');
  await connections.fetcher('practice');
  expect(made).toEqual([{ address: 'http://127.0.0.1:1', key: '' }]);
});
