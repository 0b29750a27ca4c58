/** The drawing threads, as bundled for the app: real workers, the real script. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { request } from 'undici';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDrawPool } from '../../../electron/practice/draw-pool.ts';
import type { DrawPool } from '../../../electron/practice/draw-pool.ts';
import { drawPicture } from '../../../electron/practice/picture/draw-picture.ts';
import { startPracticeGateway } from '../../../electron/practice/practice-gateway.ts';

let folder: string;
let script: URL;
const pools: DrawPool[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofsheet-draw-'));
  const entry = new URL('../../../electron/practice/draw-worker.ts', import.meta.url).pathname;
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  script = pathToFileURL(join(folder, 'draw-worker.mjs'));
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(of: URL, size = 1): DrawPool {
  const pool = createDrawPool(of, size);
  pools.push(pool);
  return pool;
}

async function scriptOf(name: string, source: string): Promise<URL> {
  await writeFile(join(folder, name), source);
  return pathToFileURL(join(folder, name));
}

const order = { model: 'nano-banana', prompt: 'a lemon on linen', seed: 7, width: 64, height: 64 };

test('a thread draws the very bytes that the function draws: a bundle must not change a picture', async () => {
  const png = await start(script).draw(order);
  expect(Buffer.from(png).equals(drawPicture(order))).toBe(true);
});

test('orders beyond the threads wait their turn, and each gets its own picture', async () => {
  const pool = start(script, 2);
  const seeds = [1, 2, 3, 4, 5, 6];
  const drawn = await Promise.all(seeds.map((seed) => pool.draw({ ...order, seed })));
  seeds.forEach((seed, index) => {
    expect(Buffer.from(drawn[index]!).equals(drawPicture({ ...order, seed })), String(seed)).toBe(true);
  });
});

test('the gateway answers while it draws', async () => {
  // Draws for as long as nobody asks for the models: a gateway that drew in its own thread would never answer.
  const held = await scriptOf(
    'held.mjs',
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (order) => {
       while (Atomics.load(order.gate, 0) === 0); parentPort.postMessage(new Uint8Array([1]));
     });`,
  );
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const pool = start(held);
  const gateway = await startPracticeGateway({
    latency: () => 0,
    draw: (asked, signal) => pool.draw({ ...asked, gate } as typeof asked, signal),
  });
  const headers = { 'x-api-key': gateway.key };
  const generation = request(`${gateway.baseUrl}/v1/images/generations`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model: 'nano-banana', prompt: 'x' }),
  });
  const models = await request(`${gateway.baseUrl}/v1/models`, { headers });
  await models.body.dump();
  expect(models.statusCode).toBe(200);
  Atomics.store(gate, 0, 1);
  const answer = await generation;
  expect(answer.statusCode).toBe(200);
  await answer.body.dump();
  await gateway.close();
});

test('a thread that dies fails its own order only; the next one is drawn by another', async () => {
  const mortal = await scriptOf(
    'mortal.mjs',
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (order) => {
       if (order.seed === 13) throw new Error('out of paint');
       parentPort.postMessage(Uint8Array.of(order.seed));
     });`,
  );
  const pool = start(mortal);
  const [unlucky, next] = await Promise.allSettled([
    pool.draw({ ...order, seed: 13 }),
    pool.draw({ ...order, seed: 14 }),
  ]);
  expect(unlucky).toMatchObject({ status: 'rejected', reason: { message: 'out of paint' } });
  expect(next).toMatchObject({ status: 'fulfilled', value: Uint8Array.of(14) });
});

test('an order given up while it waits is never drawn', async () => {
  const echo = await scriptOf(
    'echo.mjs',
    `import { parentPort } from 'node:worker_threads';
     const seen = [];
     parentPort.on('message', (order) => { seen.push(order.seed); parentPort.postMessage(Uint8Array.from(seen)); });`,
  );
  const pool = start(echo);
  const caller = new AbortController();
  const first = pool.draw({ ...order, seed: 1 });
  const second = expect(pool.draw({ ...order, seed: 2 }, caller.signal)).rejects.toThrow();
  const third = pool.draw({ ...order, seed: 3 });
  caller.abort();
  await Promise.all([first, second]);
  expect([...(await third)]).toEqual([1, 3]);
});

test('closing fails what still waits, instead of leaving it hanging', async () => {
  const silent = await scriptOf(
    'silent.mjs',
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`,
  );
  const pool = createDrawPool(silent, 1);
  const ends = Promise.allSettled([pool.draw(order), pool.draw({ ...order, seed: 8 })]);
  await pool.close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
