/**
 * What a generated library holds, batch by batch, oldest first: years of a photographer's work out of a seed. The same for
 * the same seed and number of frames; no file is written here.
 */
import type { MarkChange } from '../../../shared/frame/marks.ts';
import { markFields } from '../../../shared/frame/marks.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';
import type { BatchId, FrameId, JobId } from '../../../shared/ids.ts';
import type { BatchRecord } from '../../../shared/job/batch-record.ts';

export interface PlannedBatch {
  readonly record: BatchRecord;
  readonly frames: readonly PlannedFrame[];
}

export interface PlannedFrame {
  /** All but what only its bytes can tell. */
  readonly record: Omit<FrameRecord, 'file'>;
  readonly picture: PlannedPicture;
}

export interface PlannedPicture {
  readonly shape: (typeof shapes)[number];
  /** Which of a shape's drawings. */
  readonly drawing: number;
  readonly type: 'image/jpeg' | 'image/png';
}

/** Pixels of small pictures, in the shapes that the models draw. */
export const shapes = [
  { size: '1024x1024', width: 240, height: 240 },
  { size: '1024x1536', width: 160, height: 240 },
  { size: '1536x1024', width: 240, height: 160 },
  { size: '1344x768', width: 238, height: 136 },
  { size: '768x1344', width: 136, height: 238 },
  { size: '1152x864', width: 240, height: 180 },
  { size: '1536x656', width: 240, height: 102 },
  { size: '896x1120', width: 192, height: 240 },
] as const;
export const drawingsOfShape = 24;

const first = Date.parse('2023-01-02T07:00:00Z');
const last = Date.parse('2026-11-01T18:00:00Z');
const day = 86_400_000;

const subjects = [
  'a glass of red wine on a marble counter',
  'an old lighthouse above a stormy sea',
  'portrait of a potter in her workshop',
  'a red bicycle leaning on a white wall',
  'ein Birnbaum im Nebel vor dem Dorf',
  'die Straßenbahn im Regen, Lichter auf nassem Pflaster',
  'un marché de Provence à l’aube, étals de lavande',
  'una anciana pelando naranjas en su balcón',
  '雨に濡れた京都の路地と赤い傘',
  '山の上の小さな神社、朝霧',
  '西湖边的老茶馆，清晨的薄雾',
  '비 오는 서울의 골목길과 네온사인',
  'старый трамвай на заснеженной улице',
  'سوق قديم في ضوء المساء',
  'ภาพถ่ายตลาดน้ำยามเช้า',
  'a heron 🪶 lifting off a still lake',
] as const;
const lights = [
  'side-lit',
  'golden hour',
  'blue hour',
  'overcast',
  'hard noon light',
  '逆光',
  'Gegenlicht',
] as const;
const lenses = [
  '85mm f/1.4',
  '35mm street',
  'macro',
  'tilt-shift',
  'medium format, Portra 400',
  '50mm',
] as const;
const models = ['nano-banana', 'nano-banana', 'nano-banana-pro', 'seedream-v4', 'gpt-image-2'] as const;
const words = [
  'portrait',
  'travel',
  'client:arno',
  'print',
  'street',
  'Küche',
  '京都',
  'red',
  'still life',
  'to retouch',
] as const;
const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const;

/** `frames`: how many in all; the last batch is cut to fit. */
export function* planLibrary(frames: number, seed: number): Generator<PlannedBatch> {
  const random = randomFrom(seed);
  for (let made = 0, at = first; made < frames;) {
    const batch = planBatch(random, at, frames - made);
    yield batch;
    made += batch.frames.length;
    // Never backwards, in days of work and days without.
    const share = first + ((last - first) * made) / frames;
    const worked = Math.floor(share / day) % 3 === 0 ? share + day : share;
    at = Math.max(at + 600_000, worked);
  }
}

function planBatch(random: Random, at: number, most: number): PlannedBatch {
  const shape = random.oneOf(shapes);
  const model = random.oneOf(models);
  const [rows, columns] = [1 + random.below(6), 2 + random.below(15)];
  const id = idAt(at, random) as BatchId;
  const subject = `${random.oneOf(subjects)}, ${random.oneOf(lenses)}`;
  const chosen = Array.from({ length: rows }, (_, row) => lights[row % lights.length]);
  const variants = chosen.map((light) => `${subject}, ${light}`);
  const hasSeeds = model !== 'gpt-image-2';
  const seeds = Array.from({ length: columns }, () => random.below(2 ** 31));
  const drawn = random.below(drawingsOfShape);

  const frames: PlannedFrame[] = [];
  const jobs: BatchRecord['jobs'] = [];
  for (let place = 0; place < rows * columns && place < most; place++) {
    const [row, column] = [Math.floor(place / columns), place % columns];
    const sent = at + place * 7_000;
    const frame = idAt(sent, random) as FrameId;
    const job = idAt(at, random) as JobId;
    const asked = hasSeeds ? (seeds[column] ?? 0) : null;
    const marks = planMarks(random, sent + day);
    frames.push({
      record: {
        version: 1,
        id: frame,
        batchId: id,
        jobId: job,
        row,
        column,
        createdAt: iso(sent + 6_500),
        asked: {
          model,
          prompt: variants[row] ?? subject,
          size: shape.size,
          aspectRatio: null,
          seed: asked,
          n: 1,
          quality: null,
        },
        answered: {
          index: 0,
          revisedPrompt:
            random.below(4) === 0 ? `A photograph: ${variants[row] ?? subject}, finely detailed` : null,
          gateway: 'practice',
          practice: true,
          delivery: 'direct',
          sentAt: iso(sent),
          tookSeconds: 4 + random.below(60) / 10,
        },
        ...(marks && { marks }),
      },
      picture: {
        shape,
        drawing: (drawn + place) % drawingsOfShape,
        type: random.below(8) === 0 ? 'image/png' : 'image/jpeg',
      },
    });
    jobs.push({
      id: job,
      row,
      column,
      seed: asked,
      n: 1,
      states: [
        { status: 'waiting', at },
        { status: 'done', at: sent + 6_500, frames: [frame], missing: 0 },
      ],
    });
  }
  const record: BatchRecord = {
    version: 1,
    id,
    createdAt: iso(at),
    request: {
      model,
      prompt: rows > 1 ? `${subject}, {${chosen.join('|')}}` : (variants[0] ?? subject),
      shape: { kind: 'size', size: shape.size },
      seeds: hasSeeds ? { kind: 'list', seeds } : { kind: 'random' },
      frames: columns,
      imagesPerCall: 1,
    },
    variants,
    jobs,
  };
  return { record, frames };
}

/** Most frames are not marked at all; some have everything. */
function planMarks(random: Random, at: number): FrameRecord['marks'] {
  const drawn = random.below(100);
  if (drawn >= 55) return undefined;
  const change: MarkChange = {
    ...(drawn < 20 && { flag: 'pick' as const }),
    ...(drawn >= 20 && drawn < 28 && { flag: 'reject' as const }),
    ...(drawn < 40 && { rating: ([1, 2, 3, 4, 5] as const)[drawn % 5] ?? 1 }),
    ...(drawn % 6 === 0 && { label: random.oneOf(labels) }),
    ...(drawn % 2 === 0 && { keywords: [...new Set([random.oneOf(words), random.oneOf(words)])] }),
    ...(drawn % 17 === 0 && { notes: 'Kontaktabzug für Ana, 2. Wahl' }),
  };
  return Object.fromEntries(
    markFields.flatMap((field) =>
      change[field] === undefined ? [] : [[field, { value: change[field], at }]],
    ),
  );
}

interface Random {
  /** An integer from 0 up to but without `end`. */
  readonly below: (end: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
}

/** Mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    oneOf: (list) => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('Nothing to choose from');
      return chosen;
    },
  };
}

/** A UUIDv7 of that moment (RFC 9562 §5.7). */
function idAt(milliseconds: number, random: Random): string {
  const time = Math.floor(milliseconds).toString(16).padStart(12, '0');
  const hex = (digits: number): string =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = (8 + random.below(4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}

function iso(milliseconds: number): string {
  return new Date(Math.floor(milliseconds)).toISOString();
}
