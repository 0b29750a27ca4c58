/** Recall: what a picture tells of how it was asked for, and which of it may be taken over into the next request. */
import type { MadeFrom } from '../request.ts';
import type { Shape } from '../size/size.ts';

/** `remix`: all but the seed. */
export const recallChoices = ['everything', 'seed', 'prompt', 'remix'] as const;
export type RecallChoice = (typeof recallChoices)[number];

export type RecallSeed =
  | { readonly kind: 'known'; readonly seed: number }
  /** A number that no call of ours may carry, as it stands in the file. */
  | { readonly kind: 'out-of-range'; readonly text: string }
  | { readonly kind: 'none' };

/** Null: the picture does not say. */
export interface RecallSource {
  /** An id of this app's, or another tool's name for a model. */
  readonly model: string | null;
  /** The text that was sent, after expansion. */
  readonly prompt: string | null;
  readonly negativePrompt?: string | null;
  /** Of a frame: what was asked of its model beyond that; absent, the draft's choices stay. */
  readonly choices?: {
    readonly quality?: string;
    readonly style?: string;
    readonly outputFormat?: string;
    readonly outputCompression?: number;
  };
  /** Of another tool's picture, its size in pixels. */
  readonly shape: Shape | null;
  readonly seed: RecallSeed;
  /** The frame of this library that tells it; absent for a picture from elsewhere. */
  readonly from?: MadeFrom;
  /** Images its call asked for, and its place among them from 0. */
  readonly call: { readonly n: number; readonly index: number } | null;
}

/** What could not be taken over as it was, to be said. */
export type RecallNote =
  /** `kept`: the name of the one that stays. */
  | { readonly kind: 'model-unknown'; readonly model: string; readonly kept: string }
  | { readonly kind: 'shape-not-offered'; readonly asked: Shape; readonly used: Shape }
  | { readonly kind: 'fewer-per-call'; readonly asked: number; readonly used: number }
  /** The seed is its call's: that of a later image of the call is not known. */
  | { readonly kind: 'seed-of-call'; readonly place: number; readonly n: number }
  | { readonly kind: 'seed-out-of-range'; readonly text: string }
  | { readonly kind: 'no-seed' }
  | { readonly kind: 'no-prompt' };

export type RecallLack = 'nothing' | 'no-seed' | 'seed-out-of-range' | 'no-prompt';

/** Why a choice is not to be had from this picture; null when it is. */
export function lackOf(source: RecallSource, choice: RecallChoice): RecallLack | null {
  const { model, prompt, shape, seed } = source;
  const hasParameters = model !== null || prompt !== null || shape !== null;
  switch (choice) {
    case 'everything':
      return hasParameters || seed.kind === 'known' ? null : 'nothing';
    case 'remix':
      return hasParameters ? null : 'nothing';
    case 'prompt':
      return prompt === null ? 'no-prompt' : null;
    case 'seed':
      if (seed.kind === 'known') return null;
      return seed.kind === 'none' ? 'no-seed' : 'seed-out-of-range';
  }
}
