/**
 * Puts exported files into one ZIP, as they come: each is let through before the next is taken, so memory stays flat. What was
 * made once cannot be added to: a run that is taken up again makes it anew, in the place of the one it made before.
 */
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ExportId } from '../../../shared/export/run.ts';
import { syncFolder, temporarySuffix } from '../../files/atomic-file.ts';
import { archiveOf, findArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { destinationError } from './destination.ts';
import { bytesOf, namePlaced } from './place-file.ts';
import type { OutputFile, Sink } from './sink.ts';
import { temporaryPrefix } from './sink.ts';

/** `name`: of the ZIP, as planned; one that was taken meanwhile gets a number. `at`: the time its entries bear. */
export function createZipSink(options: {
  readonly run: ExportId;
  /** Absolute, real. */
  readonly destination: string;
  readonly name: string;
  readonly at: Date;
  /** What the run made before, and is to be replaced. */
  readonly earlier: Archive | null;
  /** It is whole, and about to get its name. */
  readonly onWhole: (archive: Archive) => Promise<void>;
}): Sink {
  const { destination, at, earlier, onWhole } = options;
  const temporary = join(destination, `${temporaryPrefix(options.run)}zip${temporarySuffix}`);
  const zip = new yazl.ZipFile();
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o644 });
  const writing = pipeline(zip.outputStream, output);
  let failure: unknown = null;
  /** The entry under way. */
  let entry: Readable | null = null;
  // Heard once, not by each entry: what waits for a promise is kept, with all it holds, until that promise is settled.
  writing.catch((error: unknown) => {
    failure = error;
    entry?.destroy(error instanceof Error ? error : undefined);
  });
  const assertWell = (): void => {
    if (failure !== null) throw destinationError(failure, temporary);
  };
  /** One entry after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const add = async (path: string, content: OutputFile['content']): Promise<number> => {
    assertWell();
    const bytes = await bytesOf(content);
    const stream = Readable.from([bytes]);
    entry = stream;
    // The ZIP keeps this function until its end: it must not keep the bytes with it.
    let given: Readable | null = stream;
    zip.addReadStreamLazy(
      path,
      // Pictures are compressed already; ZIP64 comes by itself where a size needs it.
      { size: bytes.length, compress: typeof content === 'string', mtime: at },
      (take) => {
        if (given) take(null, given);
        given = null;
      },
    );
    await finished(stream);
    assertWell();
    return bytes.length;
  };

  const put = async (stem: string, outputs: Parameters<Sink['put']>[1]): Promise<number> => {
    let bytes = 0;
    try {
      for (const { extension, content } of outputs) bytes += await add(`${stem}.${extension}`, content);
    } catch (error) {
      throw destinationError(error, temporary);
    }
    return bytes;
  };

  const name = async (): Promise<void> => {
    const before = earlier && (await findArchive(destination, earlier));
    if (before === null) {
      await namePlaced(temporary, join(destination, options.name));
      return;
    }
    await rename(temporary, before);
    await syncFolder(dirname(before));
  };

  return {
    keepsWhatWasPut: false,
    put: ({ stem }, outputs) => {
      const mine = last.then(() => put(stem, outputs));
      last = mine.catch(() => undefined);
      return mine;
    },
    finish: async () => {
      try {
        await last;
        zip.end();
        await writing;
        await onWhole(await syncedArchive(temporary));
        await name();
      } catch (error) {
        throw destinationError(error, temporary);
      }
    },
    abandon: async () => {
      await last;
      output.destroy();
      await writing.catch(() => undefined);
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

async function syncedArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return await archiveOf(file);
  } finally {
    await file.close();
  }
}
