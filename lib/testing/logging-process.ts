import { z } from 'zod';
import { prove } from '@/lib/auth/authenticate';
import { closePool } from '@/lib/db/client';
import { log } from '@/lib/log';
import { callRest } from './rest';

/** What the process is told by its argument: secrets and personal values to come across. */
const plan = z.object({ key: z.string(), password: z.string(), email: z.string(), name: z.string() });

/** A program that logs everything it can, of calls and sign-ins that go wrong: what is in its log is read by a test. */
async function main(): Promise<void> {
  const { key, password, email, name } = plan.parse(JSON.parse(process.argv[2] ?? ''));
  log.info('begun');
  await callRest('/members', key);
  await callRest('/members', `${key}x`);
  const person = { firstName: name, lastName: name, email, role: 'member' };
  await callRest('/members', key, { method: 'POST', body: person });
  await callRest('/members', key, { method: 'POST', body: person });
  await callRest('/members', key, { method: 'POST', body: { ...person, role: name } });
  await callRest('/api-keys', key, { method: 'POST', body: { name, role: 'admin' } });
  await callRest(`/members?q=${encodeURIComponent(name)}&password=${password}`, key);
  await prove({ email, password }, { requestId: 'r', origin: 'web' });
  const request = { headers: { authorization: `Bearer ${key}`, cookie: key }, body: { email, password } };
  log.error({ err: new Error('sign-in'), email, password, request }, 'a sign-in failed');
  const cause = Object.assign(new Error(`duplicate key\nparams: ${email},${password}`), {
    detail: `(${email})`,
    code: '23505',
  });
  log.error({ err: new Error(`Failed query: insert\nparams: ${name},${key}`, { cause }) }, 'a statement failed');
  await closePool();
}

await main();
