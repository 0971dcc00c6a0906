import { createInterface } from 'node:readline';
import { authenticate } from '@/lib/auth/authenticate';
import { readSession } from '@/lib/auth/sessions';
import { closePool } from '@/lib/db/client';

const request = { requestId: 'other-instance', origin: 'web' } as const;

/** What comes of a wrong password for the address of a line `sign-in …`, or who the session of a secret is. */
async function answerTo(line: string): Promise<string> {
  const [, email] = /^sign-in (.+)$/.exec(line) ?? [];
  if (email !== undefined) return (await authenticate({ email, password: 'a wrong guess' }, request, null)).kind;
  const session = await readSession(line, request);
  return session === null ? 'refused' : session.actor.kind;
}

/** Another instance of the product on the same database: lets sessions in or refuses them, and tries to sign in. */
async function main(): Promise<void> {
  for await (const line of createInterface(process.stdin)) process.stdout.write(`${await answerTo(line)}\n`);
  await closePool();
}

await main();
