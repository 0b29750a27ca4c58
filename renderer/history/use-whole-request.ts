/** A request with its whole prompt: a list's entries carry the beginning only. */
import { useEffect, useState } from 'react';
import { toAppError } from '../../shared/errors.ts';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import { isCutPrompt } from '../../shared/history/entry.ts';
import type { Request } from '../../shared/request.ts';
import { useApp } from '../app-context.tsx';

/** Null while it is on its way. */
export function useWholeRequest({ batch, request }: HistoryEntry): Request | null {
  const { bridge, notices } = useApp();
  const isCut = isCutPrompt(request.prompt);
  const [whole, setWhole] = useState<HistoryEntry | null>(null);
  useEffect(() => {
    if (!isCut) return;
    let isCurrent = true;
    bridge.request('history.request', { batch }).then(
      (entry) => isCurrent && setWhole(entry),
      (thrown: unknown) => isCurrent && notices.getState().requestFailed(toAppError(thrown)),
    );
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, batch, isCut]);
  if (!isCut) return request;
  return whole?.batch === batch ? whole.request : null;
}
