/** The fonts of contact sheets as npm has them; a build copies these files beside the library host. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
// A package's own folder: what it exports lies one below.
const fontsOf = (entry: string): string => join(dirname(entry), '../fonts');
const latin = fontsOf(require.resolve('@embedpdf/fonts-latin'));
const chinese = fontsOf(require.resolve('@embedpdf/fonts-sc'));
const korean = fontsOf(require.resolve('@embedpdf/fonts-kr'));

/** Absolute paths; the names are those of electron/library-host/contact-sheet/font-files.ts. */
export const sheetFontPaths: readonly string[] = [
  join(latin, 'NotoSans-Regular.ttf'),
  join(latin, 'NotoSans-SemiBold.ttf'),
  join(chinese, 'NotoSansHans-Regular.otf'),
  join(korean, 'NotoSansKR-Regular.otf'),
];
