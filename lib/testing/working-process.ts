import { closePool } from '@/lib/db/client';
import { observeStatements } from '@/lib/db/connections';
import { carryOutDueChanges } from '@/lib/jobs/planned-changes';
import { deliverDueWebhooks } from '@/lib/jobs/webhooks';

const WORK: Record<string, () => Promise<unknown>> = {
  'planned-changes': carryOutDueChanges,
  webhooks: deliverDueWebhooks,
};

/**
 * A worker that does nothing but the work named in its argument until nothing is due, and writes a line at each statement
 * that it sends: the one that a test kills at any of them.
 */
async function main(): Promise<void> {
  observeStatements(({ text }) => process.stdout.write(`${text.split('\n', 1)[0]}\n`));
  await WORK[process.argv[2] ?? '']?.();
  await closePool();
}

await main();
