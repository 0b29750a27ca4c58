/** A preset's naming template, ready to be filled. */
import { AppError } from '../../../shared/errors.ts';
import type { ExportPreset } from '../../../shared/export/preset.ts';
import { parseTemplate } from '../../../shared/export/template.ts';
import type { Template } from '../../../shared/export/template.ts';

/** Error: `export-template-invalid`. */
export function readTemplate(preset: ExportPreset): Template {
  const reading = parseTemplate(preset.naming.template);
  if (reading.ok) return reading.template;
  const [first] = reading.problems;
  throw new AppError('export-template-invalid', first?.reason ?? 'invalid', {
    data: first ? { reason: first.reason, from: first.from, to: first.to } : {},
  });
}
