/** Sets the table for a brief: the prompt says what and in which light, the seed says where, from where, and how much of it. */
import type { Brief, BriefSubject } from './brief.ts';
import { createCamera } from './camera.ts';
import { buildDistanceField } from './distance-field.ts';
import type { DistanceField } from './distance-field.ts';
import { groundOf } from './ground.ts';
import { lightOf } from './light.ts';
import type { OutlineName } from './outlines.ts';
import { outlines, smoothOutline } from './outlines.ts';
import type { Chance } from './random.ts';
import { createChance, scatter } from './random.ts';
import type { Scene, Solid } from './scene.ts';
import type { Body, Part } from './subjects.ts';
import { bodyOf } from './subjects.ts';

/** Distance fields by outline: the same for every picture, so a drawing thread builds each once. */
export type Fields = (name: OutlineName) => DistanceField;

export function createFields(): Fields {
  const built = new Map<OutlineName, DistanceField>();
  return (name) => {
    const known = built.get(name);
    if (known) return known;
    const height = Math.max(...outlines[name].map(([, h]) => h));
    const cell = name === 'rod' || name === 'stalk' ? 0.008 : Math.min(0.02, Math.max(0.011, height / 130));
    const fresh = buildDistanceField(smoothOutline(outlines[name], 12), cell);
    built.set(name, fresh);
    return fresh;
  };
}

interface Placed {
  readonly body: Body;
  readonly x: number;
  readonly z: number;
}

export function setScene(
  brief: Brief,
  seed: number,
  shape: { width: number; height: number },
  fields: Fields,
): Scene {
  const chance = createChance(scatter(seed ^ 0x51ed27));
  const subjects = [...brief.subjects, ...companionsOf(brief, chance)];
  const bodies = subjects.map((subject) => bodyOf(subject, chance));
  const aspect = shape.width / shape.height;
  const placed = place(bodies, aspect, chance);
  const solids = placed.flatMap((one) => solidsOf(one, fields, chance));
  const { lighting, exposure } = lightOf(brief, chance);
  return {
    solids,
    lighting,
    exposure,
    camera: createCamera(
      placed.map(({ x, z, body }) => ({ x, z, radius: body.radius, height: body.height })),
      aspect,
      chance,
    ),
    ground: groundOf(brief, chance),
    seed,
  };
}

/** A single thing gets company in some seeds, as a stylist would try. */
function companionsOf({ subjects }: Brief, chance: Chance): readonly BriefSubject[] {
  const [hero] = subjects;
  if (subjects.length > 1 || !hero) return [];
  const plain = (name: BriefSubject['name']): BriefSubject => ({ name, colour: undefined, metal: undefined });
  const fitting: readonly BriefSubject['name'][] =
    hero.name === 'goblet'
      ? ['bottle', 'pear', 'apple']
      : hero.name === 'bottle'
        ? ['goblet', 'apple', 'lemon']
        : [];
  if (fitting.length === 0 || chance.unit() < 0.45) return [];
  return [plain(fitting[Math.floor(chance.unit() * fitting.length)] ?? 'apple')];
}

/** Tall things behind, low ones in front, none inside another, and all within a frame of the picture's shape. */
function place(bodies: readonly Body[], aspect: number, chance: Chance): readonly Placed[] {
  const order = [...bodies].sort((a, b) => b.height - a.height);
  const placed: Placed[] = [];
  const room = order.reduce((sum, body) => sum + body.radius, 0);
  const reach = Math.max(0.25, room * 0.72 * Math.min(1.25, 0.55 + 0.45 * aspect));
  const side = chance.unit() < 0.5 ? -1 : 1;
  order.forEach((body, index) => {
    const isLow = body.height < 1.3;
    let best: Placed = { body, x: 0, z: 0 };
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let attempt = 0; attempt < 60; attempt++) {
      const lean = side * (index % 2 === 0 ? -1 : 1);
      const x = index === 0 ? lean * chance.between(0, reach * 0.4) : lean * chance.between(-0.3, 1) * reach;
      const z =
        index === 0
          ? chance.between(0.25, 0.85)
          : isLow
            ? chance.between(-1.1, -0.1)
            : chance.between(-0.55, 0.1);
      const gaps = placed.map(
        (other) => Math.hypot(x - other.x, z - other.z) - (body.radius + other.body.radius) * 1.04,
      );
      const gap = Math.min(0.4, ...gaps);
      // Close together, but neither touching nor one straight before the other.
      const hidden = placed.filter(
        (other) => Math.abs(x - other.x) < 0.45 * (body.radius + other.body.radius),
      );
      const score = (gap < 0.03 ? -10 + gap : -gap * 0.5) - hidden.length - Math.abs(x) * 0.12;
      if (score > bestScore) {
        bestScore = score;
        best = { body, x, z };
      }
    }
    placed.push(best);
  });
  return placed;
}

function solidsOf({ body, x, z }: Placed, fields: Fields, chance: Chance): readonly Solid[] {
  const yaw = body.turns ? chance.between(0, Math.PI * 2) : chance.between(-0.35, 0.35);
  const [main, ...others] = body.parts;
  if (!main) return [];
  const base = solid(main, fields, { x, z, y: 0, yaw, lies: body.lies, chance });
  if (body.flowers > 0) return [base, ...bouquet(body, x, z, fields, chance)];
  const filling = others.map((part) => solid(part, fields, { x, z, y: 0, yaw, lies: false, chance }));
  if (body.stalk === undefined) return [base, ...filling];
  const stalk: Part = { outline: 'stalk', finish: { kind: 'matte' }, colour: [0.09, 0.055, 0.025], scale: 1 };
  const tilt = { yaw: chance.between(0, 6.28), lean: chance.between(0.05, 0.4) };
  return [base, solid(stalk, fields, { x, z, y: body.stalk, ...tilt, lies: false, chance })];
}

/** Stems out of the vase's mouth, leaning away from each other, a bloom on each. */
function bouquet(body: Body, x: number, z: number, fields: Fields, chance: Chance): readonly Solid[] {
  const [, petals, stem] = body.parts;
  if (!petals || !stem) return [];
  const mouth = body.height - 1.75;
  return Array.from({ length: body.flowers }, (_, index) => {
    const around = (index / body.flowers + chance.between(-0.06, 0.06)) * Math.PI * 2;
    const lean = index === 0 ? 0.06 : chance.between(0.22, 0.5);
    const length = chance.between(1.05, 1.5) - lean * 0.35;
    const tilt = { yaw: around, lean };
    const dx = Math.sin(lean) * Math.cos(around);
    const dz = Math.sin(lean) * Math.sin(around);
    const dy = Math.cos(lean);
    const scale = petals.scale * chance.between(0.85, 1.08);
    return [
      solid({ ...stem, scale: length }, fields, { x, y: mouth, z, ...tilt, lies: false, chance }),
      solid({ ...petals, scale }, fields, {
        ...{ x: x + dx * length, y: mouth + dy * length - 0.03, z: z + dz * length },
        ...{ ...tilt, lies: false, chance },
      }),
    ];
  }).flat();
}

interface Stand {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  /** Leaning from upright, in radians, towards `yaw`. */
  readonly lean?: number;
  readonly lies: boolean;
  readonly chance: Chance;
}

function solid(part: Part, fields: Fields, stand: Stand): Solid {
  const field = part.outline === 'box' ? undefined : fields(part.outline);
  const half = 0.45;
  const middle = field ? (field.low + field.high) / 2 : 0;
  const { lies, yaw, lean = 0, scale } = { ...stand, scale: part.scale };
  const pivot = lies ? middle : 0;
  const y = lies ? (field?.radius ?? half) * scale : field ? stand.y : half * scale;
  const turn = lies ? turnOf(yaw, Math.PI / 2) : turnOf(yaw, lean);
  // Middle of the solid in the world: up the (leaning) axis from where it stands.
  const toMiddle = (middle - pivot) * scale;
  const extent = field ? Math.hypot(field.radius, (field.high - field.low) / 2) : half * 1.75;
  return {
    ...{ field, half, x: stand.x, y, z: stand.z, scale, pivot, turn },
    reachX: stand.x + (turn[3] ?? 0) * toMiddle,
    reachY: y + (turn[4] ?? 1) * toMiddle,
    reachZ: stand.z + (turn[5] ?? 0) * toMiddle,
    reach: extent * scale + 0.02,
    finish: part.finish,
    isClear: part.finish.kind === 'glass' || part.finish.kind === 'liquid',
    colour: part.colour,
    variety: stand.chance.between(0, 100),
    shade: part.shade ?? [0, 0, 0],
  };
}

/** World to local: the solid's axis leans by `lean` from upright towards `yaw` in the plane of the table. */
function turnOf(yaw: number, lean: number): Float64Array {
  const [cy, sy, cl, sl] = [Math.cos(yaw), Math.sin(yaw), Math.cos(lean), Math.sin(lean)];
  return Float64Array.of(cy * cl, -sl, sy * cl, cy * sl, cl, sy * sl, -sy, 0, cy);
}
