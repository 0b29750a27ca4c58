/** Settings: what the user chose, kept by main, shown by the renderer. The key is not one of them. */
import { z } from 'zod';
import { creditSchema } from '../export/credit.ts';
import { frameGroupSchema, frameSortSchema, frameStackSchema } from '../frame/frame-query.ts';

export const defaultGatewayUrl = 'https://llm.bytespike.ai';

const ownHost = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?([/?#]|$)/;

export const gatewayUrlSchema = z
  .url()
  .refine((text) => /^https?:\/\//.test(text), 'must start with https:// or http://')
  .refine((text) => {
    // Plain http would show the key to everyone on the way; only this machine itself is exempt.
    // To the end of the host and port: `http://localhost:80@elsewhere/` only begins like this machine.
    return text.startsWith('https://') || ownHost.test(text);
  }, 'http is only allowed to this computer itself');

/** `window`: as dark or light as the window itself. `neutral`: reflects 18 %, as a grey card does. */
export const surrounds = ['window', 'black', 'dark', 'neutral', 'light', 'white'] as const;
export type Surround = (typeof surrounds)[number];

/** How frames fill the grid: each fitted into a square cell, or whole rows as wide as the window. */
export const gridCellsSchema = z.enum(['square', 'justified']);
export type GridCells = z.infer<typeof gridCellsSchema>;

export function nextSurround(surround: Surround): Surround {
  return surrounds[(surrounds.indexOf(surround) + 1) % surrounds.length] ?? 'window';
}

export const settingsSchema = z.object({
  gatewayUrl: gatewayUrlSchema.default(defaultGatewayUrl),
  delivery: z.enum(['direct', 'safe']).default('direct'),
  /** Calls in flight at once. The vendor's tiers end at 100. */
  parallelCalls: z.number().int().min(1).max(100).default(4),
  /** US dollars, estimated; null: no limit. Over it the app asks before it sends. */
  limitPerBatchUsd: z.number().positive().max(100_000).nullable().default(null),
  limitPerDayUsd: z.number().positive().max(100_000).nullable().default(null),
  /** US dollars an image, by model id, as the user has them from the gateway's rate page: before any quoted price. */
  rates: z.record(z.string(), z.number().positive().max(1_000)).default({}),
  /** MiB (2^20 bytes) of decoded pictures that the window keeps, beyond those in sight. */
  pictureMemoryMiB: z.number().int().min(128).max(8192).default(512),
  /** What lies around pictures in loupe, compare and survey. */
  surround: z.enum(surrounds).default('window'),
  /** Clipping warnings begin at these 8-bit tones. */
  clipping: z
    .object({
      highlights: z.number().int().min(128).max(255).default(254),
      shadows: z.number().int().min(0).max(127).default(1),
    })
    .prefault({}),
  /** Written into exported files, where the user has filled it in. */
  credit: creditSchema.prefault({}),
  theme: z.enum(['dark', 'light', 'system']).default('dark'),
  language: z.enum(['en']).default('en'),
  layout: z
    .object({
      composeWidth: z.number().int().min(260).max(480).default(320),
      inspectorWidth: z.number().int().min(220).max(480).default(280),
      composeOpen: z.boolean().default(true),
      inspectorOpen: z.boolean().default(true),
      /** What differs, above compare and survey. */
      differsOpen: z.boolean().default(true),
      /** Edge of a grid cell in CSS pixels. */
      cellSize: z.number().int().min(96).max(480).default(208),
      cells: gridCellsSchema.default('square'),
      /** In which order, groups and stacks frames stand in the grid. */
      sort: frameSortSchema.default('own'),
      group: frameGroupSchema.default('none'),
      stack: frameStackSchema.default('none'),
      /** Longer edge of a sheet's cell in CSS pixels. */
      sheetCellSize: z.number().int().min(32).max(640).default(176),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** A change: any part of the settings. A layout given is a whole layout. */
export const settingsChangeSchema = z
  .strictObject({
    gatewayUrl: gatewayUrlSchema,
    delivery: settingsSchema.shape.delivery.unwrap(),
    parallelCalls: settingsSchema.shape.parallelCalls.unwrap(),
    limitPerBatchUsd: settingsSchema.shape.limitPerBatchUsd.unwrap(),
    limitPerDayUsd: settingsSchema.shape.limitPerDayUsd.unwrap(),
    rates: settingsSchema.shape.rates.unwrap(),
    pictureMemoryMiB: settingsSchema.shape.pictureMemoryMiB.unwrap(),
    surround: settingsSchema.shape.surround.unwrap(),
    clipping: settingsSchema.shape.clipping.unwrap(),
    credit: settingsSchema.shape.credit.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    language: settingsSchema.shape.language.unwrap(),
    layout: settingsSchema.shape.layout.unwrap(),
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
