/** Bytes that mean harm, or only an accident: each is answered at once, with what is left of it, and nothing is thrown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../../../electron/practice/picture/png.ts';
import { readPngTexts } from '../../../../../electron/library-host/metadata/png-texts.ts';
import { readMetadata } from '../../../../../electron/library-host/metadata/read-metadata.ts';
import { createTextGatherer } from '../../../../../electron/library-host/metadata/texts.ts';
import { pictureMetadataSchema } from '../../../../../shared/metadata/picture.ts';
import {
  compressedChunk,
  exifBlock,
  internationalChunk,
  intoPng,
  pngChunk,
  tags,
  textChunk,
  unicodeComment,
} from '../../../../support/metadata/containers.ts';
import {
  comfyGraph,
  fooocusJson,
  infotext,
  ownXmp,
  swarmJson,
} from '../../../../support/metadata/tool-texts.ts';

const png = encodePng(new Uint8Array(3 * 4 * 4), 4, 4);
const fromPng = (...chunks: readonly Uint8Array[]) => readMetadata(intoPng(png, ...chunks), 'image/png');

describe('broken', () => {
  it('a chunk with a wrong checksum is left out and told', () => {
    const chunk = textChunk('parameters', infotext);
    chunk[20] = (chunk[20] ?? 0) ^ 1;
    expect(fromPng(chunk)).toEqual({ metadata: null, remarks: ['text-damaged'] });
  });

  it('a chunk that is cut off is told, and one before it still read', () => {
    const whole = intoPng(png, textChunk('parameters', infotext), textChunk('prompt', 'x'.repeat(500)));
    const cut = readMetadata(whole.subarray(0, whole.length - 200), 'image/png');
    expect(cut.metadata?.tool).toBe('a1111');
    expect(cut.remarks).toEqual(['text-damaged']);
  });

  it('a lone half of a surrogate pair becomes a mark that can be shown and sent', () => {
    const comment = unicodeComment(infotext.replace('a fig', 'a \ud83c fig'));
    const block = exifBlock({ exif: [{ tag: tags.userComment, type: 7, value: comment }] });
    expect(fromPng(pngChunk('eXIf', block)).metadata?.prompt).toMatch(/^a \ufffd fig/);
  });

  it.each(['null', '[]', '"text"', '3', '{"sui_image_params": null}', '{"3": null}', '{', ''])(
    'JSON that is %s tells nothing',
    (text) => {
      for (const keyword of ['parameters', 'prompt', 'invokeai_metadata', 'sd-metadata'])
        expect(fromPng(textChunk(keyword, text)).metadata).toBeNull();
    },
  );

  it.each([
    ['2147483647', { kind: 'known', seed: 2_147_483_647 }],
    ['2147483648', { kind: 'out-of-range', text: '2147483648' }],
    ['18446744073709551615', { kind: 'out-of-range', text: '18446744073709551615' }],
    ['NaN', { kind: 'none' }],
    ['-1', { kind: 'none' }],
    ['1.5', { kind: 'none' }],
    ['1e400', { kind: 'none' }],
    ['[7]', { kind: 'none' }],
  ])('a seed of %s, to its last digit', (seed, wanted) => {
    const text = swarmJson.replace('"seed":1724312', `"seed":${seed}`);
    expect(fromPng(textChunk('parameters', text)).metadata?.seed).toEqual(wanted);
  });

  it.each(['-512', '"x"', '99999999999', 'null'])('a width of %s is no size', (width) => {
    const text = swarmJson.replace('"width":1344', `"width":${width}`);
    expect(fromPng(textChunk('parameters', text)).metadata?.size).toBeNull();
  });

  it('a prompt too long to send is told, not cut', () => {
    const text = swarmJson.replace('a fig', `a ${'very '.repeat(30_000)}ripe fig`);
    const { metadata, remarks } = fromPng(textChunk('parameters', text));
    expect([metadata?.prompt, metadata?.negativePrompt, remarks]).toEqual([
      null,
      'blurry',
      ['prompt-too-long'],
    ]);
  });
});

describe('made to burst or to hang', () => {
  it('a text that inflates to more than is read is not inflated', () => {
    expect(fromPng(compressedChunk('parameters', Buffer.alloc(1 << 24, 32)))).toEqual({
      metadata: null,
      remarks: ['text-too-large'],
    });
  });

  it('a text that is said again and again is read no further than one that is too long', () => {
    const chunk = compressedChunk('note', Buffer.alloc(3 << 20, 32));
    const { metadata, remarks } = fromPng(textChunk('parameters', infotext), chunk, chunk, chunk);
    expect([metadata?.tool, remarks]).toEqual(['a1111', ['text-too-large']]);
    // A directory whose entries all point at the same bytes: each would be decoded anew.
    const entry = { tag: tags.userComment, type: 7, value: Buffer.alloc(3 << 20, 32) } as const;
    const block = exifBlock({ exif: [entry, entry, entry] });
    expect(fromPng(pngChunk('eXIf', block)).remarks).toEqual(['text-too-large']);
  });

  it('after one text that is too large none is inflated any more (a file has room for thousands)', () => {
    const texts = createTextGatherer();
    readPngTexts(Buffer.from(intoPng(png, compressedChunk('note', Buffer.alloc(1 << 24, 32)))), texts);
    expect(texts.left()).toBe(0);
  });

  it('a graph of a million nodes is too large; one of fifty thousand in a row is walked', () => {
    const chain = (length: number): string =>
      `{${Array.from({ length }, (_, i) => `"${i}":{"class_type":"C","inputs":{"conditioning":["${i + 1}",0]}}`).join(',')},` +
      `"${length}":{"class_type":"T","inputs":{"text":"the end"}},` +
      `"s":{"class_type":"KSampler","inputs":{"seed":5,"positive":["0",0]}}}`;
    const many = `{${Array.from({ length: 1_000_000 }, (_, i) => `"${i}":{}`).join(',')}}`;
    expect(fromPng(textChunk('prompt', many))).toEqual({
      metadata: null,
      remarks: ['text-too-large'],
    });
    expect(fromPng(textChunk('prompt', chain(50_000))).metadata).toMatchObject({
      prompt: 'the end',
      seed: { seed: 5 },
    });
  });

  it.each([
    ['quotes without end', '"\\'.repeat(1_000_000) + '1234567890123456'],
    ['colons', ':'.repeat(2_000_000)],
    ['colons and commas', 'a:,'.repeat(1_000_000)],
    ['a word', 'a'.repeat(4_000_000)],
    ['line ends', '\n'.repeat(2_000_000)],
    ['brackets', '[{'.repeat(1_000_000)],
    ['angles', `https://proofsheet.app/ns/1.0/${'<a b="'.repeat(500_000)}`],
    ['angles and names', `https://proofsheet.app/ns/1.0/<${'a '.repeat(1_000_000)}`],
  ])('%s (catches a parser whose time grows with the square)', (_, text) => {
    for (const keyword of ['parameters', 'prompt', 'Dream', 'sd-metadata'])
      expect(fromPng(textChunk(keyword, text)).metadata).toBeNull();
    expect(fromPng(internationalChunk('XML:com.adobe.xmp', text)).metadata).toBeNull();
  });
});

describe('at random', () => {
  const keywords = ['parameters', 'prompt', 'Dream', 'sd-metadata', 'invokeai_metadata', 'fooocus_scheme'];
  const block = exifBlock({ exif: [{ tag: tags.userComment, type: 7, value: unicodeComment(infotext) }] });
  const whole = intoPng(
    png,
    textChunk('parameters', fooocusJson),
    textChunk('prompt', JSON.stringify(comfyGraph)),
    internationalChunk('XML:com.adobe.xmp', ownXmp('a fig', { model: 'nano-banana', seed: '1' })),
    pngChunk('eXIf', block),
  );

  const holds = (reading: ReturnType<typeof readMetadata>): void => {
    if (reading.metadata) pictureMetadataSchema.parse(reading.metadata);
  };

  it('any bytes are read as any type (property)', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(
          'image/png' as const,
          'image/jpeg' as const,
          'image/webp' as const,
          'image/tiff' as const,
          'image/avif' as const,
        ),
        (bytes, type) => holds(readMetadata(Buffer.from(bytes), type)),
      ),
    );
  });

  it('any text stands under any keyword, any block is EXIF, any packet XMP (property)', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom(infotext, swarmJson));
    fc.assert(
      fc.property(
        fc.constantFrom(...keywords),
        text,
        fc.uint8Array({ maxLength: 200 }),
        (keyword, any, bytes) => {
          holds(fromPng(textChunk(keyword, any)));
          holds(fromPng(textChunk('fooocus_scheme', 'fooocus'), textChunk('parameters', any)));
          holds(fromPng(pngChunk('eXIf', Buffer.concat([block.subarray(0, 8), bytes]))));
          holds(fromPng(internationalChunk('XML:com.adobe.xmp', `https://proofsheet.app/ns/1.0/${any}`)));
        },
      ),
    );
  });

  it('a file with bytes changed here and there (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }), (changes) => {
        const bytes = Buffer.from(whole);
        const exif = Buffer.from(block);
        for (const [at, value] of changes) {
          bytes[at] = value;
          exif[at % exif.length] = value;
        }
        holds(readMetadata(bytes, 'image/png'));
        holds(fromPng(pngChunk('eXIf', exif)));
      }),
    );
  });
});
