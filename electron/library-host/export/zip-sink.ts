/** Puts exported files into one ZIP, as they come: each is let through before the next is taken, so memory stays flat. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ExportId } from '../../../shared/export/run.ts';
import { syncFile, temporarySuffix } from '../../files/atomic-file.ts';
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
}): Sink {
  const { destination, at } = options;
  const temporary = join(destination, `${temporaryPrefix(options.run)}zip${temporarySuffix}`);
  const zip = new yazl.ZipFile();
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o644 });
  const writing = pipeline(zip.outputStream, output);
  let failure: unknown = null;
  writing.catch((error: unknown) => {
    failure = error;
  });
  /** One entry after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const add = async (path: string, content: OutputFile['content']): Promise<number> => {
    if (failure !== null) throw destinationError(failure, temporary);
    const bytes = await bytesOf(content);
    const entry = Readable.from([bytes]);
    // Pictures are compressed already; ZIP64 comes by itself where a size needs it.
    zip.addReadStream(entry, path, { size: bytes.length, compress: typeof content === 'string', mtime: at });
    await Promise.race([finished(entry), writing]);
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
        await syncFile(temporary);
        await namePlaced(temporary, join(destination, options.name));
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
