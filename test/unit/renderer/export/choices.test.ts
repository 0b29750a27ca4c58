/** Catches: a format or size that does not parse, numbers forgotten on the way, runs told in the wrong order. */
import { describe, expect, it } from 'vitest';
import { exportFormatSchema, resizeSchema } from '../../../../shared/export/preset.ts';
import type { ExportRun } from '../../../../shared/export/run.ts';
import {
  colourOf,
  formatKinds,
  formatNamed,
  resizeBy,
  resizeKinds,
} from '../../../../renderer/export/choices.ts';
import { newlyEnded, runToTell, shareDone, withRun } from '../../../../renderer/export/runs.ts';

describe('choices', () => {
  it('lead from every format and size to every other that is one', () => {
    for (const from of formatKinds)
      for (const to of formatKinds) {
        const format = formatNamed(
          to,
          formatNamed(from, {
            kind: 'jpeg',
            quality: 71,
            chroma: '4:2:0',
            progressive: false,
            mozjpeg: true,
          }),
        );
        expect(exportFormatSchema.parse(format)).toEqual(format);
        expect(format.kind).toBe(to);
      }
    for (const from of resizeKinds)
      for (const to of resizeKinds) {
        const resize = resizeBy(to, resizeBy(from, null));
        if (resize) expect(resizeSchema.parse(resize)).toEqual(resize);
        expect(resize?.by ?? 'none').toBe(to);
      }
  });

  it('keep a quality, a number of pixels, and leave what is chosen already alone', () => {
    const jpeg = { kind: 'jpeg', quality: 71, chroma: '4:2:0', progressive: false, mozjpeg: true } as const;
    expect(formatNamed('jpeg', jpeg)).toBe(jpeg);
    expect(formatNamed('webp', jpeg)).toMatchObject({ quality: 71 });
    const long = { by: 'long-edge', pixels: 1600, enlarge: true } as const;
    expect(resizeBy('short-edge', long)).toEqual({ by: 'short-edge', pixels: 1600, enlarge: true });
  });

  it('take colours as people write them', () => {
    expect(['#fff', 'FFFFFF', ' #1e1e1e '].map(colourOf)).toEqual(['#ffffff', '#ffffff', '#1e1e1e']);
    expect(['', '#ff', 'white', '#ggg', '#12345678'].map(colourOf)).toEqual([null, null, null, null, null]);
  });
});

const runOf = (n: number, change: Partial<ExportRun>): ExportRun => ({
  id: `0197a000-0000-7000-8000-00000000000${n}` as ExportRun['id'],
  preset: 'Web',
  destination: 'Pictures',
  state: 'running',
  startedAt: n,
  files: 10,
  written: 0,
  skipped: 0,
  failed: 0,
  bytesWritten: 0,
  bytesPerSecond: null,
  millisecondsLeft: null,
  failures: [],
  isWatched: false,
  error: null,
  ...change,
});

describe('runs', () => {
  it('keep their places, new ones first', () => {
    const [one, two] = [runOf(1, {}), runOf(2, {})];
    expect(
      withRun(withRun([one], two), { ...one, written: 3 }).map(({ id, written }) => [id, written]),
    ).toEqual([
      [two.id, 0],
      [one.id, 3],
    ]);
  });

  it('are told by what needs a look first', () => {
    const done = runOf(1, { state: 'done', written: 10 });
    const failed = runOf(2, { state: 'done', written: 8, failed: 2 });
    const paused = runOf(3, { state: 'paused' });
    const running = runOf(4, {});
    expect(runToTell([done])).toBeNull();
    expect(runToTell([done, failed])).toBe(failed);
    expect(runToTell([failed, paused])).toBe(paused);
    expect(runToTell([failed, paused, running])).toBe(running);
    expect([shareDone(failed), shareDone(runOf(5, { files: 0 }))]).toEqual([1, 1]);
  });

  it('end once', () => {
    const running = runOf(1, {});
    const done = { ...running, state: 'done' } as const;
    expect(newlyEnded([running], [done])).toEqual([done]);
    expect(newlyEnded([done], [done])).toEqual([]);
    // One of an earlier session is no news.
    expect(newlyEnded([], [done])).toEqual([]);
  });
});
