import { closePool } from '@/lib/db/client';
import { advanceImports } from '@/lib/jobs/imports';

/** A worker that does nothing but imports and says on standard output when a step was taken: the one that a test kills in the middle. */
async function main(): Promise<void> {
  while ((await advanceImports()) > 0) process.stdout.write('step\n');
  await closePool();
}

await main();
