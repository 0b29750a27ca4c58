/**
 * The capability table. Source: the vendor’s pages; where they disagree, a model’s own API page holds, which for
 * `nano-banana-v2` knows no image input although its model page does.
 */
import type { Model } from './model.ts';

export const defaultModelId = 'nano-banana';

/** The models there are: those below, as a user's own file may add to and change them. */
export type ModelTable = readonly Model[];

const plain = {
  aspectRatios: [],
  takesSeed: true,
  quality: null,
  style: null,
  outputFormat: null,
  takesOutputCompression: false,
  takesNegativePrompt: false,
  typicalSecondsByQuality: {},
  quote: null,
} satisfies Partial<Model>;

const nanoBanana = {
  ...plain,
  maker: 'Google',
  aspectRatios: ['1:1', '9:16', '16:9', '4:3', '3:4'],
  maxImagesPerCall: 2,
} satisfies Partial<Model>;

/** Pro and the second version: larger, and with a quality to choose. */
const nanoBananaLarge = {
  ...nanoBanana,
  sizes: ['2048x2048', '1024x1024', '2048x1536', '1536x2048'],
  quality: { values: ['standard', 'hd'], default: 'standard' },
} satisfies Partial<Model>;

const seedream = {
  ...plain,
  maker: 'ByteDance',
  sizes: ['1024x1024', '1024x1536', '1536x1024'],
  maxImagesPerCall: 4,
  takesNegativePrompt: true,
} satisfies Partial<Model>;

const gptImage = {
  ...plain,
  maker: 'OpenAI',
  sizes: ['1024x1024', '1024x1536', '1536x1024', '2048x2048', '4096x4096'],
  maxImagesPerCall: 4,
  takesSeed: false,
  quality: { values: ['low', 'medium', 'high', 'auto'], default: 'medium' },
  style: { values: ['natural', 'vivid'], default: null },
  outputFormat: { values: ['png', 'webp', 'jpeg'], default: null },
  takesOutputCompression: true,
  typicalSeconds: [12, 22],
} satisfies Partial<Model>;

/** US dollars an image, as the model's page once quoted. */
function quoted(usdPerImage: number): Model['quote'] {
  return { usdPerImage, source: 'the vendor’s model page' };
}

export const builtInModels: ModelTable = [
  {
    ...nanoBanana,
    id: 'nano-banana',
    name: 'Nano Banana',
    sizes: ['1024x1024', '1024x1536', '1536x1024'],
    typicalSeconds: [6, 10],
    quote: quoted(0.018),
  },
  {
    ...nanoBananaLarge,
    id: 'nano-banana-pro',
    name: 'Nano Banana Pro',
    typicalSeconds: [12, 18],
    typicalSecondsByQuality: { hd: [25, 40] },
  },
  {
    ...nanoBananaLarge,
    id: 'nano-banana-v2',
    name: 'Nano Banana 2',
    typicalSeconds: [14, 22],
    quote: quoted(0.022),
  },
  {
    ...seedream,
    id: 'seedream-v4',
    name: 'Seedream V4',
    typicalSeconds: [5, 10],
    quote: quoted(0.024),
  },
  {
    ...seedream,
    id: 'seedream-v4.5',
    name: 'Seedream V4.5',
    sizes: ['2048x2048', '1024x1024', '1024x2048', '2048x1024'],
    typicalSeconds: [12, 18],
  },
  {
    ...seedream,
    id: 'seedream-v5lite',
    name: 'Seedream V5 Lite',
    typicalSeconds: [4, 6],
    quote: quoted(0.012),
  },
  { ...gptImage, id: 'gpt-image-2', name: 'GPT Image 2' },
  { ...gptImage, id: 'gpt-image-2-official', name: 'GPT Image 2 (official)' },
];

export function findModel(models: ModelTable, id: string): Model | undefined {
  return models.find((model) => model.id === id);
}
