import { closePool } from '@/lib/db/client';
import { tellNextCompanies } from '@/lib/jobs/price-notices';

/** A program that tells companies of prices until all are told, and says so after each batch: the one that a test kills. */
async function main(): Promise<void> {
  while (await tellNextCompanies()) process.stdout.write('told\n');
  await closePool();
}

await main();
