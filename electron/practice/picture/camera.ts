/** Where the camera stands: far enough back, with a long lens, that the whole set is in the frame with air around it. */
import type { Chance } from './random.ts';
import type { Camera } from './scene.ts';

/** An upright box around a thing on the table. */
export interface Extent {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
  readonly height: number;
}

/** Tangent of half the field of view over the longer side: a short telephoto lens. */
const spread = 0.2;

/** Tangent of the angle of one pixel. */
export function pixelScale(camera: Camera, width: number, height: number): number {
  return (2 * camera.spread) / Math.max(width, height);
}

/** Tangents to the right of and above the camera's axis at which it sees a point. */
export function project(
  camera: Camera,
  [x, y, z]: readonly [number, number, number],
): readonly [number, number] {
  const [rx, ry, rz] = [x - camera.x, y - camera.y, z - camera.z];
  const along = (of: readonly [number, number, number]): number => rx * of[0] + ry * of[1] + rz * of[2];
  const depth = Math.max(0.1, along(camera.forward));
  return [along(camera.right) / depth, along(camera.up) / depth];
}

interface Stance {
  readonly aimX: number;
  readonly aimY: number;
  readonly distance: number;
  /** Radians above the table, and round it. */
  readonly elevation: number;
  readonly swing: number;
}

/** Chooses a height, a side and how much of the frame the set fills, then stands where that is so. */
export function createCamera(things: readonly Extent[], aspect: number, chance: Chance): Camera {
  const halfWidth = spread * Math.min(1, aspect);
  const halfHeight = spread * Math.min(1, 1 / aspect);
  const corners = things.flatMap(({ x, z, radius, height }) =>
    [-radius, radius].flatMap((dx) =>
      [0, height].flatMap((y) => [-radius, radius].map((dz) => [x + dx * 0.9, y, z + dz * 0.9] as const)),
    ),
  );
  const fill = chance.between(0.62, 0.84);
  // Off the middle as far as the air allows; a little more air above than below.
  const offX = chance.between(-1, 1) * 0.55;
  const offY = chance.between(-0.35, 0.05);
  let stance: Stance = {
    ...{ aimX: 0, aimY: 1, distance: 14 },
    ...{ elevation: chance.between(0.09, 0.33), swing: chance.between(-0.12, 0.12) },
  };
  // The far and the near side shrink differently: a few rounds settle it.
  for (let round = 0; round < 4; round++) {
    const seen = corners.map((corner) => project(stand(stance), corner));
    const [left, right] = [Math.min(...seen.map(([h]) => h)), Math.max(...seen.map(([h]) => h))];
    const [low, high] = [Math.min(...seen.map(([, v]) => v)), Math.max(...seen.map(([, v]) => v))];
    const size = Math.max((right - left) / 2 / halfWidth, (high - low) / 2 / halfHeight);
    const airX = halfWidth - ((right - left) / 2) * (fill / size);
    const airY = halfHeight - ((high - low) / 2) * (fill / size);
    stance = {
      ...stance,
      aimX: stance.aimX + ((left + right) / 2 + (offX * airX * size) / fill) * stance.distance,
      aimY: stance.aimY + ((low + high) / 2 - (offY * airY * size) / fill) * stance.distance,
      distance: Math.min(60, Math.max(6, (stance.distance * size) / fill)),
    };
  }
  return stand(stance);
}

function stand({ aimX, aimY, distance, elevation, swing }: Stance): Camera {
  const away = distance * Math.cos(elevation);
  const [x, y, z] = [
    aimX + away * Math.sin(swing),
    aimY + distance * Math.sin(elevation),
    -away * Math.cos(swing),
  ];
  const forward = unit(aimX - x, aimY - y, -z);
  const [fx, fy, fz] = forward;
  const right = unit(fz, 0, -fx);
  const [rx, ry, rz] = right;
  return {
    ...{ x, y, z, forward, right, spread },
    up: [fy * rz - fz * ry, fz * rx - fx * rz, fx * ry - fy * rx],
  };
}

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
