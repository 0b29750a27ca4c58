/** A gateway for measuring: answers after a drawn time, notes every last byte, counts calls in flight over time. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { picture } from '../../support/make-library.ts';

export interface BenchGateway {
  readonly baseUrl: string;
  /** When the last byte of the image for a seed left, ms since the epoch. */
  sentAt(seed: number): number | undefined;
  /** Average number of calls in flight from the first call's arrival until the last call was taken up. */
  averageInFlight(): number;
  close(): Promise<void>;
}

/** `seconds`: range from which each answer's time is drawn, by seed. */
export async function startBenchGateway(
  seconds: readonly [number, number],
  edge: number,
): Promise<BenchGateway> {
  const sent = new Map<number, number>();
  const images = new Map<number, Buffer>();
  const changes: { readonly at: number; readonly inFlight: number; readonly arrival: boolean }[] = [];
  let inFlight = 0;
  const note = (by: 1 | -1): void => {
    inFlight += by;
    changes.push({ at: performance.now(), inFlight, arrival: by === 1 });
  };
  const server = createServer((request, response) => {
    const image = /^\/image\/(\d+)$/.exec(request.url ?? '');
    if (image) {
      const seed = Number(image[1]);
      response.end(images.get(seed), () => sent.set(seed, Date.now()));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        if (request.url === '/v1/models') {
          response.setHeader('content-type', 'application/json');
          response.end('{"data":[{"id":"nano-banana"}]}');
          return;
        }
        note(1);
        const { seed } = JSON.parse(Buffer.concat(chunks).toString()) as { seed: number };
        const [least, most] = seconds;
        const [pixels] = await Promise.all([
          picture(edge, seed),
          new Promise((settle) =>
            setTimeout(settle, 1000 * (least + ((seed * 7919) % 1000) * ((most - least) / 1000))),
          ),
        ]);
        images.set(seed, pixels);
        note(-1);
        response.setHeader('content-type', 'application/json');
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/image/${seed}`;
        response.end(JSON.stringify({ created: Math.floor(Date.now() / 1000), data: [{ url }] }));
      })();
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentAt: (seed) => sent.get(seed),
    averageInFlight: () => {
      const last = changes.findLastIndex(({ arrival }) => arrival);
      let area = 0;
      for (let index = 0; index < last; index++) {
        const [here, next] = [changes[index], changes[index + 1]];
        if (here && next) area += here.inFlight * (next.at - here.at);
      }
      return area / ((changes[last]?.at ?? 0) - (changes[0]?.at ?? 0));
    },
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
}
