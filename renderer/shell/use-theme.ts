/** Puts the theme in force on the page: what the user chose, or what the system says now. */
import { useEffect } from 'react';
import type { Settings } from '../../shared/settings/settings.ts';

export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    function apply(): void {
      document.documentElement.dataset.theme =
        theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    }
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
