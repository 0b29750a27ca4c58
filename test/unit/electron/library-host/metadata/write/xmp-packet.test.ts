/** Whatever a prompt holds, the packet is valid XML and says the same; what XML cannot say is seen to be missing. */
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  xmpNamespaces,
  xmpPacket,
} from '../../../../../../electron/library-host/metadata/write/xmp-packet.ts';
import { readXmp } from '../../../../../../electron/library-host/metadata/xmp.ts';

const units = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ']]>',
      '<',
      '&',
      '&amp;',
      '"',
      '\r\n',
      '\r',
      '\t',
      '\0',
      '\u{1}',
      '\u{85}',
      '\ud800',
      '\udc00',
    ),
    fc.constantFrom('\ufffe', '\uffff', '\u202e', '👩‍🚀', '漢'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  ),
  minLength: 1,
});

/** XML 1.0, 2.2: one character for one that cannot be said. */
function sayable(text: string): string {
  return Array.from(text, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    const isControl = point < 0x20 && !'\t\n\r'.includes(sign);
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    return isControl || isSurrogate || point === 0xfffe || point === 0xffff ? '\ufffd' : sign;
  }).join('');
}

test('every text comes back through a parser of XML and through our own', () => {
  fc.assert(
    fc.property(units, (text) => {
      const packet = xmpPacket([
        { namespace: 'Iptc4xmpExt', name: 'AIPromptInformation', value: text },
        { namespace: 'dc', name: 'subject', value: { bag: [text, 'b'] } },
      ]);
      const found = new DOMParser({
        onError: (level, message) => {
          // It warns of each U+FFFD, which is meant here.
          if (level !== 'warning') throw new Error(`${level}: ${message}`);
        },
      }).parseFromString(packet, 'text/xml');
      const element = found.getElementsByTagNameNS(xmpNamespaces.Iptc4xmpExt, 'AIPromptInformation')[0];
      // The referee makes line feeds of U+0085 and U+2028, as XML 1.1 would.
      expect(element?.textContent).toBe(sayable(text).replace(/[\u0085\u2028]/gu, '\n'));
      // A property of white space only is none to our reader.
      const own = readXmp(packet).get(`${xmpNamespaces.Iptc4xmpExt} AIPromptInformation`);
      if (text.trim() !== '') expect(own).toBe(sayable(text));
    }),
    { numRuns: 500 },
  );
});
