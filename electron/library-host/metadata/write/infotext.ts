/**
 * AUTOMATIC1111's convention ("infotext"): the prompt, the negative prompt, and a last line of `Key: value` pairs. Galleries
 * know a picture by it. Ours has no steps: it says how many images its call made (`Batch size`), and is told by `Version`.
 */
import type { FrameRecord } from '../../../../shared/frame/record.ts';

export function infotext({ asked, answered, file }: FrameRecord, version: string): string {
  const pairs: (readonly [string, string | number | null | undefined])[] = [
    ['Seed', asked.seed],
    ['Size', asked.size ?? `${file.width}x${file.height}`],
    ['Model', asked.model],
    ['Aspect ratio', asked.aspectRatio],
    ['Quality', asked.quality],
    ['Style', asked.style],
    ['Batch size', asked.n],
    ['Batch pos', answered.index],
    ['Version', `Proofsheet ${version}`],
  ];
  const line = pairs
    .flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [`${key}: ${quoted(String(value))}`],
    )
    .join(', ');
  const negative = asked.negativePrompt ?? null;
  return [asked.prompt, ...(negative === null ? [] : [`Negative prompt: ${negative}`]), line].join('\n');
}

/** In JSON's quotes where the line would be read wrong without. */
function quoted(value: string): string {
  return /[,:\n"]/.test(value) ? JSON.stringify(value) : value;
}
