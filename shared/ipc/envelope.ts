/** Every answer over IPC: a value, or a failure as data. Nothing is ever thrown across the border. */
import type { ErrorInfo } from '../errors.ts';

export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorInfo };

export const requestChannel = 'proofsheet:request';
/** Where files lie that were dropped on the window: preload's own, the page has no way to it (docs/decisions/0012). */
export const dropChannel = 'proofsheet:dropped';
export const eventChannel = 'proofsheet:event';
