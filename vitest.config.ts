import { defineConfig } from 'vitest/config';

/** Two cores everywhere the tests run; a third worker only makes the database tests wait for each other. */
const maxWorkers = 2;
const setupFiles = ['tests/support/setup.ts'];
const clusterKeeper = ['tests/support/postgres-global.ts'];

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/integration/**', 'tests/contract/**', 'tests/e2e/**'],
          setupFiles,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          setupFiles,
          globalSetup: clusterKeeper,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/contract/**/*.test.{ts,tsx}'],
          setupFiles,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.{ts,tsx}'],
          setupFiles,
          globalSetup: clusterKeeper,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
