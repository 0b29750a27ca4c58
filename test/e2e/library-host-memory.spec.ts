/**
 * Catches: the image decoder losing memory inside Electron (the prebuilt sharp loses about 0.24 MB an image on Linux, when its GLib
 * meets the system's), and the GLib assertions that go with it.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { libraryHostMessages } from './support/library-host-messages.ts';
import { makeLibrary } from '../support/make-library.ts';
import { expect, test } from './support/launch.ts';

const images = 360;
const warm = 60;
/** MiB. A third of what the leak would cost. */
const tolerated = (images - warm) * 0.08;

test('hundreds of thumbnails leave the library host as heavy as before, and it prints nothing', async ({
  launch,
  folders,
}) => {
  test.skip(process.platform !== 'linux', 'weighs by /proc');
  const library = join(folders.base, 'many');
  const { hashes } = await makeLibrary(library, images, { edge: 256 });
  const { electron } = await launch();
  const host = await libraryHostMessages(electron, resolve('dist/library-host/library-host.js'));
  const weigh = async (): Promise<number> => {
    const status = await readFile(`/proc/${host.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  };
  await host.call('open', { folder: library });
  for (const sha256 of hashes.slice(0, warm)) await host.call('thumbnail', { sha256, width: 320 });
  const before = await weigh();
  for (const sha256 of hashes.slice(warm)) await host.call('thumbnail', { sha256, width: 320 });
  const growth = (await weigh()) - before;
  expect(growth).toBeLessThan(tolerated);
  expect(await host.output()).not.toMatch(/GLib/);
});
