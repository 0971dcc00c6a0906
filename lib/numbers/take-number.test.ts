import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { takeNumber } from '@/lib/numbers';
import { act, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers, ownNumber } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();
afterAll(closePool);

/** The refusal's code with what belongs to it. */
async function refusalOf(attempt: ReturnType<typeof tryCommand>) {
  const result = await attempt;
  return result.ok ? 'accepted' : { code: result.error.code, ...result.error.details };
}

describe('taking a number from the inventory', () => {
  it('makes it an unassigned number of the company, whatever the spelling, and uses no licence', async () => {
    const company = await makeCompany();
    const [e164 = ''] = await makeInventoryNumbers(1);
    const spelled = `0033 ${e164.slice(3, 4)}\u00a0${e164.slice(4, 8)}\u2013${e164.slice(8)}`;
    const number = await act(takeNumber, company.owner, { e164: spelled });
    expect(number).toMatchObject({
      e164,
      status: 'unassigned',
      country: 'FR',
      type: 'mobile',
      member: null,
      licenceId: null,
    });
  });

  it('has one winner when two companies take the same number at once', async () => {
    const [one, other] = await Promise.all([makeCompany(), makeCompany()]);
    const [e164 = ''] = await makeInventoryNumbers(1);
    const results = await Promise.all([
      tryCommand(takeNumber, one.owner, { e164 }),
      tryCommand(takeNumber, other.owner, { e164 }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const refused = results.find((result) => !result.ok);
    expect(refused?.ok === false && refused.error).toMatchObject({
      code: 'number_not_assignable',
      details: { reason: 'not_in_inventory' },
    });
  });

  it("answers another company's number like one that does not exist (R25)", async () => {
    const [one, other] = await Promise.all([makeCompany(), makeCompany()]);
    const theirs = await ownNumber(other);
    const nobodys = await refusalOf(tryCommand(takeNumber, one.owner, { e164: '+33639989999' }));
    expect(await refusalOf(tryCommand(takeNumber, one.owner, { e164: theirs.e164 }))).toEqual(nobodys);
    expect(nobodys).toEqual({ code: 'number_not_assignable', reason: 'not_in_inventory' });
  });

  it('refuses its own number, saying so', async () => {
    const company = await makeCompany();
    const own = await ownNumber(company);
    expect(await refusalOf(tryCommand(takeNumber, company.owner, { e164: own.e164 }))).toMatchObject({
      code: 'number_not_assignable',
      reason: 'already_yours',
    });
  });

  it('refuses toll-free numbers and kinds with unmet requirements, naming the reason (R10)', async () => {
    const company = await makeCompany();
    const [tollFree = ''] = await makeInventoryNumbers(1, { type: 'toll_free' });
    const [german = ''] = await makeInventoryNumbers(1, { country: 'DE', type: 'landline' });
    expect(await refusalOf(tryCommand(takeNumber, company.owner, { e164: tollFree }))).toEqual({
      code: 'number_not_assignable',
      reason: 'toll_free',
    });
    expect(await refusalOf(tryCommand(takeNumber, company.owner, { e164: german }))).toEqual({
      code: 'number_not_assignable',
      reason: 'documents',
    });
  });

  it.each([
    ['a national form without its country', '0639981234', 'country_missing'],
    ['letters', '+33 6 39 98 1O 34', 'letters'],
    ['an extension', '+33639981234;ext=5', 'extension'],
    ['more than 15 digits', '+336399812345678901', 'too_long'],
    ['an emergency number', '112', 'country_missing'],
  ])('refuses %s with its own sentence', async (_case, e164, problem) => {
    const company = await makeCompany();
    expect(await refusalOf(tryCommand(takeNumber, company.owner, { e164 }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/e164', problem }],
    });
  });

  it('frees the line for its new number once an ended quarantine is over (R13)', async () => {
    const company = await makeCompany();
    const own = await ownNumber(company);
    const sql = database.connect();
    await inTenant(
      sql,
      company.id,
      (tx) => tx`
      update numbers set status = 'quarantined', deleted_at = now() - interval '60 days', restorable_until = now() + interval '1 hour' where e164 = ${own.e164}`,
    );
    expect(await refusalOf(tryCommand(takeNumber, company.owner, { e164: own.e164 }))).toMatchObject({
      reason: 'quarantined',
    });
    await inTenant(
      sql,
      company.id,
      (tx) => tx`update numbers set restorable_until = now() - interval '1 second' where e164 = ${own.e164}`,
    );
    const again = await act(takeNumber, company.owner, { e164: own.e164 });
    expect(again.id).not.toBe(own.id);
    expect(again.status).toBe('unassigned');
  });
});
