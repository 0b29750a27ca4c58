/** How a paid call ended, whichever way it was delivered. */
import type { GatewayFailure } from '../gateway/failure.ts';
import type { WireImage } from '../gateway/wire.ts';

export type Ending =
  | {
      readonly kind: 'answered';
      readonly images: readonly WireImage[];
      /** Ms since the epoch. */
      readonly expiresAt: number;
      readonly tookSeconds: number;
      /** What it cost; null where the gateway does not say. */
      readonly creditsUsed: number | null;
    }
  /** `taskEnded`: its task is over, so that another try is another task. */
  | { readonly kind: 'failed'; readonly failure: GatewayFailure; readonly taskEnded: boolean }
  /** The gateway has given the task up, at the user's word. */
  | { readonly kind: 'canceled'; readonly creditsUsed: number | null }
  /** A task that was only asked for: the gateway has never seen it, so it may be sent. */
  | { readonly kind: 'not-arrived' }
  /** The gateway takes no tasks for this model. Nothing was billed. */
  | { readonly kind: 'no-tasks'; readonly failure: GatewayFailure }
  /** The task may be there, and it is not asked for any more. */
  | { readonly kind: 'lost'; readonly failure: GatewayFailure };

export type CallEnd = Ending & {
  /** US dollars left on the key, as the gateway's last answer says; null when it does not. */
  readonly quotaRemainingUsd: number | null;
};
