/** A request's parameters in words, in the order of the compose panel, for laying two side by side. Pure. */
import type { Parameters } from '../../shared/diff/parameters.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Request } from '../../shared/request.ts';
import { shapeText } from '../../shared/size/size.ts';
import { say } from '../i18n/say.ts';

export type ParameterName = keyof typeof say.parameters.names;

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
