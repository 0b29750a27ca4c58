/** Requests ever sent. */
import type { Family, HistoryEntry } from '../../../shared/history/entry.ts';
import type { BatchId } from '../../../shared/ids.ts';

export interface RequestMethods {
  /** A batch was written or has changed: the history reads its files. Errors: `record-unparsable`, `library-unreadable`. */
  noteRequest(input: { readonly batch: BatchId }): null;
  /** Newest first, prompts cut (shared/history/entry.ts); `before`: only older ones; `query`: as typed, or empty. */
  requests(input: {
    readonly query: string;
    readonly before: BatchId | null;
    readonly limit: number;
  }): HistoryEntry[];
  /** One entry with its whole prompt. Error: `request-not-found`. */
  request(input: { readonly batch: BatchId }): HistoryEntry;
  /** The requests that one was made from and led to; empty for one that is not known. */
  family(input: { readonly batch: BatchId }): Family;
}
