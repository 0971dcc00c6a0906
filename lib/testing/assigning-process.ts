import { z } from 'zod';
import { assignNumber, deleteNumber, restoreNumber, unassignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { newId } from '@/lib/kernel/id';
import { memberActor, tryCommand } from './acting';

/** What the process is told by its argument: a company and what to assign in it. */
const plan = z.object({ companyId: z.string(), memberIds: z.array(z.string()), numberIds: z.array(z.string()) });

/**
 * A program that assigns, unassigns, deletes and restores numbers, several at once, and says on standard output what was
 * acknowledged: the one that a test kills in the middle.
 */
async function main(): Promise<void> {
  const { companyId, memberIds, numberIds } = plan.parse(JSON.parse(process.argv[2] ?? ''));
  const owner = memberActor(companyId, newId('mem'), 'owner');
  const work = numberIds.map(async (numberId, n) => {
    const assigned = await tryCommand(assignNumber, owner, {
      memberId: memberIds[n % memberIds.length] ?? '',
      numberId,
      maxPurchases: 1,
    });
    if (assigned.ok && !assigned.value.unchanged) process.stdout.write(`${assigned.value.assignment?.id}\n`);
    if (n % 3 === 0) await tryCommand(unassignNumber, owner, { numberId });
    if (n % 5 === 0) await tryCommand(deleteNumber, owner, { numberId });
    if (n % 10 === 0) await tryCommand(restoreNumber, owner, { numberId });
  });
  await Promise.all(work);
  await closePool();
}

await main();
