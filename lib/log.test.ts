import { spawn } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { createApiKey } from '@/lib/api-keys';
import { closePool } from '@/lib/db/client';
import { operate } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany } from '@/lib/testing/factories';

const database = testDatabase();
afterAll(closePool);

/** What a program wrote to its log. */
async function logOf(args: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/logging-process.ts', args], {
    env: { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  child.stderr.on('data', (piece) => {
    written += String(piece);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code, written.slice(-2_000)).toBe(0);
  return written;
}

it('the log of calls and sign-ins that go wrong holds no secret and nobody’s name', async () => {
  const { key } = await operate(createApiKey, { companyId: (await makeCompany()).id, role: 'owner' });
  const canaries = { key, password: 'canary-of-a-password', email: 'canary@person.example', name: 'Canaryname' };
  const written = await logOf(JSON.stringify(canaries));
  const lines = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; password?: string });
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['begun', 'a sign-in failed', 'a statement failed']),
  );
  expect(lines.find(({ msg }) => msg === 'a sign-in failed')?.password).toBe('[hidden]');
  for (const [name, canary] of Object.entries(canaries)) expect(written.includes(canary), name).toBe(false);
  for (const name of ['AUTH_SECRET', 'DATABASE_URL'] as const) expect(written).not.toContain(process.env[name]);
});
