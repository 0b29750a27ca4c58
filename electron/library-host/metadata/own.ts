/** This app's own XMP: the namespace is the contract with what exports write. */
import { asObject, field, parseJson } from './json.ts';
import type { PictureTexts } from './texts.ts';
import type { RawMetadata } from './raw.ts';
import { readXmp } from './xmp.ts';

export const ownNamespace = 'https://proofsheet.app/ns/1.0/';
const iptcExt = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const dublinCore = 'http://purl.org/dc/elements/1.1/';

export function parseOwn({ xmp }: PictureTexts): RawMetadata | null {
  // Every photograph has a packet; only ours names the namespace.
  if (xmp?.includes(ownNamespace) !== true) return null;
  const properties = readXmp(xmp);
  const own = (name: string): string | undefined => properties.get(`${ownNamespace} ${name}`);
  const model = own('model');
  if (model === undefined) return null;
  const [width, height] = (own('size') ?? '').split('x');
  const json = own('asked');
  const asked = json === undefined ? null : asObject(parseJson(json));
  const prompt = field(asked, 'prompt');
  return {
    tool: 'proofsheet',
    // As it was sent to the letter; XML has no way to write some of what a prompt may hold.
    prompt:
      prompt ??
      properties.get(`${iptcExt} AIPromptInformation`) ??
      properties.get(`${dublinCore} description`),
    isExact: typeof prompt === 'string',
    negativePrompt: field(asked, 'negativePrompt') ?? own('negativePrompt'),
    model,
    seed: own('seed'),
    width,
    height,
    aspectRatio: own('aspectRatio'),
    n: own('n'),
    index: own('index'),
    choices: {
      quality: own('quality'),
      style: own('style'),
      outputFormat: own('outputFormat'),
      outputCompression: field(asked, 'outputCompression'),
    },
    others: [
      ['Quality', own('quality')],
      ['Style', own('style')],
      ['Revised prompt', own('revisedPrompt')],
    ],
  };
}
