import { expect, it } from 'vitest';
import { setSecondFactorRule } from '@/lib/companies';
import { act, ask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { inTenant } from '@/lib/testing/tenant';
import { getSecondFactors } from './second-factors';

const database = coreDatabase();
const owner = database.connect();

it('asking everybody for a second factor is one event of the owner’s, and none where nothing changes (R26)', async () => {
  const company = await makeFixture(database.sql, {});
  await act(setSecondFactorRule, company.owner, { required: true });
  await act(setSecondFactorRule, company.owner, { required: true });
  expect((await ask(getSecondFactors, company.owner, {})).required).toBe(true);
  const events = await inTenant(
    owner,
    company.id,
    (tx) => tx`
      select before, after, actor->>'id' as actor from audit_events
      where company_id = ${company.uuid} and action = 'company.second_factor_rule_changed'`,
  );
  expect(events).toEqual([
    {
      before: { secondFactorRequired: false },
      after: { secondFactorRequired: true },
      actor: company.owner.memberId,
    },
  ]);
});

it('who has none is named, but for who has one, needs none, or is active no more', async () => {
  const company = await makeFixture(database.sql, {});
  const { uuid } = company;
  const people = ['Without', 'Having', 'Exempt', 'Gone'];
  for (const name of people) {
    const [account] = await database.sql<{ id: string }[]>`
      insert into accounts (id, email, second_factor_exempt)
      values (gen_random_uuid(), ${`${name}@${uuid}.example`}, ${name === 'Exempt' ? 'demo' : null}) returning id`;
    const id = account?.id ?? '';
    await database.sql`
      insert into members (company_id, id, account_id, first_name, last_name, email, role, status, created_at)
      values (${uuid}, gen_random_uuid(), ${id}, 'F', ${name}, ${`${name}@${uuid}.example`}, 'admin',
        ${name === 'Gone' ? 'deactivated' : 'active'}, now())`;
    if (name === 'Having')
      await database.sql`
        insert into account_second_factors (account_id, sealed_secret, last_used_step) values (${id}, 'sealed', 0)`;
  }
  const { without, others } = await ask(getSecondFactors, company.owner, {});
  expect(without.map(({ name }) => name).filter((name) => people.includes(name.slice(2)))).toEqual(['F Without']);
  expect(others).toBe(0);
});
