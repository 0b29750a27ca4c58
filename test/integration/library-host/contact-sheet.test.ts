/** Contact sheets as other programs see them: read back by poppler and by the decoder. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from '@janhapke/sharp-electron';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { makeContactSheet } from '../../../electron/library-host/contact-sheet/make-contact-sheet.ts';
import type {
  ContactSheetFrame,
  ContactSheetOrder,
} from '../../../electron/library-host/contact-sheet/make-contact-sheet.ts';
import { createGate } from '../../../electron/library-host/gate.ts';
import { contactSheetOptionsSchema } from '../../../shared/contact-sheet/options.ts';
import type { ContactSheetOptions } from '../../../shared/contact-sheet/options.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { photograph } from '../../support/photographs.ts';
import { sheetFontFiles } from '../../support/sheet-fonts.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-sheet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Skips where poppler is not installed: nothing else here reads PDF. */
async function poppler(context: TestContext, tool: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(tool, args, { maxBuffer: 32 * 2 ** 20 });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      context.skip(`${tool} (poppler-utils) is not installed`);
    throw error;
  }
}

async function frameOf(prompt: string, seq: number, over: Partial<ContactSheetFrame> = {}) {
  const path = join(folder, `${seq}.jpg`);
  await writeFile(path, await photograph({ seed: seq % 2, width: 320, height: 240, type: 'jpeg' }));
  return {
    id: uuidv7() as FrameId,
    path,
    flag: null,
    facts: {
      id: `${seq}`,
      date: '2026-11-23',
      time: '105533',
      batch: 'Alpine morning',
      row: 1,
      column: seq,
      seq,
      seed: 40 + seq,
      model: 'nano-banana',
      width: 320,
      height: 240,
      rating: 3,
      label: null,
      prompt,
    },
    ...over,
  } satisfies ContactSheetFrame;
}

async function framesOf(...prompts: readonly string[]): Promise<ContactSheetFrame[]> {
  return await Promise.all(prompts.map((prompt, at) => frameOf(prompt, at + 1)));
}

const make = (
  frames: readonly ContactSheetFrame[],
  options: Partial<ContactSheetOptions> = {},
  over: Partial<ContactSheetOrder> = {},
) =>
  makeContactSheet({
    frames,
    options: contactSheetOptionsSchema.parse(options),
    destination: join(folder, `sheet.${options.format ?? 'pdf'}`),
    fonts: sheetFontFiles,
    now: { at: new Date('2026-11-23T10:55:33Z'), date: '2026-11-23' },
    decoding: createGate(2),
    ...over,
  });
const made = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => !/^\d+\.jpg$/.test(name)).toSorted();

const prompts = [
  'a lemon on slate, soft light from the left',
  '阿尔卑斯山的清晨，柔和的逆光',
  'アルプスの朝、柔らかな逆光',
  '알프스의 아침, 부드러운 역광',
  'crème brûlée, Ελληνικά, Привет',
];

describe('a contact sheet as PDF', () => {
  it('has every caption as text that can be read back, in any of the scripts', async (context) => {
    const { files, missingSigns, problems } = await make(await framesOf(...prompts), {
      columns: 2,
      rows: 3,
      title: 'Morgen — 山',
    });
    expect({ files, missingSigns, problems }).toEqual({
      files: [join(folder, 'sheet.pdf')],
      missingSigns: 0,
      problems: [],
    });
    const text = await poppler(context, 'pdftotext', '-raw', files[0] ?? '', '-');
    for (const prompt of prompts) expect(text.replace(/\s+/g, ' ')).toContain(prompt);
    expect(text).toContain('Morgen — 山');
    expect(text).toContain('003 · 43');
    expect(text).toContain('1 / 1');
  });

  it('has its fonts embedded as subsets, and its facts', async (context) => {
    const { files } = await make(await framesOf(...prompts), { title: 'Alpine — 山' });
    const [path = ''] = files;
    const fonts = (await poppler(context, 'pdffonts', path)).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(4);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    const facts = await poppler(context, 'pdfinfo', '-enc', 'UTF-8', path);
    expect(facts).toMatch(/^Title:\s+Alpine — 山$/m);
    expect(facts).toMatch(/^Creator:\s+Proofsheet$/m);
    expect(facts).toMatch(/^Page size:.*A4/m);
    // Of 13 MB of fonts only the signs that are used.
    expect((await readFile(path)).length).toBeLessThan(600_000);
  });

  it('has pictures of 300 pixels an inch at most, and none blown up', async (context) => {
    const frames = await framesOf('small');
    const large = join(folder, '9.jpg');
    await writeFile(large, await photograph({ seed: 0, width: 2400, height: 1800, type: 'jpeg' }));
    frames.push({ ...(await frameOf('large', 2)), path: large });
    const { files } = await make(frames, { columns: 2, rows: 2 });
    const rows = (await poppler(context, 'pdfimages', '-list', files[0] ?? '')).trim().split('\n').slice(2);
    const columns = rows.map((row) => row.trim().split(/\s+/));
    expect(columns.map(([, , type, width]) => `${type} ${width}`)).toEqual([
      'image 320',
      expect.stringMatching(/^image 10\d\d$/),
    ]);
    for (const ppi of columns.map((row) => Number(row[12]))) expect(ppi).toBeLessThanOrEqual(301);
  });

  it('has only picks when so asked, and page numbers by them', async (context) => {
    const frames = await framesOf('one', 'two', 'three', 'four', 'five');
    const flagged = frames.map((frame, at) => ({ ...frame, flag: at % 2 === 0 ? ('pick' as const) : null }));
    const { files, pages } = await make(flagged, { picksOnly: true, columns: 2, rows: 1 });
    expect(pages).toBe(2);
    const text = await poppler(context, 'pdftotext', '-raw', files[0] ?? '', '-');
    expect(text).toMatch(/one[\s\S]*three[\s\S]*1 \/ 2[\s\S]*five[\s\S]*2 \/ 2/);
    expect(text).not.toMatch(/two|four/);
  });

  it('draws in the place its own pixels have when it is rendered', async (context) => {
    const { files } = await make(await framesOf('one'), {
      columns: 1,
      rows: 1,
      margin: 20,
      background: 'dark-grey',
    });
    await poppler(
      context,
      'pdftoppm',
      '-r',
      '72',
      '-png',
      '-singlefile',
      files[0] ?? '',
      join(folder, 'look'),
    );
    const { data, info } = await sharp(await readFile(join(folder, 'look.png')))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels];
    expect([at(5, 5), at(info.width - 5, info.height - 5)]).toEqual([0x26, 0x26]);
    // The photograph: neither paper nor ink.
    expect(at(Math.round(info.width / 2), 600)).not.toBe(0x26);
  });
});

describe('a contact sheet as PNG', () => {
  it('is one picture a page, of the size of the paper, with text drawn without any system font', async () => {
    const frames = await framesOf('one', 'two', 'three');
    const { files } = await make(frames, { format: 'png', resolution: 100, columns: 1, rows: 2 });
    expect(files).toEqual([join(folder, 'sheet-1.png'), join(folder, 'sheet-2.png')]);
    expect(await made()).toEqual(['sheet-1.png', 'sheet-2.png']);
    const metadata = await sharp(await readFile(files[0] ?? '')).metadata();
    expect(metadata).toMatchObject({ width: 827, height: 1169, density: 100 });
    const bare = await make(frames, { format: 'png', resolution: 100, columns: 1, rows: 2, caption: '' });
    expect(bare.files).toHaveLength(2);
  });

  it('shows every script: a caption changes pixels where it stands', async () => {
    for (const prompt of prompts) {
      const { files } = await make(await framesOf(prompt), {
        format: 'png',
        resolution: 150,
        columns: 4,
        rows: 4,
        caption: '{prompt}',
        header: '',
        pageNumbers: false,
      });
      const { data, info } = await sharp(await readFile(files[0] ?? ''))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      // Below the first picture, above the second row.
      const [top, bottom] = [Math.round(info.height * 0.21), Math.round(info.height * 0.28)];
      const band = data.subarray(top * info.width, bottom * info.width);
      expect(
        band.some((grey) => grey < 0x90),
        prompt,
      ).toBe(true);
    }
  });
});

describe('whatever it is given', () => {
  it('draws hostile captions, and says how many signs no font has', async (context) => {
    const { files, missingSigns } = await make(
      await framesOf(
        'x'.repeat(100_000),
        '\u202Etxt.exe\u202C \u0000\u0007\u001b[31m end',
        '😀👨‍👩‍👧 שלום',
        `Z${'\u0301'.repeat(300)} \ud83d ]]> <svg/onload=1> (parens\\) %n`,
      ),
      { caption: '{prompt}' },
    );
    // Two emoji and four letters; what cannot be drawn is neither dropped nor passed off as something else.
    expect(missingSigns).toBe(6);
    const text = await poppler(context, 'pdftotext', '-raw', files[0] ?? '', '-');
    expect(text).toContain('txt.exe [31m end');
    expect(text).toContain('□□ □□□□');
    expect(text).toContain(']]> <svg/onload=1>');
    expect(text).toMatch(/x{30,}…/);
  });

  it.each(['pdf', 'png'] as const)('crosses out what cannot be shown, and goes on (%s)', async (format) => {
    const frames = await framesOf('gone', 'broken', 'whole');
    await rm(join(folder, '1.jpg'));
    const broken = await readFile(join(folder, '2.jpg'));
    await writeFile(join(folder, '2.jpg'), broken.subarray(0, 2_000));
    const { problems, files } = await make(frames, { format });
    expect(problems.map(({ frame, error }) => [frame, error.code])).toEqual(
      expect.arrayContaining([
        [frames[0]?.id, 'frame-not-found'],
        [frames[1]?.id, 'download-truncated'],
      ]),
    );
    expect(problems).toHaveLength(2);
    expect(files).toHaveLength(1);
  });

  it('is an empty page when there is no frame', async (context) => {
    const { files, pages } = await make([], { title: 'Nothing yet' });
    expect(pages).toBe(1);
    expect(await poppler(context, 'pdftotext', files[0] ?? '', '-')).toContain('Nothing yet');
  });

  it.each(['pdf', 'png'] as const)('leaves nothing behind when it is stopped (%s)', async (format) => {
    const stop = new AbortController();
    const frames = await framesOf('one', 'two', 'three', 'four');
    const making = make(
      frames,
      { format, columns: 1, rows: 1 },
      { signal: stop.signal, onProgress: (done) => done === 2 && stop.abort() },
    );
    await expect(making).rejects.toThrow(/abort/i);
    expect(await made()).toEqual([]);
  });

  it.each(['pdf', 'png'] as const)('says so when its folder is gone (%s)', async (format) => {
    const making = make(await framesOf('one'), { format }, { destination: join(folder, 'gone', 'sheet') });
    await expect(making).rejects.toMatchObject({ code: 'file-not-written', data: { file: 'sheet' } });
  });

  it('tells how far it is, to the last frame', async () => {
    const told: string[] = [];
    await make(
      await framesOf('one', 'two', 'three'),
      { columns: 1, rows: 2 },
      { onProgress: (done, of) => told.push(`${done}/${of}`) },
    );
    expect(told).toEqual(['1/3', '2/3', '3/3']);
  });
});
