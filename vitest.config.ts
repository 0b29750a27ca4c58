/** Two projects: rules without effects (`unit`), and real files, HTTP and databases (`integration`). */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx,mjs}'],
          environment: 'node',
          // For what never ends, not for what is slow: a busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          // Real servers, disks and decoders on few cores: in parallel they only measure each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
