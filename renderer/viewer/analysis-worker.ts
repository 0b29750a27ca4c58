/** Counts a picture's tones and finds where it is clipped, away from the window. */
import type { ClippingThresholds } from '../../shared/compare/clipping.ts';
import { createClippingCount } from '../../shared/compare/clipping.ts';
import type { Histogram } from '../../shared/compare/histogram.ts';
import { createHistogramCount } from '../../shared/compare/histogram.ts';

/** `picture`: decoded, and given away; or the address of one that is not decoded yet. */
export interface AnalysisQuestion {
  readonly picture: ImageBitmap | string;
  /** Null: nobody looks for clipping. */
  readonly clipping: ClippingThresholds | null;
}

export interface Analysis {
  readonly histogram: Histogram;
  readonly clipping: {
    /** To be closed by whoever gets it. */
    readonly mask: ImageBitmap;
    /** Shares of all pixels, 0 to 1. */
    readonly highlights: number;
    readonly shadows: number;
  } | null;
}

/** Null: the picture is gone or damaged, as its pane says. */
export type AnalysisAnswer = Analysis | null;

/** Lines read at a time: 16 MiB of a picture 8192 pixels wide. */
const linesAtOnce = 512;
/** In pixels: a mask of 64 MiB at most. */
const longestMask = 4096;

self.addEventListener('message', ({ data }: MessageEvent<AnalysisQuestion>) => void answer(data));

async function answer({ picture, clipping }: AnalysisQuestion): Promise<void> {
  const source = typeof picture === 'string' ? await decoded(picture) : picture;
  const analysis = source && (await analysed(source, clipping));
  source?.close();
  self.postMessage(analysis satisfies AnalysisAnswer, {
    transfer: analysis?.clipping ? [analysis.clipping.mask] : [],
  });
}

async function decoded(url: string): Promise<ImageBitmap | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await createImageBitmap(await response.blob()) : null;
  } catch {
    return null;
  }
}

async function analysed(source: ImageBitmap, thresholds: ClippingThresholds | null): Promise<Analysis> {
  const { width, height } = source;
  const lines = Math.min(height, linesAtOnce);
  const context = contextOf(width, lines);
  const count = createHistogramCount();
  const clipped = thresholds && createClippingCount(source, thresholds, longestMask);
  for (let top = 0; top < height; top += lines) {
    const strip = Math.min(lines, height - top);
    context.clearRect(0, 0, width, lines);
    context.drawImage(source, 0, -top);
    const { data } = context.getImageData(0, 0, width, strip);
    count.add(data);
    clipped?.add(data);
  }
  if (!clipped) return { histogram: count.histogram, clipping: null };
  const { mask, ...shares } = clipped.clipping();
  // Not by a canvas, whose pixels may lie on the GPU and go with its process.
  const bitmap = await createImageBitmap(new ImageData(mask.data, mask.width, mask.height));
  return { histogram: count.histogram, clipping: { mask: bitmap, ...shares } };
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas of this size');
  return context;
}
