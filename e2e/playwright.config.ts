import { defineConfig } from 'playwright/test';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Journeys run against a running product: BASE_URL, with the demo's password in DEMO_PASSWORD. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // They share the demo's two companies, so they go one after the other, in the order of their names.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The worked example is told of the demo as it was seeded; it leaves as many licences free as it found.
  projects: [
    { name: 'as seeded', testMatch: 'worked-example.spec.ts' },
    { name: 'after it', testIgnore: 'worked-example.spec.ts', dependencies: ['as seeded'] },
  ],
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // A trace records every step of every journey, which costs a third of the time: `--trace on` for one that fails.
    trace: 'off',
    launchOptions: { args: flags, ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}) },
  },
});
