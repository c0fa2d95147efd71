import { defineConfig } from 'vitest/config';

const noise = ['tests/support/no-console-noise.ts'];
const databaseTests = '{apps,packages,scripts}/**/*.db.test.ts';
const cluster = ['tests/support/postgres-cluster.ts'];

/** One project a kind of test: first those without a database, then those with one, the browser last. */
export default defineConfig({
  test: {
    // Most tests wait for a database, a socket or a clock, so the default of one less than the cores leaves one idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', databaseTests],
          setupFiles: noise,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'flows',
          sequence: { groupOrder: 1 },
          include: [databaseTests, 'tests/flows/**/*.test.ts', 'tests/support/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: cluster,
          setupFiles: noise,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          sequence: { groupOrder: 1 },
          include: ['tests/contract/**/*.test.ts'],
          setupFiles: noise,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'security',
          sequence: { groupOrder: 1 },
          include: ['tests/security/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: noise,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // By itself, as it measures time and takes both cores.
          name: 'real',
          sequence: { groupOrder: 3 },
          include: ['tests/real/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: noise,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'architecture',
          sequence: { groupOrder: 1 },
          include: ['tests/architecture/**/*.test.ts'],
          setupFiles: noise,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'sim',
          sequence: { groupOrder: 1 },
          include: ['tests/sim/**/*.test.ts'],
          setupFiles: noise,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: noise,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
