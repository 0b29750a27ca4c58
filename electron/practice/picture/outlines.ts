/**
 * Outlines of the things on the table: radius and height along a curve from the axis at the bottom to the axis at the top.
 * Turned about the axis they make the solid. One unit is about ten centimetres. A point given twice is a sharp corner.
 */
export type Point = readonly [radius: number, height: number];

/** A curve through all points (Catmull-Rom), `steps` chords between each two. */
export function smoothOutline(points: readonly Point[], steps: number): readonly Point[] {
  const curve: Point[] = [];
  const at = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  for (let i = 0; i < points.length - 1; i++) {
    const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    if (q[0] === r[0] && q[1] === r[1]) continue;
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const along = (axis: 0 | 1): number => {
        const [a, b, c, d] = [p[axis], q[axis], r[axis], s[axis]];
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
      };
      curve.push([Math.max(0, along(0)), along(1)]);
    }
  }
  curve.push(at(points.length - 1));
  return curve;
}

const corner = (radius: number, height: number): readonly [Point, Point] => [
  [radius, height],
  [radius, height],
];

export const outlines = {
  bottle: [
    [0, 0],
    ...corner(0.34, 0),
    [0.385, 0.05],
    [0.39, 0.3],
    [0.39, 1.7],
    [0.37, 1.92],
    [0.28, 2.12],
    [0.17, 2.3],
    [0.14, 2.48],
    [0.135, 2.86],
    ...corner(0.16, 2.88),
    [0.16, 2.96],
    ...corner(0.145, 3),
    [0, 3],
  ],
  /** The outside of a wine glass, closed over its mouth. */
  goblet: [
    [0, 0],
    ...corner(0.4, 0),
    ...corner(0.4, 0.022),
    [0.25, 0.045],
    [0.1, 0.085],
    [0.048, 0.2],
    [0.04, 0.5],
    [0.045, 0.78],
    [0.1, 0.9],
    [0.28, 1.04],
    [0.43, 1.26],
    [0.475, 1.5],
    [0.45, 1.78],
    ...corner(0.385, 2.15),
    [0, 2.15],
  ],
  /** What is poured into it. */
  wine: [[0, 0.95], [0.1, 0.96], [0.26, 1.07], [0.4, 1.28], [0.435, 1.43], ...corner(0.437, 1.47), [0, 1.47]],
  tumbler: [[0, 0], ...corner(0.36, 0), [0.385, 0.04], [0.4, 0.3], ...corner(0.43, 1.05), [0, 1.05]],
  drink: [[0, 0.12], ...corner(0.36, 0.12), ...corner(0.395, 0.68), [0, 0.68]],
  vase: [
    [0, 0],
    ...corner(0.3, 0),
    [0.35, 0.05],
    [0.56, 0.45],
    [0.62, 0.8],
    [0.5, 1.18],
    [0.25, 1.45],
    [0.17, 1.68],
    [0.19, 1.86],
    ...corner(0.27, 1.98),
    ...corner(0.225, 1.98),
    [0.1, 1.88],
    [0, 1.86],
  ],
  jar: [
    [0, 0],
    ...corner(0.28, 0),
    [0.34, 0.03],
    [0.62, 0.4],
    [0.68, 0.7],
    [0.58, 1.05],
    [0.34, 1.27],
    ...corner(0.3, 1.37),
    ...corner(0.245, 1.37),
    [0.22, 1.25],
    [0, 1.16],
  ],
  amphora: [
    [0, 0],
    ...corner(0.24, 0),
    [0.26, 0.05],
    [0.3, 0.5],
    [0.42, 1.1],
    [0.46, 1.5],
    [0.38, 1.82],
    [0.2, 2.02],
    [0.14, 2.2],
    ...corner(0.21, 2.38),
    ...corner(0.165, 2.38),
    [0.08, 2.3],
    [0, 2.28],
  ],
  bowl: [
    [0, 0],
    ...corner(0.34, 0),
    ...corner(0.34, 0.06),
    [0.62, 0.18],
    [0.9, 0.44],
    ...corner(0.98, 0.66),
    ...corner(0.94, 0.66),
    [0.84, 0.46],
    [0.55, 0.22],
    [0, 0.14],
  ],
  cup: [
    [0, 0],
    ...corner(0.22, 0),
    ...corner(0.22, 0.05),
    [0.33, 0.16],
    [0.41, 0.4],
    ...corner(0.44, 0.72),
    ...corner(0.41, 0.72),
    ...corner(0.385, 0.56),
    [0, 0.56],
  ],
  /** What is in it. */
  coffee: [[0, 0.52], ...corner(0.375, 0.54), ...corner(0.395, 0.59), [0, 0.59]],
  orange: [
    [0, 0.02],
    [0.1, 0.01],
    [0.27, 0.1],
    [0.38, 0.27],
    [0.4, 0.4],
    [0.37, 0.55],
    [0.26, 0.7],
    [0.1, 0.77],
    [0.03, 0.755],
    [0, 0.75],
  ],
  apple: [
    [0, 0.07],
    [0.08, 0.02],
    [0.18, 0],
    [0.3, 0.08],
    [0.41, 0.3],
    [0.445, 0.5],
    [0.4, 0.68],
    [0.28, 0.79],
    [0.15, 0.79],
    [0.05, 0.71],
    [0, 0.66],
  ],
  pear: [
    [0, 0.06],
    [0.08, 0.015],
    [0.2, 0.02],
    [0.36, 0.14],
    [0.43, 0.36],
    [0.38, 0.6],
    [0.26, 0.83],
    [0.185, 1.02],
    [0.13, 1.13],
    [0.05, 1.16],
    [0, 1.14],
  ],
  lemon: [
    [0, 0],
    [0.05, 0.01],
    [0.09, 0.06],
    [0.2, 0.13],
    [0.31, 0.29],
    [0.345, 0.48],
    [0.32, 0.67],
    [0.21, 0.84],
    [0.11, 0.91],
    [0.07, 0.98],
    [0, 1],
  ],
  egg: [
    [0, 0],
    [0.12, 0.02],
    [0.25, 0.13],
    [0.3, 0.3],
    [0.27, 0.5],
    [0.18, 0.68],
    [0.08, 0.76],
    [0, 0.78],
  ],
  ball: [
    [0, 0],
    [0.153, 0.03],
    [0.283, 0.117],
    [0.37, 0.247],
    [0.4, 0.4],
    [0.37, 0.553],
    [0.283, 0.683],
    [0.153, 0.77],
    [0, 0.8],
  ],
  cone: [[0, 0], ...corner(0.46, 0), ...corner(0.02, 1.25), [0, 1.26]],
  cylinder: [[0, 0], ...corner(0.36, 0), ...corner(0.36, 1.1), [0, 1.1]],
  bloom: [
    [0, 0],
    [0.1, 0.01],
    [0.24, 0.12],
    [0.29, 0.3],
    [0.25, 0.52],
    ...corner(0.17, 0.7),
    [0.1, 0.62],
    [0, 0.58],
  ],
  stalk: [[0, 0], ...corner(0.022, 0), [0.018, 0.1], ...corner(0.03, 0.26), [0, 0.27]],
  rod: [[0, 0], ...corner(0.022, 0), ...corner(0.022, 1), [0, 1]],
} as const satisfies Record<string, readonly Point[]>;

export type OutlineName = keyof typeof outlines;
