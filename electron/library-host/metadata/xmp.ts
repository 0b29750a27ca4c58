/**
 * Simple properties of an XMP packet (ISO 16684-1): attributes and child elements of `rdf:Description`, of arrays the
 * first entry. A reader for just this much of XML: no document types, no entities but the five and character numbers,
 * one pass, and a limit to the depth. What is no XML gives no properties.
 */

/** By namespace and local name, joined by a space. */
export type XmpProperties = ReadonlyMap<string, string>;

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const deepest = 40;
const mostProperties = 2_000;
const mostNamespaces = 100;

interface Element {
  readonly name: string;
  readonly namespaces: ReadonlyMap<string, string>;
  text: string;
}

export function readXmp(packet: string): XmpProperties {
  const properties = new Map<string, string>();
  visit(packet, (name, value) => {
    if (properties.size < mostProperties && !properties.has(name)) properties.set(name, value);
  });
  return properties;
}

/** Every entry of one property, by its namespace and local name, joined by a space. */
export function readXmpEntries(packet: string, property: string): readonly string[] {
  const entries: string[] = [];
  visit(packet, (name, value) => {
    if (name === property && entries.length < mostProperties) entries.push(value);
  });
  return entries;
}

/** Tells of each value as it is met; what is no XML ends it. */
function visit(packet: string, keep: (name: string, value: string) => void): void {
  const open: Element[] = [];
  for (const token of tokensOf(packet)) {
    const parent = open.at(-1);
    switch (token.kind) {
      case 'text':
        if (parent) parent.text += token.text;
        break;
      case 'open': {
        if (open.length >= deepest) return;
        const namespaces = withDeclared(parent?.namespaces ?? new Map<string, string>(), token.attributes);
        const name = resolved(token.name, namespaces);
        if (name === `${rdf} Description`)
          for (const [attribute, value] of token.attributes) keep(resolved(attribute, namespaces), value);
        if (!token.isEmpty) open.push({ name, namespaces, text: '' });
        break;
      }
      case 'close': {
        const closed = open.pop();
        if (!closed) return;
        const property = open.findLast(({ name }) => !name.startsWith(`${rdf} `));
        // `<p>text</p>`, or `<p><rdf:Alt><rdf:li>text</rdf:li></rdf:Alt></p>`.
        if (closed.name === `${rdf} li` && property) keep(property.name, closed.text);
        else if (open.at(-1)?.name === `${rdf} Description` && closed.text.trim() !== '')
          keep(closed.name, closed.text);
        break;
      }
    }
  }
}

type Attributes = readonly (readonly [name: string, value: string])[];
type Token =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Attributes;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'close' };

function* tokensOf(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start !== at) yield { kind: 'text', text: unescaped(xml.slice(at, start < 0 ? undefined : start)) };
    if (start < 0) return;
    if (xml.startsWith('<![CDATA[', start)) {
      const end = endOf(xml, ']]>', start);
      yield { kind: 'text', text: xml.slice(start + 9, end - 3) };
      at = end;
    } else if (xml.startsWith('<!--', start)) at = endOf(xml, '-->', start);
    else if (xml.startsWith('<?', start)) at = endOf(xml, '?>', start);
    // A document type could name entities that grow without end: nothing after it is read.
    else if (xml.startsWith('<!', start)) return;
    else {
      const end = tagEnd(xml, start);
      if (xml[start + 1] === '/') yield { kind: 'close' };
      else {
        const isEmpty = xml[end - 2] === '/';
        yield { kind: 'open', isEmpty, ...tagOf(xml.slice(start + 1, isEmpty ? end - 2 : end - 1)) };
      }
      at = end;
    }
  }
}

function endOf(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
}

/** Behind the `>` that ends a tag, which may also stand in an attribute's quotes. */
function tagEnd(xml: string, start: number): number {
  let quote = '';
  for (let at = start; at < xml.length; at += 1) {
    const sign = xml.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return xml.length;
}

/** Looks for the next `=` and the quotes behind it, from where the last value ended: each sign is passed once. */
function tagOf(tag: string): { readonly name: string; readonly attributes: Attributes } {
  const name = /^[^\s=]*/.exec(tag)?.[0] ?? '';
  const attributes: (readonly [string, string])[] = [];
  let at = name.length;
  while (attributes.length < mostProperties) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) break;
    const start = equals + 1 + (/^\s*/.exec(tag.slice(equals + 1, equals + 21))?.[0].length ?? 0);
    const quote = tag.charAt(start);
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, start + 1) : -1;
    if (end < 0) break;
    attributes.push([tag.slice(at, equals).trim(), unescaped(tag.slice(start + 1, end))]);
    at = end + 1;
  }
  return { name, attributes };
}

function withDeclared(
  namespaces: ReadonlyMap<string, string>,
  attributes: Attributes,
): ReadonlyMap<string, string> {
  const declared = attributes.flatMap(([name, value]): [string, string][] =>
    name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  );
  if (declared.length === 0 || namespaces.size + declared.length > mostNamespaces) return namespaces;
  return new Map([...namespaces, ...declared]);
}

function resolved(name: string, namespaces: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : `${namespaces.get(name.slice(0, colon)) ?? ''} ${name.slice(colon + 1)}`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, ten, hex, name) => {
      if (typeof name === 'string') return entities[name] ?? whole;
      const point = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
