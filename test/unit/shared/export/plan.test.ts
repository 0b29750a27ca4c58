/** Plans: every frame under a name of its own, inside the destination, beside what is there already. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey, nameProblem } from '../../../../shared/export/file-name.ts';
import { emptyFolder } from '../../../../shared/export/names-given.ts';
import type { FolderContent, FolderEntry } from '../../../../shared/export/names-given.ts';
import { nameFrames, planExport } from '../../../../shared/export/plan.ts';
import type { FrameToExport, PlannedExport } from '../../../../shared/export/plan.ts';
import { exportPresetSchema } from '../../../../shared/export/preset.ts';
import { parseTemplate } from '../../../../shared/export/template.ts';
import { frameIdSchema } from '../../../../shared/ids.ts';

const frame = (prompt: string, at = 0): FrameToExport => ({
  frame: frameIdSchema.parse(`0190a6b8-0000-7000-8000-${String(at).padStart(12, '0')}`),
  type: 'image/png',
  bytes: 1_000_000,
  flag: null,
  facts: {
    id: String(at),
    date: '2026-11-22',
    time: '140533',
    batch: 'batch',
    row: 1,
    column: 1,
    seed: at % 3,
    model: 'nano-banana',
    width: 1024,
    height: 1024,
    rating: 0,
    label: null,
    prompt,
  },
});

function planned(
  frames: readonly FrameToExport[],
  template: string,
  change: {
    readonly collisions?: 'number' | 'skip' | 'replace';
    readonly xmp?: boolean;
    readonly sheet?: boolean;
  } = {},
  existing: FolderContent = emptyFolder,
): PlannedExport {
  const preset = exportPresetSchema.parse({
    version: 1,
    format: { kind: 'original' },
    naming: { template, collisions: change.collisions ?? 'number' },
    sidecars: { xmp: change.xmp ?? false },
    contactSheet: change.sheet ? { format: 'pdf' } : null,
  });
  const reading = parseTemplate(template);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return planExport(nameFrames(frames, reading.template, preset), preset, existing);
}

function folder(
  ...entries: readonly (readonly [string, FolderEntry['kind'], FolderContent?])[]
): FolderContent {
  return {
    entries: new Map(
      entries.map(([name, kind, inside]) => [nameKey(name), { name, kind, inside: inside ?? null }] as const),
    ),
  };
}

const stems = (plan: PlannedExport): readonly string[] => plan.files.map(({ stem }) => stem);

test('whatever prompts hold, names are legal, unique on every system, and inside', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.constantFrom('con', 'A', 'a', '..', 'ß', 'SS'),
        ),
        {
          minLength: 1,
          maxLength: 40,
        },
      ),
      fc.constantFrom('{prompt}', '{prompt}/{prompt}', '{seed}/{prompt|upper}', '{prompt:3}/{label}/{seed}'),
      fc.boolean(),
      (prompts, template, xmp) => {
        const frames = prompts.map((prompt, at) => frame(prompt, at));
        const { files } = planned(frames, template, { xmp });
        const all = files.flatMap(({ stem }) => [`${stem}.png`, ...(xmp ? [`${stem}.xmp`] : [])]);
        const parts = all.flatMap((path) => path.split('/'));
        expect(parts.filter((part) => nameProblem(part) !== null)).toEqual([]);
        expect(Math.max(...all.map((path) => path.split('/').length))).toBeLessThanOrEqual(3);
        expect(new Set(all.map((path) => path.split('/').map(nameKey).join('/'))).size).toBe(all.length);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('ten thousand equal names are numbered, in no time', () => {
  // Catches: a search from 2 on for each of them.
  const plan = planned(
    Array.from({ length: 10_000 }, (_, at) => frame('same', at)),
    '{prompt}',
  );
  expect(new Set(stems(plan)).size).toBe(10_000);
  expect(stems(plan).slice(0, 3)).toEqual(['same', 'same-2', 'same-3']);
});

test('frames of one plan never replace each other', () => {
  // Catches: "replace" meant for old files that loses all frames but the last.
  const plan = planned(
    [frame('a', 1), frame('A', 2)],
    '{prompt}',
    { collisions: 'replace' },
    folder(['a.png', 'file']),
  );
  expect(plan.files.map(({ stem, action }) => [stem, action])).toEqual([
    ['a', 'replace'],
    ['A-2', 'write'],
  ]);
});

test('a number skips names that are there, under any spelling', () => {
  const there = folder(['A.PNG', 'file'], ['a-2.png', 'file']);
  expect(stems(planned([frame('a')], '{prompt}', {}, there))).toEqual(['a-3']);
});

test('a folder or a link in the way is neither replaced nor followed', () => {
  const there = folder(['a.png', 'folder'], ['link', 'other']);
  const replaced = planned([frame('a')], '{prompt}', { collisions: 'replace' }, there);
  expect(replaced.files).toMatchObject([{ stem: 'a-2', action: 'write' }]);
  expect(stems(planned([frame('link')], '{prompt}/{seed}', {}, there))).toEqual(['link-2/0']);
});

test('a folder that is there is used as it is spelt there', () => {
  // Catches: two folders on Linux that are one on a Mac.
  const there = folder(['WINE', 'folder', folder(['0.png', 'file'])]);
  expect(stems(planned([frame('wine'), frame('Wine', 3)], '{prompt}/{seed}', {}, there))).toEqual([
    'WINE/0-2',
    'WINE/0-3',
  ]);
});

test('a frame does not take the name of a folder that comes later', () => {
  const plan = planned([frame('x', 1), frame('y.png', 2)], '{prompt}/{seed}', {});
  expect(stems(plan)).toEqual(['x/1', 'y.png/2']);
  const mixed = planned([frame('x.png', 1)], '{prompt}/{seed}', {}, folder(['x.png', 'file']));
  expect(stems(mixed)).toEqual(['x.png-2/1']);
});

test('an existing sidecar is not written over', () => {
  const there = folder(['a.xmp', 'file']);
  expect(stems(planned([frame('a')], '{prompt}', { xmp: true }, there))).toEqual(['a-2']);
  expect(stems(planned([frame('a')], '{prompt}', { xmp: false }, there))).toEqual(['a']);
});

test('a name of which nothing is left, and the contact sheet', () => {
  const plan = planned(
    [frame('..', 1), frame('\u0000', 2)],
    '{prompt}',
    { sheet: true },
    folder(['contact SHEET.pdf', 'file']),
  );
  expect([stems(plan), plan.unnamed, plan.contactSheet]).toEqual([
    ['Untitled', 'Untitled-2'],
    2,
    'Contact sheet-2.pdf',
  ]);
});
