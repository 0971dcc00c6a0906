import { runCommand } from '@/lib/access';
import { closePool } from '@/lib/db/client';
import { recordUsage } from '@/lib/usage';
import { request, system } from './acting';

/**
 * A program that records the days of the companies named in its arguments, several at once, and says on standard output
 * which are done: the one that a test kills in the middle.
 */
async function main(): Promise<void> {
  const companies = process.argv.slice(2)[Symbol.iterator]();
  const lane = async () => {
    for (const companyId of companies) {
      await runCommand(recordUsage, system(companyId), {}, { request: request() });
      process.stdout.write(`${companyId}\n`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  await closePool();
}

await main();
