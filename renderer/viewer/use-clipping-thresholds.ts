/** From which tones on a picture counts as clipped: a setting. */
import { useStore } from 'zustand';
import { defaultSettings } from '../../shared/settings/settings.ts';
import type { ClippingThresholds } from '../../shared/compare/clipping.ts';
import { useApp } from '../app-context.tsx';

export function useClippingThresholds(): ClippingThresholds {
  return useStore(useApp().app, ({ app }) => (app?.settings ?? defaultSettings).clipping);
}
