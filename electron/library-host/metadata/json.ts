/** JSON as Python and other programs write it, read without losing a digit. */

/**
 * Undefined for what is no JSON. `NaN` and `Infinity`, which Python writes and JSON does not know, become null; whole
 * numbers beyond what a double holds become texts: seeds have up to 20 digits.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(tamed(text));
  } catch {
    return undefined;
  }
}

/** Strings are passed over whole, so that nothing within them is taken for a number; one that does not end, to the end of the text. */
const beyondJson = /"(?:[^"\\]+|\\[^])*(?:"|\\?$)|-?\b(?:NaN|Infinity)\b|-?\b\d{16,}\b(?![.eE])/g;

function tamed(text: string): string {
  if (!/\d{16}|NaN|Infinity/.test(text)) return text;
  return text.replaceAll(beyondJson, (found) => {
    if (found.startsWith('"')) return found;
    return /\d/.test(found) ? `"${found}"` : 'null';
  });
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** A field of its own, never one inherited: names come from the file. */
export function field(object: JsonObject | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Those fields of an object that are no object or list themselves, but for the ones that are shown elsewhere. */
export function plainFields(object: JsonObject, except: readonly string[]): (readonly [string, unknown])[] {
  return Object.entries(object).filter(
    ([name, value]) => !except.includes(name) && (typeof value !== 'object' || value === null),
  );
}
