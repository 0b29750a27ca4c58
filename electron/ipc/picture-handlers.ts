/** Routes of pictures from elsewhere. Main passes their bytes on; the library host looks at them. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { largestPicture } from '../../shared/metadata/picture.ts';
import type { LibraryHostClient } from '../library-host/library-host-client.ts';
import type { Handlers } from './router.ts';

type PictureRoutes = Extract<keyof Handlers, `picture.${string}`>;

export function pictureHandlers(options: {
  readonly host: Pick<LibraryHostClient, 'call'>;
  /** Absolute path of the file the user chose in a dialog, or null. */
  readonly choosePicture: () => Promise<string | null>;
}): Pick<Handlers, PictureRoutes> {
  const { host, choosePicture } = options;
  return {
    'picture.read': (input) => host.call('readPicture', input),
    'picture.choose': async () => {
      const path = await choosePicture();
      if (path === null) return null;
      const reading = await host.call('readPicture', { bytes: await readWhole(path) });
      return { name: basename(path), reading };
    },
  };
}

/** Its size is looked at first: a device or a film would fill the memory. */
async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestPicture) throw new AppError('picture-too-large', `${size} bytes`);
    return await readFile(path);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('picture-unreadable', 'The file cannot be read', { cause: thrown });
  }
}
