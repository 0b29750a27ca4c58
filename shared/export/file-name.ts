/**
 * File names that are legal on Windows, macOS and Linux at once, so that a folder can be copied between them.
 *
 * Sources: Microsoft, "Naming Files, Paths, and Namespaces" (signs, reserved names, no dot or space at the end);
 * Apple, TN1150 and the APFS guide (255 UTF-16 units decomposed, 255 bytes of UTF-8, assigned code points only);
 * POSIX `NAME_MAX` (255 bytes).
 */
import { fittingGraphemes } from './graphemes.ts';

/** Bytes of UTF-8, and UTF-16 units both composed and decomposed. */
const longestName = 255;
/** A folder's name: several in a row have to fit into macOS's 1,024 bytes of a whole path. */
const longestFolder = 80;
/** Kept free behind a name for a number: `-99999`; one more for what keeps a reserved name apart. */
const numberRoom = 7;
/** UTF-16 units of a text that are looked at: more than any name holds. */
const mostUnits = 2_000;

/** With whatever extension: `nul.tar.gz` is the null device too. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;

/**
 * Text as it may stand inside a name: composed, on one line, without signs that a system refuses or that turn the text
 * around them. A separator becomes a dash, so no text names a folder.
 */
export function nameText(text: string): string {
  return (
    text
      .slice(0, mostUnits)
      .replace(/\p{Cs}/gu, '')
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
      // Joiners stay: emoji and several scripts are written with them. What is no character yet goes.
      .replace(/(?![\u200c\u200d])[\p{Cf}\p{Cn}]/gu, '')
      .replace(/[<>:"/\\|?*]/g, '-')
      // What was taken out may have stood between a letter and its accent.
      .normalize('NFC')
  );
}

/** A file's name without its extension, with room for that and for a number; `` when nothing of the text is left. */
export function fileStem(text: string, extension: string): string {
  return legalName(text, longestName - numberRoom - extension.length - 1);
}

/** A folder's name; `` when nothing of the text is left. */
export function folderName(text: string): string {
  return legalName(text, longestFolder - numberRoom);
}

/**
 * The same for two names that some system takes for one: letters of either case, composed or not, wide or narrow. More are
 * taken for equal than any one system does, which costs a number behind a name.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
}

/** Why a name would be refused by one of the three systems; null when none does. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'empty';
  if (utf8Length(name) > longestName || name.length > longestName) return 'too long';
  if (name.normalize('NFD').length > longestName) return 'too long when decomposed';
  if (/\p{Cs}/u.test(name)) return 'half of a surrogate pair';
  if (name !== name.normalize('NFC')) return 'not composed';
  if (/[<>:"/\\|?*\p{Cc}]/u.test(name)) return 'illegal sign';
  if (/[\p{Cn}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(name)) return 'invisible or unassigned sign';
  if (/[. ]$/.test(name)) return 'ends with a dot or a space';
  if (/^[. ]/.test(name)) return 'hidden';
  return isReserved(name) ? 'reserved' : null;
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

function legalName(text: string, room: number): string {
  const tidy = withoutEdges(nameText(text).replace(/ +/g, ' '));
  const cut = withoutEdges(
    fittingGraphemes(tidy, (start) => utf8Length(start) <= room && start.normalize('NFD').length <= room),
  );
  if (!isReserved(cut)) return cut;
  const dot = cut.indexOf('.');
  return dot < 0 ? `${cut}_` : `${cut.slice(0, dot).trimEnd()}_${cut.slice(dot)}`;
}

/** No hidden files, and none that Windows would rename. */
function withoutEdges(text: string): string {
  return text.replace(/^[. \u200c\u200d]+|[. \u200c\u200d]+$/g, '');
}

function isReserved(name: string): boolean {
  return reserved.test((name.split('.')[0] ?? '').trimEnd());
}
