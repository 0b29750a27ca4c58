/** `npm run bench`: sets up, builds, measures on a desktop of its own, and writes the figures into docs/performance.md. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { endOnSignals } from './child-process.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';
import { buildIfStale } from './staleness.mjs';

const longest = 30 * 60_000;
const page = join(root, 'docs/performance.md');
const mark = '<!-- figures -->';

await whenRunDirectly(import.meta.url, async (chosen) => {
  endOnSignals();
  const { version } = await setUp({ desktop: true });
  await buildIfStale(root, console.error);
  const results = join(root, 'out/bench.json');
  if (chosen.length === 0) rmSync(results, { force: true });
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const code = await runInDesktopSession(
    process.execPath,
    [playwright, 'test', '-c', join(root, 'test/bench/playwright.config.ts'), ...chosen],
    { timeout: longest },
  );
  if (code === 0) await record(JSON.parse(readFileSync(results, 'utf8')), version);
  return code;
});

/**
 * Replaces the table in docs/performance.md, laid out as the format check wants it.
 * @param {readonly { metric: string, floor: string, unit: string, app: number, against: number, ratio: number, target: string, met: boolean }[]} figures
 * @param {string} electron
 */
async function record(figures, electron) {
  const round = (value) => Number(value.toPrecision(3));
  const rows = figures.map(
    ({ metric, floor, unit, app, against, ratio, target, met }) =>
      `| ${metric} | ${floor} | ${round(app)} / ${round(against)} ${unit} | ${round(ratio)} | ${target} | ${met ? 'yes' : '**no**'} |`,
  );
  const [before, , after] = readFileSync(page, 'utf8').split(mark);
  const table = [
    `\nMeasured ${new Date().toISOString().slice(0, 10)} with Electron ${electron} on ${cpus().length} cores, no GPU. Medians.\n`,
    '| metric | floor | app / floor | ratio | target | met |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  // Not to be had before the set-up.
  const { format, resolveConfig } = await import('prettier');
  const text = [before, mark, table, mark, after].join('');
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}
