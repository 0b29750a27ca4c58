/** What made a frame, as text for people: the prompt, then its parameters line by line. Pure. */
import type { FrameRecord } from '../../shared/frame/record.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { say } from '../i18n/say.ts';
import { parametersOfFrame } from './parameters.ts';

export function metadataText({ asked, answered, file }: FrameRecord, models: ModelTable): string {
  const parameters = [...parametersOfFrame(asked, models)].flatMap(([name, value]) =>
    value === null ? [] : [`${say.parameters.names[name]}: ${value}`],
  );
  const revised = answered.revisedPrompt?.trim();
  return [
    asked.prompt.trim(),
    '',
    ...(revised && revised !== asked.prompt.trim() ? [`${say.frames.revisedPrompt}: ${revised}`] : []),
    ...parameters,
    `${say.frames.fields.pixels}: ${say.frames.pixelSize(file.width, file.height)}`,
    ...(answered.practice ? [say.frames.practice] : []),
  ].join('\n');
}
