/** Puts the grey around pictures in force on the page (tokens.css). */
import { useEffect } from 'react';
import type { Surround } from '../../shared/settings/settings.ts';

export function useSurround(surround: Surround): void {
  useEffect(() => {
    document.documentElement.dataset.surround = surround;
  }, [surround]);
}
