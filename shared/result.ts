/** An expected outcome as a value: what can go wrong is in the type, what cannot is thrown. */
import type { ErrorInfo } from './errors.ts';

export type Result<T, E = ErrorInfo> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function success<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function failure<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
