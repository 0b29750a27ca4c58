/** Every answer over IPC: a value, or a failure as data. Nothing is ever thrown across the border. */
import type { ErrorInfo } from '../errors.ts';

export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorInfo };

export const requestChannel = 'proofsheet:request';
export const eventChannel = 'proofsheet:event';
