/** Pictures from elsewhere, looked at by the host as a process: what comes back, and what a harmful one costs. */
import { rm } from 'node:fs/promises';
import sharp from '@janhapke/sharp-electron';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { createLibraryHostClient } from '../../../electron/library-host/library-host-client.ts';
import type { LibraryHostClient } from '../../../electron/library-host/library-host-client.ts';
import { pictureReadingSchema } from '../../../shared/metadata/picture.ts';
import { compressedChunk, intoPng, textChunk } from '../../support/metadata/containers.ts';
import { infotext } from '../../support/metadata/tool-texts.ts';
import { download, picture, temporaryFolder } from './support/library-folder.ts';
import { buildHost, forkHost } from './support/host-process.ts';

let built = '';
beforeAll(async () => {
  built = await buildHost();
});
afterAll(async () => {
  await rm(built, { recursive: true, force: true });
});
const clients: LibraryHostClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

function start(fatal?: string): LibraryHostClient {
  const client = createLibraryHostClient({ fork: () => forkHost(built, fatal).process });
  clients.push(client);
  return client;
}

test('a picture is shown small and tells what made it, before any library is open', async () => {
  const client = start();
  const bytes = intoPng(
    await picture('png', { width: 1200, height: 900 }),
    textChunk('parameters', infotext),
  );
  const reading = await client.call('readPicture', { bytes });
  // As the router would: what structured cloning makes of it still has to fit.
  const { thumbnail, pixels, fault, metadata } = pictureReadingSchema.parse(reading);
  expect({ pixels, fault }).toEqual({ pixels: { width: 1200, height: 900 }, fault: null });
  expect(metadata).toMatchObject({ tool: 'a1111', seed: { kind: 'known', seed: 965400086 } });
  expect(await sharp(thumbnail ?? Buffer.alloc(0)).metadata()).toMatchObject({
    format: 'jpeg',
    width: 640,
    height: 480,
  });
});

test('a picture that is cut off still tells what made it (catches words lost with the pixels)', async () => {
  const bytes = intoPng(await picture('png'), textChunk('parameters', infotext));
  const reading = await start().call('readPicture', { bytes: bytes.subarray(0, bytes.length - 500) });
  expect(reading).toMatchObject({ fault: 'truncated', thumbnail: null, metadata: { tool: 'a1111' } });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['words', Buffer.from('GIF89a or what not')],
])('%s is no picture', async (_, bytes) => {
  await expect(start().call('readPicture', { bytes })).rejects.toMatchObject({ code: 'picture-not-image' });
});

test('a bomb of text leaves the picture to be seen', async () => {
  const bytes = intoPng(await picture('png'), compressedChunk('parameters', Buffer.alloc(1 << 26, 97)));
  expect(await start().call('readPicture', { bytes })).toMatchObject({
    fault: null,
    metadata: null,
    remarks: ['text-too-large'],
  });
});

test('one that ends the host is given up, and frames are kept as before', async () => {
  const folder = await temporaryFolder();
  const client = start('readPicture');
  await client.call('open', { folder });
  const reading = client.call('readPicture', { bytes: await picture('png') });
  await expect(reading).rejects.toMatchObject({ code: 'picture-unreadable' });
  await client.call('keep', await download(folder, await picture('png')));
  expect((await client.call('order', wholeLibrary)).numbers).toHaveLength(1);
});
