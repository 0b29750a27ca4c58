/** What exports write into files is read back: by ExifTool where it is installed, and by the app's own reader. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import sharp from '@janhapke/sharp-electron';
import { describe, expect, test } from 'vitest';
import type { Library } from '../../../../electron/library-host/library.ts';
import { readPicture } from '../../../../electron/library-host/metadata/read-picture.ts';
import { recallFromMetadata } from '../../../../shared/recall/from-metadata.ts';
import { recallFromRecord } from '../../../../shared/recall/from-record.ts';
import type { FrameDraft } from '../../../../shared/frame/record.ts';
import { exiftoolVersion, readTags } from '../../../support/exiftool/read.ts';
import { draft, picture } from '../support/library-folder.ts';
import { exportDesk } from './desk.ts';

const exiftool = await exiftoolVersion();
const original = await picture('png', { width: 160, height: 120 });
const formats = {
  jpg: { kind: 'jpeg', quality: 80 },
  png: { kind: 'png' },
  webp: { kind: 'webp', quality: 80 },
  tif: { kind: 'tiff', bits: 8 },
  avif: { kind: 'avif', quality: 50 },
} as const;
const deep = { kind: 'tiff', bits: 16, compression: 'lzw' } as const;
type Extension = keyof typeof formats;
const extensions = Object.keys(formats) as readonly Extension[];

const credit = {
  creator: 'Mirjam Çelik',
  copyright: '© 2026 Mirjam Çelik',
  creditLine: 'Çelik / Proofsheet',
};
const prompt = 'Ein 柠檬 & two <figs>, “côté jardin” 🍋\non linen';
const asked: FrameDraft['asked'] = {
  model: 'nano-banana-pro',
  prompt,
  size: null,
  aspectRatio: '4:3',
  seed: 2_147_483_647,
  n: 2,
  quality: 'hd',
  negativePrompt: 'blur, "haze"',
};
const seen: Partial<FrameDraft> = {
  asked,
  answered: { ...draft().answered, index: 1, revisedPrompt: 'A lemon' },
};

async function exported(
  extension: Extension,
  metadata: 'full' | 'credit-only' | 'none',
  change: Partial<FrameDraft> = seen,
  format: (typeof formats)[Extension] | typeof deep = formats[extension],
) {
  const desk = await exportDesk([original], [change]);
  await marked(desk.open, desk.frames[0]!);
  const plan = await desk.plan(
    { format, metadata, sidecars: { xmp: true, json: true }, naming: { template: 'out' } },
    { credit },
  );
  const run = await desk.runToEnd(plan);
  expect(run).toMatchObject({ state: 'done', failures: [] });
  const file = join(desk.destination, `out.${extension}`);
  return { desk, file, record: await desk.open.record({ frame: desk.frames[0]! }) };
}

async function marked(open: Library, frame: Awaited<ReturnType<Library['record']>>['id']): Promise<void> {
  const change = { rating: 4, label: 'green', keywords: ['citrus', 'Küche'] } as const;
  await open.mark({ markings: [{ frames: [frame], change }] });
}

describe.skipIf(exiftool === null)('ExifTool reads back', () => {
  test.each(extensions)('every field of a %s, without a warning', async (extension) => {
    const { file, record } = await exported(extension, 'full');
    const tags = await readTags(file);
    expect(tags).toMatchObject({
      'XMP-iptcExt:DigitalSourceType':
        'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      'XMP-iptcExt:AIPromptInformation': prompt,
      'XMP-iptcExt:AIPromptWriterName': credit.creator,
      'XMP-iptcExt:AISystemUsed': 'Nano Banana Pro (nano-banana-pro) via gateway.test',
      'XMP-dc:Description': prompt,
      'XMP-dc:Creator': [credit.creator],
      'XMP-dc:Rights': credit.copyright,
      'XMP-dc:Subject': ['citrus', 'Küche'],
      'XMP-xmp:Rating': 4,
      'XMP-xmp:Label': 'Green',
      'XMP-xmp:CreatorTool': 'Proofsheet 0.0.0',
      'XMP-photoshop:Credit': credit.creditLine,
      'XMP-proofsheet:Seed': 2_147_483_647,
      'XMP-proofsheet:Model': 'nano-banana-pro',
      'XMP-proofsheet:AspectRatio': '4:3',
      'XMP-proofsheet:Index': 1,
      'XMP-proofsheet:RevisedPrompt': 'A lemon',
      'XMP-proofsheet:Sha256': record.file.sha256,
      'ICC_Profile:ProfileDescription': expect.stringContaining('sRGB') as string,
    });
    expect(String(tags['XMP-dc:Title'])).toMatch(/^\d{4}-\d\d-\d\d \d{4}/);
    expect(tags['ExifTool:Warning']).toBeUndefined();
    expect(tags['IFD0:Software']).toBe('Proofsheet 0.0.0');
    expect(tags['ExifIFD:OffsetTimeOriginal']).toBe('+00:00');
    expect(String(tags['ExifIFD:DateTimeOriginal'])).toMatch(/^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/);
    // What the encoder would bend is not written into AVIF's EXIF; its XMP has it.
    if (extension !== 'avif') {
      expect(tags['IFD0:ImageDescription']).toBe(prompt);
      expect(tags['IFD0:Artist']).toBe(credit.creator);
    }
    const infotext = tags['PNG:Parameters'] ?? tags['ExifIFD:UserComment'];
    if (extension === 'png' || extension === 'jpg' || extension === 'webp')
      expect(infotext).toMatch(
        /^Ein 柠檬.*🍋\non linen\nNegative prompt: blur, "haze"\nSeed: 2147483647, Size: 160x120/s,
      );
  });

  test.each(extensions)('the credit alone in a %s, and in another nothing', async (extension) => {
    const only = await readTags((await exported(extension, 'credit-only')).file);
    expect(only['XMP-dc:Creator']).toEqual([credit.creator]);
    expect(only['ExifTool:Warning']).toBeUndefined();
    expect(JSON.stringify(only)).not.toMatch(/柠檬|2147483647|citrus|nano-banana/);
    const none = Object.keys(await readTags((await exported(extension, 'none')).file));
    // TIFF keeps what it needs to be read in the same directory.
    const told = none.filter((name) =>
      /^(XMP|ExifIFD|IPTC|PNG-)|Artist|Copyright|Software|Description$/.test(name),
    );
    expect(told.filter((name) => !/^ICC|PNG-pHYs|ProfileDescription/.test(name))).toEqual([]);
    expect(none.some((name) => name.startsWith('ICC_Profile:'))).toBe(true);
  });

  test('a TIFF of 16 bits likewise', async () => {
    const { file } = await exported('tif', 'full', seen, deep);
    const tags = await readTags(file);
    expect(tags).toMatchObject({ 'IFD0:BitsPerSample': '16 16 16', 'XMP-dc:Description': prompt });
    expect(tags['ExifTool:Warning']).toBeUndefined();
  });

  test('100 kB of prompt in a JPEG, over as many segments as it takes', async () => {
    // Catches: a segment's length that overflows, an extension that no one else can put together.
    const long = `${'lemon 柠檬 '.repeat(7_000)}end`;
    const { file } = await exported('jpg', 'full', { asked: { ...asked, prompt: long } });
    const tags = await readTags(file);
    expect(tags['XMP-iptcExt:AIPromptInformation']).toBe(long);
    expect(tags['ExifTool:Warning']).toBeUndefined();
  });
});

test.each(['jpg', 'png', 'webp', 'tif', 'avif'] as const)(
  'a %s dropped on the window tells the request to the letter',
  async (extension) => {
    const hostile = 'line\r\nfeed \u0001\u0000 ]]> &amp; <a b="c">\ud800 \u202eRTL 🍋  ';
    for (const text of [prompt, hostile, `${'柠檬,'.repeat(30_000)}.`]) {
      const { file, record } = await exported(extension, 'full', {
        ...seen,
        asked: { ...asked, prompt: text },
      });
      const { metadata, fault } = await readPicture(await readFile(file));
      expect(fault).toBeNull();
      const { from, ...made } = recallFromRecord(record);
      expect(from).toBeDefined();
      expect(metadata && recallFromMetadata(metadata)).toEqual(made);
    }
  },
);

test('the pixels are what they are without metadata', async () => {
  // Catches: bytes shifted by what was put in before them.
  for (const extension of extensions) {
    const [plain, full] = [await exported(extension, 'none'), await exported(extension, 'full')];
    // The app itself opens neither TIFF nor AVIF.
    sharp.unblock({ operation: ['VipsForeignLoad'] });
    const pixels = (file: string) => sharp(file).raw().toBuffer();
    expect((await pixels(full.file)).equals(await pixels(plain.file)), extension).toBe(true);
  }
});

test('sidecars are well-formed, say the same, and nothing of where they were made', async () => {
  const { file, desk } = await exported('jpg', 'full');
  const xmp = await readFile(file.replace(/jpg$/, 'xmp'), 'utf8');
  const complaints: string[] = [];
  new DOMParser({ onError: (_, message) => complaints.push(message) }).parseFromString(xmp, 'text/xml');
  expect(complaints).toEqual([]);
  const json = JSON.parse(await readFile(file.replace(/jpg$/, 'json'), 'utf8')) as unknown;
  expect(json).toMatchObject({ format: 1, asked: { prompt }, marks: { rating: 4, label: 'green' } });
  const all = [xmp, JSON.stringify(json), (await readFile(file)).toString('latin1')].join();
  for (const secret of [desk.library, desk.destination, 'https://gateway.test', homedir()])
    expect(all).not.toContain(secret);
});
