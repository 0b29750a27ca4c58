/** SwarmUI: JSON with `sui_image_params`, in PNG's `parameters`, else in EXIF's UserComment or, of early versions, Model. */
import { asObject, field, parseJson, plainFields } from './json.ts';
import type { PictureTexts } from './texts.ts';
import type { RawMetadata } from './raw.ts';

const mark = 'sui_image_params';
const shown = ['prompt', 'negativeprompt', 'seed', 'width', 'height', 'model', 'aspectratio'];

export function parseSwarmui({ chunks, exif }: PictureTexts): RawMetadata | null {
  const texts = [chunks.get('parameters'), exif.get('UserComment'), exif.get('Model')];
  const text = texts.find((each) => each?.includes(mark));
  const data = asObject(field(asObject(parseJson(text ?? '')), mark));
  if (!data) return null;
  return {
    tool: 'swarmui',
    prompt: field(data, 'prompt'),
    negativePrompt: field(data, 'negativeprompt'),
    seed: field(data, 'seed'),
    width: field(data, 'width'),
    height: field(data, 'height'),
    model: field(data, 'model'),
    others: plainFields(data, shown),
  };
}
