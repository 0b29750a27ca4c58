/** The library's folder disappears while a paid picture is fetched: its bytes wait elsewhere, and no ghost takes its place. */
import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGatewayClient } from '../../../electron/gateway/client.ts';
import { AppError } from '../../../shared/errors.ts';
import { failure } from '../../../shared/result.ts';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { temporaryFolder } from '../gateway/servers.ts';
import { openDesk, requestOf } from './desk.ts';

describe('a library that goes away', () => {
  it('pauses the queue, keeps what is fetched meanwhile, and gets it when it is back', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const [folder, rescueFolder] = [await temporaryFolder(), await temporaryFolder()];
    const elsewhere = `${folder}-unplugged`;
    const client = createGatewayClient({ baseUrl: gateway.baseUrl, apiKey: gateway.key });
    onTestFinished(() => client.close());
    // The first try is under way when the folder goes, and fails of it; nothing else writes then.
    const [asked, unplugged] = [signal(), signal()];
    let tries = 0;
    const download: typeof client.download = async (...what) => {
      tries += 1;
      if (tries > 1) return await client.download(...what);
      asked.give();
      await unplugged.given;
      return failure(new AppError('download-unreachable', 'Its folder went away').toInfo());
    };
    const connection = () =>
      Promise.resolve({ client: { ...client, download }, gateway: client.origin, practice: false });
    const desk = await openDesk({ gateway, folder, rescueFolder, connection });
    await desk.queue.submit(requestOf('a vase'));
    await asked.given;
    await rename(folder, elsewhere);
    unplugged.give();
    await desk.until(() => desk.summary().paused?.by === 'library');
    await expect.poll(() => readdir(rescueFolder)).toHaveLength(1);
    expect(desk.rows).toHaveLength(0);
    expect(existsSync(folder)).toBe(false);
    await rename(elsewhere, folder);
    await desk.arrived(1);
    expect(desk.summary().paused).toBeNull();
    expect(desk.job()?.status).toBe('done');
    expect(await readdir(rescueFolder)).toEqual([]);
    expect(gateway.billed).toHaveLength(1);
  });
});

function signal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}
