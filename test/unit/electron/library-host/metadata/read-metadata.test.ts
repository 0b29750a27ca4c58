/** Metadata as the programs write it, in each kind of file, and what comes of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../../../../electron/practice/picture/png.ts';
import { readMetadata } from '../../../../../electron/library-host/metadata/read-metadata.ts';
import {
  asciiComment,
  compressedChunk,
  exifBlock,
  internationalChunk,
  intoJpeg,
  intoPng,
  intoWebp,
  pngChunk,
  tags,
  textChunk,
  unicodeComment,
  withExifMark,
} from '../../../../support/metadata/containers.ts';
import {
  comfyGraph,
  dream,
  fluxGraph,
  fooocusInfotext,
  fooocusJson,
  infotext,
  invokeMetadata,
  ownXmp,
  sdMetadata,
  swarmJson,
} from '../../../../support/metadata/tool-texts.ts';
import { photograph } from '../../../../support/photographs.ts';

const png = encodePng(new Uint8Array(3 * 4 * 4), 4, 4);
let jpeg: Buffer;
let webp: Buffer;
beforeAll(async () => {
  jpeg = await photograph({ seed: 1, width: 32, height: 32, type: 'jpeg' });
  webp = await photograph({ seed: 1, width: 32, height: 32, type: 'webp' });
});

const fromPng = (...chunks: readonly Buffer[]) => readMetadata(intoPng(png, ...chunks), 'image/png');
const fig = { prompt: 'a fig on a plate', negativePrompt: 'blurry' };

describe('AUTOMATIC1111', () => {
  const found = {
    tool: 'a1111',
    prompt: 'a fig on a plate, (window light:1.2), 85mm\nsecond line of the prompt',
    negativePrompt: 'blurry, lowres\ntext',
    seed: { kind: 'known', seed: 965400086 },
    size: '832x1216',
    model: 'sd_xl_base_1.0',
  };

  it('in a PNG: prompt of many lines, quoted values', () => {
    const { metadata, remarks } = fromPng(textChunk('parameters', infotext));
    expect(metadata).toMatchObject(found);
    expect(remarks).toEqual([]);
    expect(metadata?.others).toContainEqual({
      name: 'Lora hashes',
      value: 'film: 12ab34cd, grain: 98fe76dc',
    });
    expect(metadata?.others).toContainEqual({ name: 'Sampler', value: 'DPM++ 2M' });
  });

  it.each([
    ['the higher byte first, as piexif writes', unicodeComment(infotext), 'MM'],
    ['the lower byte first, as ImageSharp writes', unicodeComment(infotext, true), 'II'],
    ['ASCII', asciiComment(infotext), 'II'],
  ] as const)('in the EXIF comment of a JPEG and a WebP: %s', (_, value, order) => {
    const block = exifBlock({ exif: [{ tag: tags.userComment, type: 7, value }] }, order);
    expect(readMetadata(intoJpeg(jpeg, withExifMark(block)), 'image/jpeg').metadata).toMatchObject(found);
    expect(readMetadata(intoWebp(webp, 'EXIF', block), 'image/webp').metadata).toMatchObject(found);
    expect(readMetadata(intoWebp(webp, 'EXIF', withExifMark(block)), 'image/webp').metadata).toMatchObject(
      found,
    );
    expect(fromPng(pngChunk('eXIf', block)).metadata).toMatchObject(found);
  });

  it('in another script (catches UTF-16 taken in the wrong order, and Latin-1 read as UTF-8)', () => {
    const text = infotext.replace('a fig', '無花果と皿、窓の光');
    const block = exifBlock(
      { exif: [{ tag: tags.userComment, type: 7, value: unicodeComment(text) }] },
      'II',
    );
    for (const { metadata } of [
      readMetadata(intoJpeg(jpeg, withExifMark(block)), 'image/jpeg'),
      fromPng(textChunk('parameters', text)),
      fromPng(internationalChunk('parameters', text, true)),
    ])
      expect(metadata?.prompt).toMatch(/^無花果と皿、窓の光 on a plate/);
    expect(fromPng(textChunk('parameters', infotext.replace('a fig', 'un café'))).metadata?.prompt).toMatch(
      /^un café/,
    );
    expect(fromPng(compressedChunk('parameters', infotext)).metadata).toMatchObject(found);
  });

  it('is not seen in a camera’s comment', () => {
    const value = asciiComment('A day at the sea: sun, sand');
    const block = exifBlock({ exif: [{ tag: tags.userComment, type: 7, value }] });
    expect(readMetadata(intoJpeg(jpeg, withExifMark(block)), 'image/jpeg').metadata).toBeNull();
  });
});

describe('Fooocus', () => {
  const found = { tool: 'fooocus', ...fig, size: '1152x896', model: 'juggernautXL_v8Rundiffusion' };

  it('in its own scheme, whose seeds are larger than ours: told, not bent', () => {
    const { metadata } = fromPng(
      textChunk('parameters', fooocusJson),
      textChunk('fooocus_scheme', 'fooocus'),
    );
    expect(metadata).toMatchObject({ ...found, seed: { kind: 'out-of-range', text: '6325480512012283137' } });
  });

  it('in AUTOMATIC1111’s: the words that were typed, not those that styles made of them', () => {
    const { metadata } = fromPng(
      textChunk('parameters', fooocusInfotext),
      textChunk('fooocus_scheme', 'a1111'),
    );
    expect(metadata).toMatchObject({
      ...found,
      prompt: 'a fig on a plate\nwith honey',
      seed: { kind: 'known', seed: 123456 },
    });
  });

  it('in a JPEG: bare strings in the first directory, as Pillow writes them', () => {
    const ascii = (text: string) => Buffer.from(`${text}\0`, 'latin1');
    const block = exifBlock({
      first: [
        { tag: tags.software, type: 2, value: ascii('Fooocus v2.5.5') },
        { tag: tags.makerNote, type: 2, value: ascii('fooocus') },
        { tag: tags.userComment, type: 2, value: ascii(fooocusJson) },
      ],
    });
    expect(readMetadata(intoJpeg(jpeg, withExifMark(block)), 'image/jpeg').metadata).toMatchObject(found);
  });
});

describe('InvokeAI', () => {
  it.each([
    ['invokeai_metadata', invokeMetadata, '1024x1280', 1234567890, 'Juggernaut XL v9', 'blurry'],
    ['sd-metadata', sdMetadata, '512x768', 2958720, 'stable-diffusion-1.5', 'blurry, lowres'],
    ['Dream', dream, '512x768', 2958720, null, 'blurry'],
  ])('%s', (keyword, text, size, seed, model, negativePrompt) => {
    expect(fromPng(textChunk(keyword, text)).metadata).toMatchObject({
      tool: 'invokeai',
      prompt: fig.prompt,
      negativePrompt,
      size,
      seed: { kind: 'known', seed },
      model,
    });
  });
});

describe('SwarmUI', () => {
  const found = { tool: 'swarmui', ...fig, size: '1344x768', seed: { kind: 'known', seed: 1724312 } };

  it('in a PNG, in a JPEG’s comment, and where early versions put it', () => {
    const comment = exifBlock(
      { exif: [{ tag: tags.userComment, type: 7, value: unicodeComment(swarmJson, true) }] },
      'II',
    );
    const early = exifBlock({ first: [{ tag: tags.model, type: 2, value: Buffer.from(swarmJson) }] });
    expect(fromPng(textChunk('parameters', swarmJson)).metadata).toMatchObject(found);
    expect(readMetadata(intoJpeg(jpeg, withExifMark(comment)), 'image/jpeg').metadata).toMatchObject(found);
    expect(readMetadata(intoJpeg(jpeg, withExifMark(early)), 'image/jpeg').metadata).toMatchObject(found);
  });
});

describe('ComfyUI', () => {
  const fromGraph = (graph: unknown) => fromPng(textChunk('prompt', JSON.stringify(graph)));

  it('follows the sampler to its words, beside a workflow that is not looked at', () => {
    const { metadata } = fromPng(
      textChunk('prompt', JSON.stringify(comfyGraph)),
      textChunk('workflow', JSON.stringify({ nodes: [] })),
    );
    expect(metadata).toMatchObject({
      tool: 'comfyui',
      ...fig,
      size: '512x768',
      seed: { kind: 'out-of-range', text: '156680208700286' },
      model: 'v1-5-pruned-emaonly.safetensors',
    });
  });

  it('where noise, guidance and words have nodes of their own', () => {
    expect(fromGraph(fluxGraph).metadata).toMatchObject({
      prompt: fig.prompt,
      negativePrompt: null,
      size: '1024x1536',
      seed: { kind: 'known', seed: 77 },
      model: 'flux1-dev.safetensors',
    });
  });

  it('through nodes that change a conditioning, and not the other branch’s words', () => {
    const graph = {
      ...comfyGraph,
      '3': {
        ...comfyGraph['3'],
        inputs: { ...comfyGraph['3']?.inputs, positive: ['20', 0], negative: ['20', 1] },
      },
      '20': {
        class_type: 'ControlNetApplyAdvanced',
        inputs: { positive: ['21', 0], negative: ['7', 0], strength: 1, control_net: ['22', 0] },
      },
      '21': {
        class_type: 'ConditioningCombine',
        inputs: { conditioning_1: ['6', 0], conditioning_2: ['23', 0] },
      },
      '23': {
        class_type: 'CLIPTextEncodeSDXL',
        inputs: { text_g: 'with honey', text_l: 'with honey', width: 4096, height: 4096 },
      },
    };
    expect(fromGraph(graph).metadata).toMatchObject({
      prompt: 'a fig on a plate\nwith honey',
      negativePrompt: 'blurry',
      size: '512x768',
    });
  });

  it('takes the first of two passes, which drew the picture', () => {
    const graph = {
      ...comfyGraph,
      '8': { class_type: 'VAEDecode', inputs: { samples: ['30', 0] } },
      '30': {
        class_type: 'KSampler',
        inputs: { seed: 1, positive: ['6', 0], negative: ['7', 0], latent_image: ['31', 0], model: ['4', 0] },
      },
      '31': { class_type: 'LatentUpscale', inputs: { samples: ['3', 0], width: 1024, height: 1536 } },
    };
    expect(fromGraph(graph).metadata).toMatchObject({ size: '512x768', seed: { text: '156680208700286' } });
  });

  it('of circles and links that lead nowhere takes what there is', () => {
    const graph = {
      ...comfyGraph,
      '6': {
        class_type: 'ConditioningCombine',
        inputs: { conditioning_1: ['20', 0], conditioning_2: ['99', 0] },
      },
      '20': { class_type: 'ConditioningCombine', inputs: { conditioning_1: ['6', 0], text: ['20', 0] } },
    };
    expect(fromGraph(graph).metadata).toMatchObject({
      prompt: null,
      negativePrompt: 'blurry',
      size: '512x768',
    });
  });

  it('reads Python’s NaN, which is no JSON', () => {
    const text = JSON.stringify(comfyGraph).replace('"batch_size":1', '"batch_size":1,"is_changed":[NaN]');
    expect(fromPng(textChunk('prompt', text)).metadata?.prompt).toBe(fig.prompt);
  });

  it('in a WebP: a field of the camera’s model', () => {
    const value = Buffer.from(`prompt:${JSON.stringify(comfyGraph)}\0`);
    const workflow = Buffer.from('workflow:{"nodes":[]}\0');
    const block = exifBlock({
      first: [
        { tag: tags.make, type: 2, value: workflow },
        { tag: tags.model, type: 2, value },
      ],
    });
    expect(readMetadata(intoWebp(webp, 'EXIF', block), 'image/webp').metadata).toMatchObject(fig);
  });
});

describe('this app’s own', () => {
  const prompt = 'figs & "honey" <on> a plate\nsecond line, 日本';
  const xmp = ownXmp(prompt, {
    model: 'nano-banana',
    seed: '42',
    aspectRatio: '16:9',
    n: '2',
    index: '1',
    revisedPrompt: 'figs',
  });
  const found = {
    tool: 'proofsheet',
    prompt,
    seed: { kind: 'known', seed: 42 },
    aspectRatio: '16:9',
    model: 'nano-banana',
    call: { n: 2, index: 1 },
    others: [{ name: 'Revised prompt', value: 'figs' }],
  };

  it('comes before what it writes for other programs, in each kind of file', () => {
    const bytes = Buffer.from(xmp);
    const marked = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), bytes]);
    const inPng = fromPng(textChunk('parameters', infotext), internationalChunk('XML:com.adobe.xmp', xmp));
    expect(inPng.metadata).toMatchObject(found);
    expect(readMetadata(intoJpeg(jpeg, marked), 'image/jpeg').metadata).toMatchObject(found);
    expect(readMetadata(intoWebp(webp, 'XMP ', bytes), 'image/webp').metadata).toMatchObject(found);
  });

  it('is known by its namespace, whatever the prefix, as elements too', () => {
    const other = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description xmlns:p='https://proofsheet.app/ns/1.0/'><p:model>nano-banana</p:model><p:seed>7</p:seed>
      <p:size>1024x1536</p:size></rdf:Description></rdf:RDF></x:xmpmeta>`;
    expect(fromPng(internationalChunk('XML:com.adobe.xmp', other)).metadata).toMatchObject({
      tool: 'proofsheet',
      seed: { seed: 7 },
      size: '1024x1536',
    });
  });

  it('does not let entities grow (catches the billion laughs)', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]>${xmp}`;
    expect(fromPng(internationalChunk('XML:com.adobe.xmp', bomb)).metadata).toBeNull();
  });
});

it('a file with none says so', () => {
  expect(fromPng()).toEqual({ metadata: null, remarks: [] });
  expect(readMetadata(jpeg, 'image/jpeg')).toEqual({ metadata: null, remarks: [] });
  expect(readMetadata(webp, 'image/webp')).toEqual({ metadata: null, remarks: [] });
});
