/** The gateway's side of the books: what it was asked, and what it charged for. Tests compare the app's records with it. */

export interface RecordedRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As sent; '' for a GET. */
  readonly text: string;
  /** Parsed, where it was a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface BilledImage {
  readonly prompt: string;
  readonly seed: number | undefined;
  /** Place in the answer's `data`, 0 first. */
  readonly position: number;
  readonly credits: number;
  /** Null when it was charged but its address never went out: the answer was cut. */
  readonly url: string | null;
  readonly outTaskId: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** Credits for one image: the quoted $0.018 at 1 USD = 1,000,000 credits. */
export const creditsPerImage = 18_000;

export interface Wallet {
  /** Credits. */
  balance: number;
  readonly billed: BilledImage[];
}

export function bill(wallet: Wallet, image: Omit<BilledImage, 'credits'>): void {
  wallet.balance -= creditsPerImage;
  wallet.billed.push({ ...image, credits: creditsPerImage });
}
