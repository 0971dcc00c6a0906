import { afterAll, describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { createMember } from '@/lib/members';
import { act, apiKeyActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';
import { runOperator } from './run';

const database = testDatabase();
afterAll(closePool);

/** One call of the command line. */
async function operator(...args: string[]) {
  let out = '';
  const code = await runOperator(args, { out: (text) => (out += text), err: () => undefined });
  return { code, out };
}

describe('number:holder', () => {
  it('says who held a number, in words and as JSON, and writes the question to the company’s log (R27)', async () => {
    const id = (await makeCompany()).id;
    const sql = database.connect();
    const [e164 = ''] = await makeInventoryNumbers(1);
    const owner = apiKeyActor(id, 'owner');
    const member = await act(createMember, owner, {
      firstName: 'Zoé',
      lastName: 'Martin',
      email: 'z@m.example',
      role: 'member',
    });
    await act(assignNumber, owner, { memberId: member.id, e164 });
    const ask = (at: Date) => ['number:holder', '--company', id, '--number', e164, '--at', at.toISOString()];
    expect(JSON.parse((await operator(...ask(new Date()), '--json')).out)).toMatchObject({
      state: 'held',
      holding: { member: { name: 'Zoé Martin' } },
    });
    expect((await operator(...ask(new Date()))).out).toMatch(/Zoé Martin \(mem_\w+\)\non licence L-0001/);
    expect((await operator(...ask(new Date(0)))).out).toContain('had not come to the company yet');
    expect((await operator(...ask(new Date(Date.now() + 86_400_000)))).out).toContain('has not come yet');
    const asked = await inTenant(
      sql,
      id,
      (tx) => tx`
      select origin from audit_events where action = 'number.holder_asked'`,
    );
    expect(asked.map(({ origin }) => origin)).toEqual(['cli', 'cli', 'cli', 'cli']);
  });

  it('of a line the company never had fails; what is no instant or no number is not understood', async () => {
    const id = (await makeCompany()).id;
    const call = async (number: string, at: string) =>
      (await operator('number:holder', '--company', id, '--number', number, '--at', at)).code;
    expect(await call('+33639989998', '2026-11-01T14:30:00+01:00')).toBe(1);
    expect(await call('0639989998', '2026-11-01T14:30:00+01:00')).toBe(2);
    expect(await call('+33639989998', 'yesterday')).toBe(2);
  });
});
