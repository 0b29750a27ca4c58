/** Text from anywhere as it may be drawn on one line: no control signs, nothing that turns the direction of the rest. */

/** UTF-16 units looked at: more than the largest cell can show. */
const most = 4_000;

export function plainText(text: string): string {
  return (
    text
      .slice(0, most)
      // Half a sign, also the one that the cut may have left.
      .replace(/\p{Cs}/gu, '')
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
      // The joiners stay: several scripts are written with them.
      .replace(/(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      // A letter carries a few marks in every script; a tower of them would stand in the picture above.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      .trim()
  );
}
