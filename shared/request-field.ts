/** The parts of a request that a gateway can find fault with: a closed set, whatever names a gateway has for them. */
import { z } from 'zod';
import type { ErrorInfo } from './errors.ts';

export const requestFieldSchema = z.enum([
  'prompt',
  'model',
  'size',
  'aspect-ratio',
  'n',
  'seed',
  'quality',
  'negative-prompt',
  'style',
  'output-format',
  'output-compression',
]);
export type RequestField = z.infer<typeof requestFieldSchema>;

/** Which part of a request a gateway did not take, and how it was at fault. */
export interface FieldFault {
  readonly field: RequestField;
  readonly code: 'invalid-param' | 'model-not-found' | 'prompt-too-long';
}

const faultSchema: z.ZodType<FieldFault> = z.object({
  field: requestFieldSchema,
  code: z.enum(['invalid-param', 'model-not-found', 'prompt-too-long']),
});

/** From an error's `data.field`; null where the gateway named none, also in journals from before it was kept. */
export function fieldFaultOf({ code, data }: Pick<ErrorInfo, 'code' | 'data'>): FieldFault | null {
  const parsed = faultSchema.safeParse({ code, field: data?.field });
  return parsed.success ? parsed.data : null;
}
