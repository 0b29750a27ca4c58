/** The capability table. Source: the vendor's model pages. */
import type { Model } from './model.ts';

export const defaultModelId = 'nano-banana';

export const models: readonly Model[] = [
  {
    id: 'nano-banana',
    name: 'Nano Banana',
    maker: 'Google',
    sizes: ['1024x1024', '1024x1536', '1536x1024'],
    aspectRatios: ['1:1', '9:16', '16:9', '4:3', '3:4'],
    maxImagesPerCall: 2,
    takesSeed: true,
    typicalSeconds: [6, 10],
    quotedUsdPerImage: 0.018,
  },
];

export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id);
}
