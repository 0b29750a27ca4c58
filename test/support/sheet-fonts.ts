/** The fonts of contact sheets where npm put them; a build copies them beside the library host. */
import { symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sheetFontPaths } from '../../build/vite/sheet-fonts.ts';
import { fontFilesIn } from '../../electron/library-host/contact-sheet/font-files.ts';
import type { FontFiles } from '../../electron/library-host/contact-sheet/font-files.ts';

const there = fontFilesIn('');
const packaged = (name: string): string => sheetFontPaths.find((path) => basename(path) === name) ?? name;

export const sheetFontFiles: FontFiles = {
  latin: packaged(there.latin),
  latinSemibold: packaged(there.latinSemibold),
  chinese: packaged(there.chinese),
  korean: packaged(there.korean),
};

/** Puts them into a folder as a build does. */
export async function placeSheetFonts(folder: string): Promise<void> {
  for (const path of sheetFontPaths) await symlink(path, join(folder, basename(path)));
}
