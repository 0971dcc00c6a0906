import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { installFaults } from '@/lib/testing/contention';
import { testDatabase } from '@/lib/testing/database';
import { histories } from '@/lib/testing/simulator/operations';
import { planOf } from '@/lib/testing/simulator/replay';
import { type Laboratory, prepare, simulate } from '@/lib/testing/simulator/simulate';

const database = testDatabase();
const sql = database.connectAsSuperuser({ max: 4 });
let failing: Laboratory['failing'];
beforeAll(async () => {
  failing = await installFaults(sql);
  await prepare(sql);
});
afterAll(closePool);

const { timeLimitMs, times, ...plan } = planOf();

it(
  'whatever several callers ask of a company at once, repeated, rolled back or cut off: it stays within the rules',
  async () => {
    const property = fc.asyncProperty(histories, async (history) => {
      for (let time = 0; time < times; time += 1) await simulate({ sql, failing }, history);
    });
    const report = await fc.check(property, { ...plan, interruptAfterTimeLimit: timeLimitMs });
    if (report.failed && report.counterexample !== null) {
      const again = `SIMULATION_SEED=${report.seed} SIMULATION_PATH=${report.counterexamplePath} npm run unit -- lib/assignments/simulation.test.ts`;
      throw new Error(`Again with: ${again}\n${JSON.stringify(report.counterexample)}`, {
        cause: report.errorInstance,
      });
    }
    expect(report.numRuns).toBeGreaterThan(0);
  },
  timeLimitMs + 60_000,
);
