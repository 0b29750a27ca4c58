/** A sheet on its way out of the app: where to is asked here, and the file is there whole or not at all. */
import { basename } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import { fileError, writeFileDurably } from '../files/atomic-file.ts';

/** What of Electron is used. */
export interface SheetOutlet {
  /** Asks for a file; null: the user closed the dialog. */
  readonly chooseFile: (name: string, extension: 'pdf' | 'png') => Promise<string | null>;
  /** The window's page as it prints. */
  readonly pdf: () => Promise<Uint8Array>;
  /** Opens the system's print dialog. False: the user closed it. */
  readonly print: () => Promise<boolean>;
}

export async function saveSheet(
  outlet: SheetOutlet,
  name: string,
  extension: 'pdf' | 'png',
  bytes: () => Promise<Uint8Array>,
): Promise<boolean> {
  const path = await outlet.chooseFile(fileNameFrom(name), extension);
  if (path === null) return false;
  const content = await bytes();
  try {
    await writeFileDurably(path, content);
  } catch (thrown) {
    const error = toAppError(fileError(thrown, path));
    if (error.code === 'disk-full') throw error;
    throw new AppError('file-not-written', error.message, { data: { file: basename(path) }, cause: error });
  }
  return true;
}

/** Safe on every system: no separators, no reserved signs, no dots or spaces at the ends. */
export function fileNameFrom(words: string): string {
  const name = words
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return name === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? 'Proofsheet' : name;
}

/** The page draws the picture; that it is one is looked at before it gets a name that says so. */
export function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte);
}
