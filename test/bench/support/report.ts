/** Collects figures in `out/bench.json`: what was measured, against which floor, and whether the target was met. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './processes.ts';

export interface Figure {
  readonly metric: string;
  readonly floor: string;
  readonly unit: string;
  /** Of the app, of the floor: medians. */
  readonly app: number;
  readonly against: number;
  readonly ratio: number;
  /** Such as `≤ 1.3`. */
  readonly target: string;
  readonly met: boolean;
}

const file = join(root, 'out/bench.json');

export async function report(figure: Figure): Promise<void> {
  const earlier = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as readonly Figure[],
    () => [],
  );
  const figures = [...earlier.filter(({ metric }) => metric !== figure.metric), figure];
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  const { metric, app, against, unit, ratio, target, met } = figure;
  const round = (value: number): string => value.toPrecision(3);
  process.stdout.write(
    `${met ? 'met' : 'MISSED'}  ${metric}: ${round(ratio)} (${target}); ${round(app)} against ${round(against)} ${unit}\n`,
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/** The mean of what is left when the tenth at each end is left out. */
export function trimmedMean(values: readonly number[]): number {
  const cut = Math.floor(values.length / 10);
  const kept = values.toSorted((a, b) => a - b).slice(cut, values.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}
