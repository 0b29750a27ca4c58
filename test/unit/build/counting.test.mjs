/** The closing line must not say that all is well when something did not run. */
import { expect, test } from 'vitest';
import { countPlaywright, countVitest, honestCount, inWords, sum } from '../../../build/checks/counting.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((own) => ({ status: own })) });

test('counts tests, and files that could not be loaded', () => {
  const report = {
    testResults: [
      file('passed', 'passed', 'passed', 'skipped', 'todo'),
      file('failed', 'passed', 'failed'),
      file('failed'),
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('flaky is failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 };
  expect(countPlaywright({ stats })).toEqual({ passed: 7, failed: 3, skipped: 3 });
});

test.each([
  ['no report', null, true],
  ['no report of a runner that failed', null, false],
  ['nothing ran', { passed: 0, failed: 0, skipped: 4 }, true],
  ['all passed, yet the runner failed', { passed: 5, failed: 0, skipped: 0 }, false],
])('is a failure: %s', (_, reported, hasEndedWell) => {
  expect(honestCount(reported, hasEndedWell).failed).toBe(1);
});

test('believes a report that agrees with its runner', () => {
  const good = { passed: 5, failed: 0, skipped: 0 };
  const bad = { passed: 5, failed: 2, skipped: 0 };
  expect(honestCount(good, true)).toEqual(good);
  expect(honestCount(bad, false)).toEqual(bad);
});

test('says skipped only when something was', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(inWords(sum([one, one]))).toBe('2 passed, 0 failed');
  expect(inWords(sum([one, { ...one, skipped: 2 }]))).toBe('2 passed, 0 failed, 2 skipped');
});
