/** Presets in a file of their own: handed from one photographer to another. No folder goes with them. */
import { z } from 'zod';
import { exportPresetSchema, longestPresetName, presetNameSchema } from './preset.ts';
import type { NamedPreset } from './preset.ts';

/** Bytes of a file that are read, and presets in it that are taken. */
export const largestPresetFile = 1_000_000;
const mostInFile = 100;

const presetFileSchema = z.object({
  proofsheet: z.literal('export-presets'),
  version: z.literal(1),
  presets: z
    .array(z.object({ name: presetNameSchema, preset: exportPresetSchema }))
    .min(1)
    .max(mostInFile),
});
type FilePresets = z.infer<typeof presetFileSchema>['presets'];

export function writePresetFile(presets: readonly Pick<NamedPreset, 'name' | 'preset'>[]): string {
  const content: z.input<typeof presetFileSchema> = {
    proofsheet: 'export-presets',
    version: 1,
    presets: presets.map(({ name, preset }) => ({ name, preset })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null for anything else. */
export function readPresetFile(text: string): FilePresets | null {
  try {
    const parsed = presetFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.presets : null;
  } catch {
    return null;
  }
}

/** The name itself, or with the first number that makes it one that nobody has. */
export function freePresetName(wanted: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(presetNameKey));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const name = `${wanted.slice(0, longestPresetName - ending.length).trimEnd()}${ending}`;
    if (!keys.has(presetNameKey(name))) return name;
  }
}

/** Two names with one key look alike in a list. */
export function presetNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
