/** A request's or a frame's parameters in words, in the order of the compose panel, for laying two side by side. Pure. */
import type { Parameters } from '../../shared/diff/parameters.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Request } from '../../shared/request.ts';
import { shapeText } from '../../shared/size/size.ts';
import { say } from '../i18n/say.ts';

export type ParameterName = keyof typeof say.parameters.names;

export function parametersOfFrame(
  asked: FrameRecord['asked'],
  models: ModelTable,
): Parameters<ParameterName> {
  return new Map<ParameterName, string | null>([
    ['model', findModel(models, asked.model)?.name ?? asked.model],
    ['shape', asked.size ?? asked.aspectRatio],
    ['quality', asked.quality],
    ['style', asked.style ?? null],
    ['negativePrompt', asked.negativePrompt ?? null],
    ['outputFormat', asked.outputFormat ?? null],
    ['outputCompression', asked.outputCompression?.toString() ?? null],
    ['seed', asked.seed?.toString() ?? null],
    ['imagesPerCall', String(asked.n)],
  ]);
}

export function parametersOfRequest(request: Request, models: ModelTable): Parameters<ParameterName> {
  return new Map<ParameterName, string | null>([
    ['model', findModel(models, request.model)?.name ?? request.model],
    ['shape', shapeText(request.shape)],
    ['quality', request.quality ?? null],
    ['style', request.style ?? null],
    ['negativePrompt', request.negativePrompt ?? null],
    ['outputFormat', request.outputFormat ?? null],
    ['outputCompression', request.outputCompression?.toString() ?? null],
    ['seeds', say.history.seeds(request.seeds)],
    ['frames', String(request.frames)],
    ['imagesPerCall', String(request.imagesPerCall)],
  ]);
}
