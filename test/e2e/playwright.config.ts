/** End-to-end tests: the built app on a real Electron, one window at a time. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // One worker: each test owns a keyring, a screen and two cores.
  workers: 1,
  // Flaky is broken: nothing is tried twice.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});
