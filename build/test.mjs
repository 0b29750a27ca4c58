/**
 * `npm test`: sets up, then runs every check and test. The last line is `N passed, N failed` over all of them.
 * `--only NAME`, repeatable, runs single stages: format lint types borders dead-code unit integration build e2e.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { countCheck, inWords, sum } from './checks/counting.mjs';
import { stages } from './checks/stages.mjs';
import { endOnSignals } from './child-process.mjs';
import { whenRunDirectly } from './entry-point.mjs';
import { root, setUp } from './set-up.mjs';

/** Lines shown of what a failed stage printed: its beginning and, where the failures are, its end. */
const shownFirst = 100;
const shownLast = 400;

await whenRunDirectly(import.meta.url, async (args) => {
  endOnSignals();
  const chosen = chooseStages(args);
  await setUp({ desktop: chosen.some(({ name }) => name === 'e2e') });
  const counts = [];
  /** @param {typeof stages} some one after the other */
  const runAll = async (some) => {
    for (const stage of some) counts.push(await report(stage));
  };
  // Each of these keeps one core busy; the tests use all there are.
  const besideLint = ['format', 'types', 'borders', 'dead-code'];
  await Promise.all([
    runAll(chosen.filter(({ name }) => name === 'lint')),
    runAll(chosen.filter(({ name }) => besideLint.includes(name))),
  ]);
  await runAll(chosen.filter(({ name }) => name !== 'lint' && !besideLint.includes(name)));
  const total = sum(counts);
  console.log(inWords(total));
  return total.failed > 0 ? 1 : 0;
});

/** @param {readonly string[]} args */
function chooseStages(args) {
  const names = args
    .filter((argument) => argument !== '--only')
    .map((argument) => argument.replace('--only=', ''));
  const unknown = names.find((name) => stages.every((stage) => stage.name !== name));
  if (unknown !== undefined)
    throw new Error(`There is no stage ${unknown}: ${stages.map(({ name }) => name).join(', ')}.`);
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

/**
 * Runs a stage; one line for it, and all it said if it failed.
 * @param {(typeof stages)[number]} stage
 */
async function report({ name, run }) {
  const start = performance.now();
  const { count, output } = await run().catch((error) => ({
    count: countCheck(false),
    output: String(error.message),
  }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name.padEnd(12)} ${inWords(count).padEnd(32)} ${seconds.padStart(6)} s`);
  if (count.failed > 0) console.log(`${shorten(output, keep(name, output))}\n`);
  return count;
}

/**
 * Keeps what a failed stage printed.
 * @param {string} name
 * @param {string} output
 */
function keep(name, output) {
  const path = join(root, 'out', 'test-output', `${name}.txt`);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `${output}\n`);
  return relative(root, path);
}

/**
 * @param {string} output
 * @param {string} path of the whole
 */
function shorten(output, path) {
  const lines = output.split('\n');
  const left = lines.length - shownFirst - shownLast;
  if (left <= 0) return output;
  return [
    ...lines.slice(0, shownFirst),
    `… ${left} lines more in ${path} …`,
    ...lines.slice(-shownLast),
  ].join('\n');
}
