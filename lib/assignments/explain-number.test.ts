import { describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, explainNumber } from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { newId } from '@/lib/kernel/id';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { asked, askingCompany } from '@/lib/testing/asking';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';

const { sql } = coreDatabase();
const place = (given: FixtureOptions = {}) => makeFixture(sql, { numbers: 2, monthly: 1, ...given });
const explain = (company: FixtureCompany, number: string, memberId?: string) =>
  ask(explainNumber, company.owner, { number, ...(memberId !== undefined && { memberId }) });
const codes = async (...given: Parameters<typeof explain>) =>
  (await explain(...given)).reasons.map(({ code, details }) => [
    code,
    details.reason ?? details.state ?? details.policy,
  ]);
/** What the assignment itself is refused with, of whichever number. */
const refused = (company: FixtureCompany, number: string) =>
  refusal(
    tryCommand(assignNumber, company.owner, {
      memberId: company.members[1] ?? '',
      ...(number.startsWith('num_') ? { numberId: number } : { e164: number }),
    }),
  );

describe('why a number can or cannot be assigned', () => {
  it('a free number can, by its id as by any spelling of its line', async () => {
    const acme = await place();
    const { id = '', e164 = '' } = acme.numbers[0] ?? {};
    for (const spelt of [id, e164, `00${e164.slice(1)}`, `${e164.slice(0, 3)} ${e164.slice(3)}`])
      expect(await explain(acme, spelt)).toMatchObject({
        e164,
        numberId: id,
        status: 'unassigned',
        reasons: [],
        holder: null,
        deletion: null,
        hold: null,
      });
  });

  it('an assigned one says to whom, on which licence and since when', async () => {
    const acme = await place();
    const [memberId = ''] = acme.members;
    const numberId = acme.numbers[0]?.id ?? '';
    const { assignment } = await act(assignNumber, acme.owner, { memberId, numberId });
    const answer = await explain(acme, numberId);
    expect(answer).toMatchObject({
      status: 'assigned',
      reasons: [{ code: 'number_already_assigned', waysOut: ['reassign', 'exchange', 'unassign'] }],
      holder: {
        assignmentId: assignment?.id,
        member: { id: memberId },
        licence: { label: 'L-0001' },
        since: '2031-11-22T12:00:00.000Z',
      },
    });
    expect(await refused(acme, numberId)).toMatchObject({ code: 'number_already_assigned' });
  });

  it('R13: a deleted one says who deleted it, when, and until when it can be restored; afterwards that it has left', async () => {
    const acme = await place();
    const numberId = acme.numbers[0]?.id ?? '';
    await act(deleteNumber, acme.owner, { numberId });
    const answer = await explain(acme, numberId);
    expect(answer).toMatchObject({
      status: 'quarantined',
      reasons: [{ code: 'number_not_assignable', details: { reason: 'quarantined' }, waysOut: ['restore'] }],
      deletion: {
        at: '2031-11-22T12:00:00.000Z',
        by: { kind: 'member', id: acme.owner.memberId },
        eventId: expect.stringMatching(/^evt_/),
      },
    });
    expect(await refused(acme, numberId)).toMatchObject({ reason: 'quarantined' });
    await setClock(sql, acme, answer.deletion?.restorableUntil ?? '');
    expect(await explain(acme, numberId)).toMatchObject({
      status: 'left',
      reasons: [{ details: { reason: 'left' } }],
    });
  });

  it('R23: one that an open request holds says for whom and until when; for that member it can be assigned', async () => {
    const there = await askingCompany(sql);
    const { company, memberId, numberId } = there;
    const request = await asked(there);
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'allow' } });
    expect(await explain(company, numberId)).toMatchObject({
      reasons: [{ code: 'number_not_assignable', details: { reason: 'held' } }],
      hold: { requestId: request.id, member: { id: memberId } },
    });
    expect(await codes(company, numberId, memberId)).toEqual([]);
    expect(await codes(company, numberId, company.members[1])).toEqual([['number_not_assignable', 'held']]);
  });

  it.each([
    ['documents', '+493012346', 'DE', 'landline'],
    ['emergency_address', '+14165550102', 'CA', 'landline'],
    ['toll_free', '+33800123457', 'FR', 'toll_free'],
  ])('R10: a requirement that is not met is named: %s', async (reason, e164, country, type) => {
    await sql`insert into number_directory (e164, national, country, type) values (${e164}, ${e164.slice(3)}, ${country}, ${type})`;
    const acme = await place();
    expect(await explain(acme, e164)).toMatchObject({
      status: 'inventory',
      numberId: null,
      reasons: [{ code: 'number_not_assignable', details: { reason } }],
    });
    expect(await refused(acme, e164)).toMatchObject({ reason });
  });

  it('R25: another company’s number is as unknown as one that nobody has', async () => {
    const [acme, globex] = [await place(), await place()];
    const theirs = globex.numbers[0] ?? { id: '', e164: '' };
    const nobodys = '+33639989990';
    const { e164: _one, display: _spaced, ...unknown } = await explain(acme, nobodys);
    const { e164: _other, display: _too, ...foreign } = await explain(acme, theirs.e164);
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ status: 'unknown', reasons: [{ details: { reason: 'not_in_inventory' } }] });
    for (const number of [theirs.id, newId('num')])
      expect(await refusal(tryQuery(explainNumber, acme.owner, { number }))).toEqual({ code: 'not_found' });
  });

  it('R8, R15: for a member at the plan’s limit, and for one who is not there, that is said', async () => {
    const acme = await place({ numbers: 6, monthly: 6 });
    const [memberId = ''] = acme.members;
    for (const { id: numberId } of acme.numbers.slice(0, 5))
      await act(assignNumber, acme.owner, { memberId, numberId });
    const numberId = acme.numbers[5]?.id ?? '';
    expect(await codes(acme, numberId)).toEqual([]);
    expect((await explain(acme, numberId, memberId)).reasons).toMatchObject([
      { code: 'member_limit_reached', details: { numbers: 5, limit: 5 } },
    ]);
    expect(await codes(acme, numberId, newId('mem'))).toEqual([['not_found', undefined]]);
  });

  it('R22, R23: without a free licence the policy’s refusal is said, and a company that is restricted or closed', async () => {
    const acme = await place({ monthly: 0 });
    const numberId = acme.numbers[0]?.id ?? '';
    expect(await codes(acme, numberId)).toEqual([]);
    await act(setAutoPurchasePolicy, acme.owner, { autoPurchase: { policy: 'block' } });
    expect((await explain(acme, numberId)).reasons).toMatchObject([{ code: 'auto_purchase_blocked' }]);
    expect(await refused(acme, numberId)).toMatchObject({ code: 'auto_purchase_blocked' });
    for (const state of ['restricted', 'closed']) {
      await sql`update companies set state = ${state} where company_id = ${acme.uuid}`;
      expect(await codes(acme, numberId), state).toEqual([['company_restricted', state]]);
    }
    await sql`update companies set state = 'active' where company_id = ${acme.uuid}`;
  });

  it.each([
    ['06 39 98 00 12', 'country_missing'],
    ['three', 'letters'],
    ['+33', 'too_short'],
    ["+33' or 1=1", 'letters'],
  ])('%s is no number, and why', async (text, problem) => {
    expect(await explain(await place(), text)).toMatchObject({ problem, e164: null, status: 'unknown', reasons: [] });
  });

  it('a null character and an empty text are refused, and a role without the right', async () => {
    const acme = await place();
    for (const number of ['+33\u0000', '  '])
      expect(await refusal(tryQuery(explainNumber, acme.owner, { number }))).toMatchObject({ code: 'invalid_input' });
    for (const role of ['billing_manager', 'team_lead', 'member'] as const)
      expect(await refusal(tryQuery(explainNumber, acme.as(role), { number: '+33639980001' }))).toMatchObject({
        code: 'forbidden',
      });
  });
});
