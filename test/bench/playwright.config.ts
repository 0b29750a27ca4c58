/** `npm run bench`: figures against a floor in the same run. A missed target is reported, never an error. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 240_000,
  reporter: [['list']],
});
