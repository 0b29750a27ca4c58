/** The capability table against the vendor's own, word for word: what differs is sent and paid for wrongly, or never offered. */
import { describe, expect, it } from 'vitest';
import { modelSchema } from '../../../../shared/models/model.ts';
import type { Model } from '../../../../shared/models/model.ts';
import { builtInModels, defaultModelId, findModel } from '../../../../shared/models/table.ts';

/** As documented: id | sizes | n | aspect ratios | seed | quality | negative prompt | other | seconds. */
const documented = `
nano-banana | 1024x1024, 1024x1536, 1536x1024 | 1–2 | 1:1 9:16 16:9 4:3 3:4 | yes | – | no | – | 6–10
nano-banana-pro | 2048x2048, 1024x1024, 2048x1536, 1536x2048 | 1–2 | 1:1 9:16 16:9 4:3 3:4 | yes | standard, hd | no | – | 12–18, hd 25–40
nano-banana-v2 | 2048x2048, 1024x1024, 2048x1536, 1536x2048 | 1–2 | 1:1 9:16 16:9 4:3 3:4 | yes | standard, hd | no | – | 14–22
seedream-v4 | 1024x1024, 1024x1536, 1536x1024 | 1–4 | – | yes | – | yes | – | 5–10
seedream-v4.5 | 2048x2048, 1024x1024, 1024x2048, 2048x1024 | 1–4 | – | yes | – | yes | – | 12–18
seedream-v5lite | 1024x1024, 1024x1536, 1536x1024 | 1–4 | – | yes | – | yes | – | 4–6
gpt-image-2 | 1024x1024, 1024x1536, 1536x1024, 2048x2048, 4096x4096 | 1–4 | – | no | low, medium, high, auto | no | style natural/vivid; output_format png/webp/jpeg; output_compression | 12–22
gpt-image-2-official | 1024x1024, 1024x1536, 1536x1024, 2048x2048, 4096x4096 | 1–4 | – | no | low, medium, high, auto | no | style natural/vivid; output_format png/webp/jpeg; output_compression | 12–22
`.trim();

function written(model: Model): string {
  const list = (values: readonly string[] = [], by: string): string =>
    values.length === 0 ? '–' : values.join(by);
  const range = ([from, to]: readonly [number, number]): string => `${from}–${to}`;
  const others = [
    model.style && `style ${list(model.style.values, '/')}`,
    model.outputFormat && `output_format ${list(model.outputFormat.values, '/')}`,
    model.takesOutputCompression && 'output_compression',
  ].filter((other) => typeof other === 'string');
  const slower = Object.entries(model.typicalSecondsByQuality);
  return [
    model.id,
    list(model.sizes, ', '),
    `1–${model.maxImagesPerCall}`,
    list(model.aspectRatios, ' '),
    model.takesSeed ? 'yes' : 'no',
    list(model.quality?.values, ', '),
    model.takesNegativePrompt ? 'yes' : 'no',
    list(others, '; '),
    [range(model.typicalSeconds!), ...slower.map(([quality, time]) => `${quality} ${range(time)}`)].join(
      ', ',
    ),
  ].join(' | ');
}

describe('the capability table', () => {
  it('says of every model what the vendor says (catches a size, a limit or a parameter mistyped)', () => {
    expect(builtInModels.map(written).join('\n')).toBe(documented);
  });

  it('names the documented default quality, and quotes only prices that were quoted', () => {
    expect(findModel(builtInModels, 'gpt-image-2')?.quality?.default).toBe('medium');
    const quotes = builtInModels.flatMap(({ id, quote }) => (quote ? [[id, quote.usdPerImage]] : []));
    expect(quotes).toEqual([
      ['nano-banana', 0.018],
      ['nano-banana-v2', 0.022],
      ['seedream-v4', 0.024],
      ['seedream-v5lite', 0.012],
    ]);
  });

  it('keeps its own rules (catches a default that is no value, an id twice)', () => {
    for (const model of builtInModels) {
      expect(modelSchema.parse(model)).toEqual(model);
      for (const choice of [model.quality, model.style, model.outputFormat])
        if (choice?.default) expect(choice.values).toContain(choice.default);
    }
    expect(new Set(builtInModels.map(({ id }) => id)).size).toBe(builtInModels.length);
    expect(findModel(builtInModels, defaultModelId)).toBe(builtInModels[0]);
  });
});
