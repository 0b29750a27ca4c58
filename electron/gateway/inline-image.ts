/** An image that came inside the answer. Apart from the downloads, so that the queue loads no HTTP client at start. */
import { toAppError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { judgeLength, largestImage, tooLarge } from './image-length.ts';
import { openPartFile } from './part-file.ts';
import type { DownloadedFile, PartFile } from './part-file.ts';

/** Bytes that came inside the answer, decoded and written like a download. */
export async function writeInline(
  base64: string,
  path: string,
  marker: string,
): Promise<Result<DownloadedFile>> {
  let part: PartFile | undefined;
  try {
    const bytes = Buffer.from(base64, 'base64');
    judgeLength(bytes.length, null);
    if (bytes.length > largestImage) throw tooLarge();
    part = await openPartFile(path, 0, marker);
    await part.write(bytes);
    return success(await part.finish());
  } catch (thrown) {
    await part?.discard().catch(() => undefined);
    return failure(toAppError(thrown).toInfo());
  }
}
