import { defineConfig } from 'vitest/config';

/** Two cores everywhere the tests run; a third worker only makes the database tests wait for each other. */
const maxWorkers = 2;
const setupFiles = ['tests/support/setup.ts'];
/** Processes are killed in it in the middle of a call, which goes on without them and is heard of later. */
const APART = 'tests/integration/crash-at-every-step.test.ts';
/** Whatever is global is theirs: a surface of Shopify's, a document, or the fetch that its library takes when it is loaded. */
const ALONE = ['tests/extensions/**/*.test.{ts,tsx}', 'tests/shopify/app.test.ts', 'tests/ui/ready-main.test.tsx'];
const clusterKeeper = ['tests/support/postgres-global.ts'];

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/integration/**', 'tests/contract/**', 'tests/e2e/**', ...ALONE],
          setupFiles,
        },
      },
      {
        test: {
          name: 'unit-apart',
          environment: 'node',
          include: ALONE,
          setupFiles,
          // it finds an extension's module by its toml, which vite must resolve
          server: { deps: { inline: [/ui-extensions-tester/] } },
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          // nothing in them changes a module: the app is loaded once for all of them
          isolate: false,
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: [APART],
          setupFiles,
          globalSetup: clusterKeeper,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration-apart',
          environment: 'node',
          include: [APART],
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
          isolate: false,
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
