/** The presets that every installation has: they cannot be changed, only duplicated. */
import { exportPresetSchema, presetIdSchema } from './preset.ts';
import type { ExportPreset, NamedPreset } from './preset.ts';
import type { z } from 'zod';

export const builtInPresets: readonly NamedPreset[] = [
  builtIn('originals', 'Originals', {
    version: 1,
    format: { kind: 'original' },
    naming: { template: '{date} {time} {seed} {prompt:40}' },
    sidecars: { xmp: true },
  }),
  builtIn('web', 'Web 2048 JPEG', {
    version: 1,
    format: { kind: 'jpeg', quality: 82, chroma: '4:2:0', mozjpeg: true },
    resize: { by: 'long-edge', pixels: 2048 },
    sharpen: 'low',
    naming: { template: '{date}-{prompt:40|slug}-{seed}' },
    metadata: 'credit-only',
  }),
  builtIn('client-proof', 'Client proof with contact sheet', {
    version: 1,
    format: { kind: 'jpeg', quality: 88 },
    resize: { by: 'long-edge', pixels: 2048 },
    sharpen: 'low',
    naming: { template: '{batch}/{seq:3} {prompt:40}' },
    contactSheet: { format: 'pdf' },
  }),
  builtIn('print', 'Print TIFF 16-bit', {
    version: 1,
    format: { kind: 'tiff', bits: 16, compression: 'deflate' },
    sharpen: 'standard',
    naming: { template: '{date} {seq:3} {prompt:40}' },
  }),
  builtIn('strip', 'Strip everything', {
    version: 1,
    format: { kind: 'png' },
    naming: { template: '{seq:4}' },
    metadata: 'none',
  }),
];

function builtIn(id: string, name: string, preset: z.input<typeof exportPresetSchema>): NamedPreset {
  return {
    id: presetIdSchema.parse(`built-in:${id}`),
    name,
    preset: exportPresetSchema.parse(preset) satisfies ExportPreset,
  };
}
