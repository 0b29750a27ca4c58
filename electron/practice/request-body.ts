/** Reads the JSON body of a call. */
import type { IncomingMessage } from 'node:http';
import { refuse } from './answer.ts';
import type { JsonObject } from './generation-call.ts';

/** The vendor's limit for a body, in bytes (gateway.md). */
const largestBody = 1024 * 1024;

/** Throws a Refusal: 413 beyond 1 MiB, 400 for anything but a JSON object. */
export async function readJson(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    // Read to its end though it is refused: a client that is still sending would see a broken pipe, not the answer.
    if (length <= largestBody) chunks.push(chunk);
  }
  if (length > largestBody) throw refuse.tooLarge();
  const value = parse(Buffer.concat(chunks).toString('utf8'));
  if (!isObject(value)) throw refuse.invalidParam('The body must be a JSON object.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.invalidParam('The body is not JSON.');
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
