/** A paid call as JSON (gateway.md). What a call does not name is not in it: the model's own default holds. Pure. */
import type { Rendering } from '../../shared/request.ts';
import type { Shape } from '../../shared/size/size.ts';

export interface GenerationCall {
  readonly model: string;
  readonly prompt: string;
  readonly n: number;
  /** Null for a model that takes none. */
  readonly seed: number | null;
  readonly shape: Shape;
  readonly rendering: Rendering;
}

export function bodyOf(call: GenerationCall): Readonly<Record<string, unknown>> {
  const { model, prompt, n, seed, shape } = call;
  const { quality, negativePrompt, style, outputFormat, outputCompression } = call.rendering;
  return {
    model,
    prompt,
    n,
    ...(seed !== null && { seed }),
    // A size or an aspect ratio, never both.
    ...(shape.kind === 'size' ? { size: shape.size } : { aspect_ratio: shape.aspectRatio }),
    ...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
    ...(quality !== undefined && { quality }),
    ...(style !== undefined && { style }),
    ...(outputFormat !== undefined && { output_format: outputFormat }),
    ...(outputCompression !== undefined && { output_compression: outputCompression }),
  };
}
