/** The stages of `npm test`: how each is run, for how long at most, and how its tests are counted. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, npm } from '../child-process.mjs';
import { startDesktopSession } from '../desktop-session.mjs';
import { root } from '../set-up.mjs';
import { buildIfStale } from '../staleness.mjs';
import { countCheck, countPlaywright, countVitest, honestCount } from './counting.mjs';

const minute = 60_000;

/**
 * @typedef {object} Result
 * @property {import('./counting.mjs').Count} count
 * @property {string} output all that the stage printed
 */

/**
 * In the order they run: quick ones first, and the build before the tests that start it.
 * @type {readonly { name: string, run: () => Promise<Result> }[]}
 */
export const stages = [
  check('format', 'format:check', 3 * minute),
  check('lint', 'lint', 10 * minute),
  check('types', 'types', 5 * minute),
  check('borders', 'borders', 3 * minute),
  check('dead-code', 'dead-code', 3 * minute),
  vitest('unit', 10 * minute),
  vitest('integration', 20 * minute),
  check('build', 'build', 5 * minute),
  { name: 'e2e', run: runEndToEnd },
];

/**
 * @param {string} name
 * @param {string} script of package.json
 * @param {number} timeout ms
 */
function check(name, script, timeout) {
  return {
    name,
    run: async () => {
      const outcome = await runScript(script, [], timeout);
      return { count: countCheck(outcome.code === 0), output: withTimeout(outcome, timeout) };
    },
  };
}

/**
 * @param {string} name of the vitest project
 * @param {number} timeout ms
 */
function vitest(name, timeout) {
  return {
    name,
    run: () =>
      withReport(countVitest, timeout, (report) =>
        runScript(
          `test:${name}`,
          ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
          timeout,
        ),
      ),
  };
}

/** On Linux in a desktop of its own, with a keyring; elsewhere the user's own desktop has to do. */
async function runEndToEnd() {
  const timeout = 30 * minute;
  const session = process.platform === 'linux' ? await startDesktopSession() : null;
  try {
    await buildIfStale(root, () => {});
    const runner = [join('node_modules', '@playwright', 'test', 'cli.js'), 'test'];
    const args = [...runner, '--config=test/e2e/playwright.config.ts', '--reporter=list,json'];
    return await withReport(countPlaywright, timeout, (report) => {
      const env = { ...plain(session?.env ?? process.env), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      return capture(process.execPath, args, { cwd: root, env, timeout });
    });
  } finally {
    await session?.stop();
  }
}

/**
 * Runs tests that write a JSON report to the file they are given, and counts what it says.
 * @param {(report: any) => import('./counting.mjs').Count} count
 * @param {number} timeout ms
 * @param {(report: string) => Promise<import('../child-process.mjs').Outcome>} run
 * @returns {Promise<Result>}
 */
async function withReport(count, timeout, run) {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-report-'));
  try {
    const report = join(folder, 'report.json');
    const outcome = await run(report);
    const reported = readReport(report, count);
    const missing = reported === null ? '\nThere is no report to count tests in.' : '';
    return {
      count: honestCount(reported, outcome.code === 0),
      output: withTimeout(outcome, timeout) + missing,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @param {(report: any) => import('./counting.mjs').Count} count
 */
function readReport(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {number} timeout ms
 */
function runScript(script, args, timeout) {
  const { command, first } = npm();
  const all = [...first, 'run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  return capture(command, all, { cwd: root, env: plain(process.env), timeout });
}

/**
 * Without colours: the output is kept, and shown only later.
 * @param {NodeJS.ProcessEnv} env
 */
function plain(env) {
  const plainEnv = { ...env, NO_COLOR: '1' };
  // The two together make Node complain.
  delete plainEnv['FORCE_COLOR'];
  return plainEnv;
}

/**
 * @param {import('../child-process.mjs').Outcome} outcome
 * @param {number} timeout ms
 */
function withTimeout({ output, timedOut }, timeout) {
  return timedOut ? `${output}\nEnded: it took longer than ${timeout / minute} minutes.` : output;
}
