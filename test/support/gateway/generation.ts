/** One generation: waits, fails or bills, and makes the answer. Used by the synchronous call and by tasks. */
import { photograph } from '../photographs.ts';
import type { Answer } from './failures.ts';
import { failure, html, scriptedFailure } from './failures.ts';
import type { FaultSet } from './faults.ts';
import type { ImageStore } from './image-store.ts';
import type { Wallet } from './ledger.ts';
import { bill, creditsPerImage } from './ledger.ts';
import type { GenerationCall } from './validation.ts';

export interface GenerationParts {
  readonly wallet: Wallet;
  readonly images: ImageStore;
  readonly now: () => number;
  readonly baseUrl: () => string;
  /** Settles when the call's pretended work is done. */
  readonly work: (call: GenerationCall, faults: FaultSet) => Promise<void>;
}

export interface MadeImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export type Outcome =
  { readonly failed: Answer } | { readonly images: readonly MadeImage[]; readonly created: number };

export async function generate(
  call: GenerationCall,
  faults: FaultSet,
  outTaskId: string | null,
  parts: GenerationParts,
): Promise<Outcome> {
  const { wallet, images, now, baseUrl } = parts;
  await parts.work(call, faults);
  const failed = scriptedFailure(faults, now());
  if (failed) return { failed };
  if (wallet.balance < creditsPerImage * call.n) return { failed: failure('402') };
  const created = Math.floor(now() / 1000);
  const made = faults.has('empty-data') ? 0 : faults.has('fewer') ? call.n - 1 : call.n;
  return {
    created,
    images: Array.from({ length: made }, (_, position) => {
      const url =
        baseUrl() +
        images.add({
          seed: (call.seed ?? 0) + position,
          width: call.width,
          height: call.height,
          type: call.type,
          faults,
          expires: created + faults.number('expires', 24 * 60 * 60),
        });
      const lost = faults.has('cut');
      bill(wallet, {
        prompt: call.prompt,
        seed: call.seed,
        position,
        url: lost ? null : url,
        outTaskId,
        at: now(),
      });
      return { url, width: call.width, height: call.height };
    }),
  };
}

/** The body of a synchronous answer, well or ill made. */
export async function answerOf(call: GenerationCall, faults: FaultSet, outcome: Outcome): Promise<Answer> {
  if ('failed' in outcome) return outcome.failed;
  const { created } = outcome;
  if (faults.has('html'))
    return { status: 200, body: null, text: html, headers: { 'content-type': 'text/html' } };
  if (faults.has('no-data')) return { status: 200, body: { created } };
  if (faults.has('half-json'))
    return { status: 200, body: null, text: '{"created": 1, "data": [{"url": "htt' };
  const revised = faults.has('no-revision') ? {} : { revised_prompt: `${call.prompt} (as photographed)` };
  const data = await Promise.all(
    outcome.images.map(async ({ url, width, height }) => {
      if (faults.has('b64')) {
        const bytes = await photograph({ seed: call.seed ?? 0, width, height, type: 'png' });
        return { b64_json: bytes.toString('base64'), ...revised };
      }
      if (faults.has('no-url')) return { ...revised };
      if (faults.has('file-url')) return { url: 'file:///etc/hostname', ...revised };
      return { url, ...revised };
    }),
  );
  return { status: 200, body: { created, data } };
}
