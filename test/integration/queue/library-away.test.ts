/** The library's folder disappears while a paid picture is fetched: its bytes wait elsewhere, and no ghost takes its place. */
import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestGateway } from '../../support/gateway/test-gateway.ts';
import { temporaryFolder } from '../gateway/servers.ts';
import { openDesk, requestOf } from './desk.ts';

describe('a library that goes away', () => {
  it('pauses the queue, keeps what is fetched meanwhile, and gets it when it is back', async () => {
    const gateway = await startTestGateway();
    onTestFinished(gateway.close);
    const [folder, rescueFolder] = [await temporaryFolder(), await temporaryFolder()];
    const elsewhere = `${folder}-unplugged`;
    const desk = await openDesk({ gateway, folder, rescueFolder });
    await desk.queue.submit(requestOf('a vase [image-503-first]'));
    // The first try has failed, and the next one waits its second.
    await desk.until(() => desk.logged.some((line) => line.includes('image-not-kept')));
    await rename(folder, elsewhere);
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
