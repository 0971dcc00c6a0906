import { createInterface } from 'node:readline';
import { readSession } from '@/lib/auth/sessions';
import { closePool } from '@/lib/db/client';

/** Another instance of the product on the same database: says of each session secret it is given whether it lets it in. */
async function main(): Promise<void> {
  for await (const secret of createInterface(process.stdin)) {
    const session = await readSession(secret, { requestId: 'other-instance', origin: 'web' });
    process.stdout.write(`${session === null ? 'refused' : session.actor.kind}\n`);
  }
  await closePool();
}

await main();
