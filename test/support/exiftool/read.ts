/** ExifTool as a referee of what is written into files: an independent reader of every format. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const config = join(import.meta.dirname, 'iptc-ai.config');

/** Null where it is not installed. */
export async function exiftoolVersion(): Promise<string | null> {
  try {
    return (await run('exiftool', ['-ver'])).stdout.trim();
  } catch {
    return null;
  }
}

/** Every tag under `Group:Name`, as it is written; with what ExifTool finds wrong, as `ExifTool:Warning`. */
export async function readTags(file: string): Promise<Readonly<Record<string, unknown>>> {
  const options = ['-config', config, '-json', '-G1', '-a', '-n', '-struct', '-validate', '-warning', '-all'];
  const { stdout } = await run('exiftool', [...options, file], { maxBuffer: 64 * 1024 * 1024 });
  const [tags] = JSON.parse(stdout) as readonly Record<string, unknown>[];
  return tags ?? {};
}
