/** Takes out of a text what must never rest on disk in the clear. */

/** Keys of this vendor and of its likes, and what follows an auth header's name. */
const keys = /\bsk-[\w-]{4,}|(?<=x-api-key"?:\s*"?)[^\s"',}]+|(?<=bearer\s)[^\s"',}]+/gi;
/** The query of any URL: signatures of pre-signed image URLs live there. */
const queries = /(https?:\/\/[^\s"'?]+)\?[^\s"']*/gi;

export function redact(text: string): string {
  return text.replace(keys, '[key]').replace(queries, '$1?[query]');
}
