/** The fonts of contact sheets as files: which there are, and where a build has put them. */
import { join } from 'node:path';

const names = {
  latin: 'NotoSans-Regular.ttf',
  latinSemibold: 'NotoSans-SemiBold.ttf',
  chinese: 'NotoSansHans-Regular.otf',
  korean: 'NotoSansKR-Regular.otf',
} as const;
export type FontName = keyof typeof names;

/** Paths. */
export type FontFiles = Readonly<Record<FontName, string>>;

export function fontFilesIn(folder: string): FontFiles {
  const path = (name: FontName): string => join(folder, names[name]);
  return {
    latin: path('latin'),
    latinSemibold: path('latinSemibold'),
    chinese: path('chinese'),
    korean: path('korean'),
  };
}
