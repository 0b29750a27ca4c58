/**
 * Fooocus (modules/meta_parser.py): `parameters` with a scheme beside it, `fooocus` (JSON) or `a1111`. In JPEG and WebP
 * the same stand in EXIF's UserComment and MakerNote, as bare strings of the first directory.
 */
import { parseInfotext } from './a1111.ts';
import { asObject, field, parseJson, plainFields } from './json.ts';
import type { PictureTexts } from './texts.ts';
import type { RawMetadata } from './raw.ts';

export function parseFooocus({ chunks, exif }: PictureTexts): RawMetadata | null {
  const scheme = chunks.get('fooocus_scheme') ?? exif.get('MakerNote');
  const text = chunks.get('parameters') ?? exif.get('UserComment');
  if (text === undefined) return null;
  if (scheme === 'a1111') return fromInfotext(text);
  const isFooocus = scheme === 'fooocus' || exif.get('Software')?.startsWith('Fooocus') === true;
  return isFooocus ? fromJson(text) : null;
}

function fromJson(text: string): RawMetadata | null {
  const data = asObject(parseJson(text));
  if (!data) return null;
  // "(1152, 896)", as Python writes a tuple.
  const [, width, height] = /^\((\d{1,5}), (\d{1,5})\)$/.exec(String(field(data, 'resolution'))) ?? [];
  return {
    tool: 'fooocus',
    prompt: field(data, 'prompt'),
    negativePrompt: field(data, 'negative_prompt'),
    seed: field(data, 'seed'),
    width,
    height,
    model: field(data, 'base_model'),
    others: plainFields(data, ['prompt', 'negative_prompt', 'seed', 'resolution', 'base_model']),
  };
}

/** The prompt above the pairs is the one with styles mixed in; what was typed is a pair of its own. */
function fromInfotext(text: string): RawMetadata | null {
  const raw = parseInfotext(text);
  if (!raw) return null;
  const { others = [] } = raw;
  const typed = (name: string): unknown => others.find(([key]) => key === name)?.[1];
  return {
    ...raw,
    tool: 'fooocus',
    prompt: typed('Raw prompt') ?? raw.prompt,
    negativePrompt: typed('Raw negative prompt') ?? raw.negativePrompt,
    others: others.filter(([key]) => key !== 'Raw prompt' && key !== 'Raw negative prompt'),
  };
}
