/** What may be said of a folder to the window and to the log. */
import { basename, dirname } from 'node:path';

/** `Pictures/Clients`: enough to recognise a folder by, too little to find a home folder's name in. */
export function folderLabel(folder: string): string {
  const parent = basename(dirname(folder));
  return parent === '' ? basename(folder) || folder : `${parent}/${basename(folder)}`;
}
