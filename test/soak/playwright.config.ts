/** `npm run test:soak`: two thousand calls against a gateway that does everything wrong. A missed target is reported, never an error. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 900_000,
  reporter: [['list']],
});
