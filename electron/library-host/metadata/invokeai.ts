/**
 * InvokeAI's three formats: `invokeai_metadata` (since 3), `sd-metadata` (2), and `Dream`, the command line of the first.
 */
import type { JsonObject } from './json.ts';
import { asObject, field, parseJson, plainFields } from './json.ts';
import type { PictureTexts } from './texts.ts';
import type { RawMetadata } from './raw.ts';

export function parseInvokeai({ chunks }: PictureTexts): RawMetadata | null {
  return (
    fromMetadata(asObject(parseJson(chunks.get('invokeai_metadata') ?? ''))) ??
    fromSdMetadata(asObject(parseJson(chunks.get('sd-metadata') ?? ''))) ??
    fromDream(chunks.get('Dream') ?? chunks.get('dream') ?? '')
  );
}

const shown = ['positive_prompt', 'negative_prompt', 'seed', 'width', 'height', 'model'];

function fromMetadata(data: JsonObject | null): RawMetadata | null {
  if (!data) return null;
  const model = asObject(field(data, 'model'));
  return {
    tool: 'invokeai',
    prompt: field(data, 'positive_prompt'),
    negativePrompt: field(data, 'negative_prompt'),
    seed: field(data, 'seed'),
    width: field(data, 'width'),
    height: field(data, 'height'),
    // Version 4 calls it `name`.
    model: field(model, 'name') ?? field(model, 'model_name'),
    others: plainFields(data, shown),
  };
}

function fromSdMetadata(data: JsonObject | null): RawMetadata | null {
  const image = asObject(field(data, 'image'));
  if (!data || !image) return null;
  const prompt = field(image, 'prompt');
  // A text, or a list of weighted parts.
  const parts: readonly unknown[] = Array.isArray(prompt) ? prompt.slice(0, 100) : [];
  const text = Array.isArray(prompt)
    ? parts
        .map((part) => field(asObject(part), 'prompt'))
        .filter((part) => typeof part === 'string')
        .join(' ')
    : prompt;
  return {
    tool: 'invokeai',
    ...splitNegative(text),
    seed: field(image, 'seed'),
    width: field(image, 'width'),
    height: field(image, 'height'),
    model: field(data, 'model_weights') ?? field(data, 'model'),
    others: plainFields(image, ['prompt', 'seed', 'width', 'height']),
  };
}

/** `"a fig [blurry]" -s 50 -S 42 -W 512 -H 768 -C 7.5 -A k_lms`. */
function fromDream(line: string): RawMetadata | null {
  const start = line.indexOf('"');
  const end = line.lastIndexOf('"');
  if (start < 0 || end <= start) return null;
  const switches = new Map(
    [...line.slice(end + 1, end + 2_000).matchAll(/(?<=\s)-(\w) ?([^\s-]\S{0,100})/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  if (switches.size === 0) return null;
  return {
    tool: 'invokeai',
    ...splitNegative(line.slice(start + 1, end)),
    seed: switches.get('S'),
    width: switches.get('W'),
    height: switches.get('H'),
    others: [
      ['Steps', switches.get('s')],
      ['CFG scale', switches.get('C')],
      ['Sampler', switches.get('A')],
    ],
  };
}

/** Up to version 2 what is not wanted stood in brackets within the prompt. */
function splitNegative(text: unknown): { readonly prompt: unknown; readonly negativePrompt: string } {
  if (typeof text !== 'string') return { prompt: text, negativePrompt: '' };
  const unwanted: string[] = [];
  const prompt = text.replaceAll(/\[([^[\]]*)\]/g, (_, words: string) => {
    unwanted.push(words.trim());
    return ' ';
  });
  return { prompt: prompt.replaceAll(/ {2,}/g, ' '), negativePrompt: unwanted.join(', ') };
}
