/** Reads how many tests passed, failed and were skipped out of the test runners' own reports. */

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Count} */
const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * A stage without tests of its own: it passes or fails as a whole.
 * @param {boolean} isGood
 * @returns {Count}
 */
export function countCheck(isGood) {
  return { ...nothing, [isGood ? 'passed' : 'failed']: 1 };
}

/**
 * Of vitest's JSON report. A file that could not even be loaded has no tests to its name: it counts as one failure.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Count}
 */
export function countVitest({ testResults }) {
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((test) => test.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const count = (status) => statuses.filter((other) => other === status).length;
  const passed = count('passed');
  const failed = count('failed');
  return { passed, failed, skipped: statuses.length - passed - failed };
}

/**
 * Of Playwright's JSON report. A test that passed only when tried again is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Count}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * The count of a stage of tests, made honest: a runner that failed, was ended, wrote no report or ran nothing has not passed,
 * whatever its report says.
 * @param {Count | null} reported null without a readable report
 * @param {boolean} hasEndedWell
 * @returns {Count}
 */
export function honestCount(reported, hasEndedWell) {
  const count = reported ?? nothing;
  const isTrustworthy = hasEndedWell && count.passed + count.failed > 0;
  return isTrustworthy || count.failed > 0 ? count : { ...count, failed: 1 };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    nothing,
  );
}

/** @param {Count} count */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
