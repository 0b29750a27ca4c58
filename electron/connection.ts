/**
 * Which gateway the next call goes to: the user's with the user's key, or, without a key, practice.
 * Callers are handed a client and cannot tell the two apart.
 */
import type { GatewayClient } from './gateway/client.ts';
import type { PracticeGateway } from './practice/practice-client.ts';

export interface Connection {
  readonly client: GatewayClient;
  /** Origin, for the record: `https://llm.bytespike.ai`. */
  readonly gateway: string;
  readonly practice: boolean;
}

/** In place of an origin: the built-in gateway. */
export const practiceName = 'practice';

export interface Connections {
  /** The connection in force; the first one in practice starts the built-in gateway. */
  current(): Promise<Connection>;
  /** Whether calls are free: no key is set. */
  practice(): boolean;
  /** Host of the gateway in force, for the status bar. */
  label(): string;
  /**
   * Fetches what an earlier answer of this gateway (`Connection.gateway`) is to be had at, whichever is in force now:
   * no key is needed for that, and only its own client may reach into the network that gateway lies in.
   */
  fetcher(gateway: string): Promise<Pick<GatewayClient, 'download'>>;
  /** A client for a key that is only being tried with a gateway. The caller closes it. */
  trial(gateway: string, key: string): Promise<GatewayClient>;
  /** Key or address changed: the next call uses the new ones, calls in flight end with the old ones. */
  renew(): void;
  close(): Promise<void>;
}

export function createConnections(options: {
  readonly gatewayUrl: () => string;
  readonly readKey: () => string | null;
  readonly hasKey: () => boolean;
  readonly createClient: (baseUrl: string, apiKey: string) => Promise<GatewayClient>;
  readonly practice: PracticeGateway;
}): Connections {
  const { gatewayUrl, readKey, hasKey, createClient, practice } = options;
  let current: Promise<Connection> | null = null;
  const retired = new Set<Promise<Connection>>();

  /** By gateway; without a key. */
  const fetchers = new Map<string, Promise<GatewayClient>>();

  const connect = async (): Promise<Connection> => {
    const key = readKey();
    if (key !== null) {
      const url = gatewayUrl();
      return { client: await createClient(url, key), gateway: new URL(url).origin, practice: false };
    }
    const endpoint = await practice.start();
    return {
      client: await createClient(endpoint.baseUrl, endpoint.key),
      gateway: practiceName,
      practice: true,
    };
  };

  const fetcherAt = (address: string): Promise<GatewayClient> => {
    const client = fetchers.get(address) ?? createClient(address, '');
    fetchers.set(address, client);
    return client;
  };

  return {
    current: () => {
      if (!current) {
        const attempt = connect();
        current = attempt;
        // A failure to connect is told to this caller and not remembered: the next one tries again.
        attempt.catch(() => {
          if (current === attempt) current = null;
        });
      }
      return current;
    },
    practice: () => !hasKey(),
    label: () => (hasKey() ? new URL(gatewayUrl()).host : practiceName),
    fetcher: (gateway) => {
      // Practice listens at another port in each run.
      if (gateway === practiceName) return practice.start().then(({ baseUrl }) => fetcherAt(baseUrl));
      return fetcherAt(gateway);
    },
    trial: (gateway, key) => createClient(gateway, key),
    renew: () => {
      if (current) retired.add(current);
      current = null;
    },
    close: async () => {
      const all = [...retired, ...(current ? [current] : [])];
      current = null;
      retired.clear();
      await Promise.allSettled([
        ...all.map(async (connection) => (await connection).client.close()),
        ...[...fetchers.values()].map(async (fetcher) => (await fetcher).close()),
      ]);
      practice.stop();
    },
  };
}
