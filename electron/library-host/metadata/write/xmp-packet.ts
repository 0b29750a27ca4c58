/** Writes an XMP packet (ISO 16684-1): properties as elements, in which line ends and spaces stay what they are. */

/** An alternative by language, of which there is the default; an ordered and an unordered array. */
export type XmpValue =
  | string
  | { readonly alt: string }
  | { readonly seq: readonly string[] }
  | { readonly bag: readonly string[] };

export interface XmpProperty {
  readonly namespace: XmpPrefix;
  readonly name: string;
  readonly value: XmpValue;
}

/** Those that are written, by the prefix that is usual for each (IPTC Photo Metadata Standard 2025.1; XMP part 1 and 2). */
export const xmpNamespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpNote: 'http://ns.adobe.com/xmp/note/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  proofsheet: 'https://proofsheet.app/ns/1.0/',
} as const;
export type XmpPrefix = keyof typeof xmpNamespaces;

/** The identifier is the standard's own. */
const packetStart = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';

/** Read-only: it is written once, into a copy, and leaves no room to be changed in place. */
const packetEnd = '<?xpacket end="r"?>';

export function xmpPacket(properties: readonly XmpProperty[]): string {
  return `${packetStart}\n${xmpBody(properties)}\n${packetEnd}`;
}

/** Without the wrapper by which a packet is found in a file. */
export function xmpBody(properties: readonly XmpProperty[]): string {
  const prefixes = [...new Set(properties.map(({ namespace }) => namespace))];
  const declared = prefixes.map((prefix) => ` xmlns:${prefix}="${xmpNamespaces[prefix]}"`).join('');
  return [
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declared}>`,
    ...properties.map(elementOf),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
  ].join('\n');
}

function elementOf({ namespace, name, value }: XmpProperty): string {
  return `<${namespace}:${name}>${contentOf(value)}</${namespace}:${name}>`;
}

function contentOf(value: XmpValue): string {
  if (typeof value === 'string') return xmlText(value);
  if ('alt' in value) return `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(value.alt)}</rdf:li></rdf:Alt>`;
  const [kind, items] = 'seq' in value ? ['Seq', value.seq] : ['Bag', value.bag];
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${xmlText(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
}

/**
 * Text as XML 1.0 can hold it (section 2.2): what it has no way to write, also not as a reference, becomes U+FFFD. A carriage
 * return is written as a reference, for a parser would make a line feed of it.
 */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
