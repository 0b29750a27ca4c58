/**
 * What the gateway says, read liberally (gateway.md): three shapes of error, missing and superfluous fields,
 * HTML from a proxy. Pure: text and headers in, values out.
 */
import { z } from 'zod';
import type { ImageSource } from '../../shared/job/status.ts';

/** More images than this in one answer are no answer to any call of ours. */
const mostImages = 16;
/** Signed URLs die this long after `created`. */
export const urlLifetimeMs = 24 * 60 * 60 * 1000;

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface ErrorEnvelope {
  /** The gateway's own word, such as `rate_limit_exceeded`. */
  readonly code: string | null;
  /** A number in `code`, meant as an HTTP status. */
  readonly status: number | null;
  readonly message: string | null;
  /** The parameter at fault, in the gateway's own name for it. */
  readonly param: string | null;
}

export interface WireImage {
  readonly source: ImageSource;
  readonly revisedPrompt: string | null;
}

export type WireAnswer =
  | { readonly kind: 'images'; readonly created: number | null; readonly images: readonly WireImage[] }
  | { readonly kind: 'error'; readonly envelope: ErrorEnvelope }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'no-data' };

export interface HeaderFacts {
  /** US dollars left on this key; null when the gateway does not say. */
  readonly quotaRemainingUsd: number | null;
  /** When a limit is lifted, ms since the epoch by this machine's clock; null when nothing says. */
  readonly resetAt: number | null;
  /** How far the gateway's clock is ahead of this machine's, in ms; 0 when it does not tell the time. */
  readonly clockAheadMs: number;
}

const absent = z.unknown().transform(() => null);
const text = z.string().min(1).nullable().catch(null).default(null);
const errorFields = z.object({
  code: z.union([z.string().min(1), z.number(), absent]).optional(),
  type: text,
  status: z.union([z.string().min(1), z.number(), absent]).optional(),
  message: text,
  param: text,
});
const errorShape = z.object({ error: z.union([errorFields, z.string()]) });
const answerShape = z.object({
  created: z.coerce.number().nullable().catch(null),
  data: z.array(z.unknown()),
});
const imageShape = z.object({
  url: z.string().nullish().catch(null),
  b64_json: z.string().nullish().catch(null),
  revised_prompt: text,
});
const modelShape = z.object({ id: z.string().min(1) });
const modelsShape = z.object({ data: z.array(z.unknown()) });

/** Any of the three envelopes, or null. A `code` that is a number, or its digits, is a status. */
export function readErrorEnvelope(body: string): ErrorEnvelope | null {
  return envelopeOf(parseJson(body));
}

/** The answer to a generation call with status 2xx. */
export function readAnswer(body: string): WireAnswer {
  const json = parseJson(body);
  if (json === undefined) return { kind: 'not-json' };
  const answer = answerShape.safeParse(json);
  const images = imagesIn(answer.data?.data ?? []);
  const envelope = images.length === 0 ? envelopeOf(json) : null;
  if (envelope) return { kind: 'error', envelope };
  return answer.success ? { kind: 'images', created: answer.data.created, images } : { kind: 'no-data' };
}

/** The images of a list, each once; what is no image is left out. */
export function imagesIn(entries: readonly unknown[]): readonly WireImage[] {
  return distinct(entries.flatMap(imageOf)).slice(0, mostImages);
}

/** Ids of `GET /v1/models`; null when the body is no such list. */
export function readModels(body: string): readonly string[] | null {
  const list = modelsShape.safeParse(parseJson(body));
  if (!list.success) return null;
  return list.data.data.flatMap((entry) => {
    const model = modelShape.safeParse(entry);
    return model.success ? [model.data.id] : [];
  });
}

/** Both kinds of reset are times by the gateway's clock: its `Date` tells how far that is from ours. */
export function readHeaders(headers: Headers, now: number): HeaderFacts {
  const reset = numberIn(headers['x-ratelimit-reset']);
  const gatewayNow = Date.parse(first(headers.date) ?? '') || now;
  return {
    quotaRemainingUsd: usdOf(numberIn(headers['x-quota-remaining-credits'])),
    clockAheadMs: gatewayNow - now,
    resetAt: retryAfter(first(headers['retry-after']), now, gatewayNow) ?? soonest(reset, now, gatewayNow),
  };
}

/**
 * When an answer's URLs die. `created` is believed only where it lies within the call (a minute of doubt either
 * way), for clocks differ; else the call's own beginning stands in, which is never too late.
 */
export function expiryOf(created: number | null, sentAt: number, answeredAt: number): number {
  const doubt = 60_000;
  const createdAt = (created ?? 0) * 1000;
  const believable = createdAt >= sentAt - doubt && createdAt <= answeredAt + doubt;
  return (believable ? createdAt : sentAt) + urlLifetimeMs;
}

function envelopeOf(json: unknown): ErrorEnvelope | null {
  const parsed = errorShape.safeParse(json);
  if (!parsed.success) return null;
  const { error } = parsed.data;
  if (typeof error === 'string') return { code: null, status: null, message: error, param: null };
  const number = [error.code, error.status].map(Number).find((value) => value >= 400 && value <= 599);
  const word = [error.code, error.type, error.status].find(
    (value): value is string => typeof value === 'string' && !/^\d+$/.test(value),
  );
  return {
    code: word?.toLowerCase() ?? null,
    status: number ?? null,
    message: error.message,
    param: error.param,
  };
}

function imageOf(entry: unknown): WireImage[] {
  const parsed = imageShape.safeParse(entry);
  if (!parsed.success) return [];
  const { url, b64_json: base64, revised_prompt: revisedPrompt } = parsed.data;
  if (url && isWebUrl(url)) return [{ source: { kind: 'url', url }, revisedPrompt }];
  const inline = base64?.replace(/^data:[^,]*,/, '');
  return inline ? [{ source: { kind: 'inline', base64: inline }, revisedPrompt }] : [];
}

/** One entry for each URL: the same URL twice is one picture. */
function distinct(images: readonly WireImage[]): readonly WireImage[] {
  const seen = new Set<string>();
  return images.filter(({ source }) => {
    if (source.kind !== 'url') return true;
    if (seen.has(source.url)) return false;
    seen.add(source.url);
    return true;
  });
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Undefined for what is no JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function numberIn(header: string | string[] | undefined): number | null {
  const value = first(header)?.trim();
  if (!value) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/**
 * The vendor's page says "USD" and the header's name says "credits" (1 USD = 1,000,000). Whole numbers that would be
 * a fortune in dollars are taken for credits; a cent is 10,000 of them.
 */
function usdOf(value: number | null): number | null {
  if (value === null) return null;
  return Number.isInteger(value) && value >= 10_000 ? value / 1_000_000 : value;
}

function soonest(resetSeconds: number | null, now: number, gatewayNow: number): number | null {
  return resetSeconds === null ? null : now + (resetSeconds * 1000 - gatewayNow);
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfter(value: string | undefined, now: number, gatewayNow: number): number | null {
  if (value === undefined) return null;
  const seconds = numberIn(value);
  if (seconds !== null) return now + seconds * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : now + (date - gatewayNow);
}
