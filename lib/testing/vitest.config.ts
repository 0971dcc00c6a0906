import path from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * The driver asks for array types when a connection opens. Where a test cuts the connection off right then, nobody can
 * catch that failure; every statement on the connection is told of the loss by itself.
 */
const isDriversTypeQuery = (error: object): boolean =>
  'code' in error && error.code === '57P01' && 'query' in error && String(error.query).includes('b.typarray');

const root = path.resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['{app,components,lib,drizzle}/**/*.test.{ts,tsx}', '*.test.ts'],
    globalSetup: ['lib/testing/global-setup.ts'],
    setupFiles: ['lib/testing/environment.ts'],
    pool: 'forks',
    // Tests wait for the database about half of their time.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Whatever a test may find in the surroundings of the person who runs it must not decide its outcome.
    env: { TZ: 'UTC', LOG_LEVEL: 'silent', DEMO: '0', RATE_LIMIT: 'on', WORKER: 'off', PORT: '3000' },
    onUnhandledError: (error) => !isDriversTypeQuery(error),
    unstubEnvs: true,
    restoreMocks: true,
  },
});
