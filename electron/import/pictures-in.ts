/** Walks folders for pictures, one name after another: nothing of a large folder is held. Links are not followed. */
import { opendir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';

export type Found =
  | { readonly kind: 'picture'; readonly path: string; readonly name: string }
  /** A picture of a format that a library does not keep; its extension in capitals. */
  | { readonly kind: 'not-taken'; readonly format: string }
  | { readonly kind: 'link' }
  /** A folder, or what was named, that cannot be read. */
  | { readonly kind: 'unreadable'; readonly name: string };

const taken: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.jpe', '.jfif', '.webp']);
const notTaken: ReadonlySet<string> = new Set(
  ['.tif', '.tiff', '.avif', '.heic', '.heif', '.gif', '.bmp', '.jxl', '.psd', '.dng', '.cr2', '.cr3'].concat(
    ['.nef', '.arw', '.raf', '.orf', '.rw2'],
  ),
);

/** `sources`: absolute, as the user chose them. `library`: its folder, which is passed over. Names are from a source on. */
export async function* picturesIn(sources: readonly string[], library: string): AsyncGenerator<Found> {
  for (const source of sources) {
    const kind = await kindOf(source);
    if (kind === 'folder') yield* inFolder(source, '', resolve(library));
    else if (kind === 'file') yield* ofName(source, basename(source));
    else yield { kind: 'unreadable', name: basename(source) };
  }
}

async function* inFolder(folder: string, prefix: string, library: string): AsyncGenerator<Found> {
  if (resolve(folder) === library) return;
  const deeper: string[] = [];
  try {
    for await (const entry of await opendir(folder, { bufferSize: 256 })) {
      const { name } = entry;
      // Hidden ones are not the photographer's: thumbnails, and the halves that macOS leaves on other disks.
      if (name.startsWith('.')) continue;
      if (entry.isSymbolicLink()) yield { kind: 'link' };
      else if (entry.isDirectory()) deeper.push(name);
      else if (entry.isFile()) yield* ofName(join(folder, name), `${prefix}${name}`);
    }
  } catch {
    // Gone, or not to be read: told by its name, and the others go on.
    yield { kind: 'unreadable', name: prefix === '' ? basename(folder) : prefix };
  }
  for (const name of deeper) yield* inFolder(join(folder, name), `${prefix}${name}/`, library);
}

function* ofName(path: string, name: string): Generator<Found> {
  const extension = extname(path).toLowerCase();
  if (taken.has(extension)) yield { kind: 'picture', path, name };
  else if (notTaken.has(extension)) yield { kind: 'not-taken', format: extension.slice(1).toUpperCase() };
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}
