import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { createMember, getMember } from '@/lib/members';
import { getNumberHistory, listNumbers } from '@/lib/numbers';
import { act, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deactivateMember, deleteMember, reactivateMember } from '.';

const { sql } = coreDatabase();

/** A company whose first member holds so many numbers, each on its licence. */
async function holding(count: number, options: FixtureOptions = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: count, numbers: count, members: 3, ...options });
  for (const { id: numberId } of company.numbers)
    await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId });
  return company;
}
const first = (company: FixtureCompany) => company.members[0] ?? '';
const second = (company: FixtureCompany) => company.members[1] ?? '';
const numberId = (company: FixtureCompany, n: number) => company.numbers[n]?.id ?? '';
const statuses = (company: FixtureCompany) =>
  sql`select status, member_id is not null as held from numbers where company_id = ${company.uuid} order by e164`;
const statusOf = async (company: FixtureCompany, member = first(company)) =>
  (await sql`select status from members where company_id = ${company.uuid} and id = ${toUuid('mem', member)}`)[0]
    ?.status;

describe('R14: deleting a member decides about each number', () => {
  it('without a decision and with numbers held is refused, naming them; nothing is lost silently', async () => {
    const company = await holding(2);
    const before = await digestOf(sql, company);
    const refused = await refusal(tryCommand(deleteMember, company.owner, { memberId: first(company) }));
    expect(refused).toMatchObject({ code: 'member_holds_numbers', held: company.numbers, numbers: 2 });
    const half = { each: [{ numberId: numberId(company, 0), mode: 'unassign' as const }] };
    expect(
      await refusal(tryCommand(deleteMember, company.owner, { memberId: first(company), numbers: half })),
    ).toMatchObject({ code: 'member_holds_numbers', held: [company.numbers[1]] });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('who holds none needs no decision', async () => {
    const company = await makeFixture(sql);
    const left = await act(deleteMember, company.owner, { memberId: first(company) });
    expect(left).toMatchObject({ status: 'deleted', numbers: 0, departure: { kind: 'deleted', numbers: [] } });
    expect(await refusal(tryQuery(getMember, company.owner, { memberId: first(company) }))).toEqual({
      code: 'not_found',
    });
    expect(await refusal(tryCommand(deleteMember, company.owner, { memberId: first(company) }))).toEqual({
      code: 'not_found',
    });
  });

  it('each its own way, all in one operation: licences are free, billed on, and the history stays', async () => {
    const company = await holding(3);
    const [a, b, c] = [numberId(company, 0), numberId(company, 1), numberId(company, 2)];
    const left = await act(deleteMember, company.owner, {
      memberId: first(company),
      numbers: {
        default: { mode: 'unassign' },
        each: [
          { numberId: b, mode: 'delete' },
          { numberId: c, mode: 'reassign', toMemberId: second(company), history: 'transfer' },
        ],
      },
    });
    expect(left.departure).toMatchObject({
      kind: 'deleted',
      member: { id: first(company) },
      licencesFreed: 2,
      undoneAt: null,
      undoableUntil: '2032-01-21T12:00:00.000Z',
      numbers: [
        { id: a, mode: 'unassign', toMember: null, licenceLabel: 'L-0001' },
        { id: b, mode: 'delete' },
        { id: c, mode: 'reassign', toMember: { id: second(company) } },
      ],
    });
    expect(await statuses(company)).toEqual([
      { status: 'unassigned', held: false },
      { status: 'quarantined', held: false },
      { status: 'assigned', held: true },
    ]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, assigned: 1, available: 2, bought: 0 });
    const renewal = await sql`select renewal_amount::int from subscriptions where company_id = ${company.uuid}`;
    expect(renewal).toEqual([{ renewal_amount: 3 * 1200 }]);
    expect(await actionsOf(sql, company, 4)).toEqual([
      'number.unassigned',
      'number.deleted',
      'number.reassigned',
      'member.deleted',
    ]);
    const [joined] =
      await sql`select count(distinct operation_id)::int as operations from audit_events where company_id = ${company.uuid} and sequence > 3`;
    expect(joined).toEqual({ operations: 1 });
    const history = await ask(getNumberHistory, company.owner, { numberId: c });
    expect(history.data.map(({ member, endReason, history: mode }) => [member.id, endReason, mode])).toEqual([
      [second(company), null, null],
      [first(company), 'reassigned', 'transfer'],
    ]);
    const messages =
      await sql`select payload from outbox where company_id = ${company.uuid} and topic = 'telephony.history'`;
    expect(messages.map(({ payload }) => payload)).toEqual([
      { numberId: c, fromMemberId: first(company), toMemberId: second(company), history: 'transfer' },
    ]);
  });

  it('twenty numbers go in as many statements as one', async () => {
    const company = await holding(20, { plan: 'max' });
    const left = await act(deleteMember, company.owner, {
      memberId: first(company),
      numbers: { default: { mode: 'delete' } },
    });
    expect(left.departure?.licencesFreed).toBe(20);
    expect(await figuresOf(sql, company)).toMatchObject({ available: 20, openAssignments: 0 });
  });

  it('R8: several numbers to one member are counted together, and nothing changes if they do not fit', async () => {
    const company = await holding(3);
    for (let n = 0; n < 3; n += 1)
      await sql`insert into number_directory (e164, national, country, type) values (${`+3363997${company.numbers[n]?.e164.slice(-4) ?? ''}`}, '0', 'FR', 'mobile')`;
    for (let n = 0; n < 3; n += 1)
      await act(assignNumber, company.owner, {
        memberId: second(company),
        e164: `+3363997${company.numbers[n]?.e164.slice(-4) ?? ''}`,
      });
    const before = await digestOf(sql, company);
    const toSecond = { mode: 'reassign', toMemberId: second(company) } as const;
    expect(
      await refusal(
        tryCommand(deleteMember, company.owner, { memberId: first(company), numbers: { default: toSecond } }),
      ),
    ).toMatchObject({ code: 'member_limit_reached', numbers: 3, limit: 5 });
    expect(await digestOf(sql, company)).toBe(before);
    const two = company.numbers.slice(0, 2).map(({ id }) => ({ numberId: id, ...toSecond }));
    const numbers = { default: { mode: 'unassign' as const }, each: two };
    expect(await refusal(tryCommand(deleteMember, company.owner, { memberId: first(company), numbers }))).toBe(
      'accepted',
    );
  });

  it('nobody inactive gets a number by it, and a number that is not theirs is not decided about', async () => {
    const company = await holding(1);
    const spare = await makeFixture(sql, { numbers: 1 });
    await act(deactivateMember, company.owner, { memberId: second(company) });
    const attempt = (numbers: object) =>
      refusal(tryCommand(deleteMember, company.owner, { memberId: first(company), numbers }));
    expect(await attempt({ default: { mode: 'reassign', toMemberId: second(company) } })).toMatchObject({
      code: 'member_inactive',
    });
    expect(await attempt({ default: { mode: 'reassign', toMemberId: spare.members[0] } })).toEqual({
      code: 'not_found',
    });
    const foreign = [{ numberId: spare.numbers[0]?.id, mode: 'delete' }];
    expect(await attempt({ default: { mode: 'unassign' }, each: foreign })).toEqual({ code: 'not_found' });
    const other = await act(deactivateMember, company.owner, {
      memberId: first(company),
      numbers: { default: { mode: 'unassign' } },
    });
    expect(other.numbers).toBe(0);
    expect(await attempt({ each: [{ numberId: numberId(company, 0), mode: 'delete' }] })).toMatchObject({
      code: 'number_not_held',
      number: company.numbers[0],
    });
  });

  it('says where a decision cannot be used', async () => {
    const company = await holding(1);
    const pointers = async (numbers: unknown) => {
      const refused = await refusal(
        tryCommand(deleteMember, company.owner, { memberId: first(company), numbers } as never),
      );
      return refused === 'accepted' ? [] : (refused.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    };
    const one = { numberId: numberId(company, 0), mode: 'delete' };
    expect(await pointers({ default: { mode: 'keep' } })).toEqual(['/numbers/default/mode']);
    expect(await pointers({ default: { mode: 'reassign' } })).toEqual(['/numbers/default/toMemberId']);
    expect(await pointers({ default: { mode: 'delete', history: 'keep' } })).toEqual(['/numbers/default/history']);
    expect(await pointers({ default: { mode: 'reassign', toMemberId: first(company) } })).toEqual([
      '/numbers/default/toMemberId',
    ]);
    expect(await pointers({ each: [one, one] })).toEqual(['/numbers/each/1/numberId']);
    expect(await pointers({})).toEqual(['/numbers']);
  });

  it('a new member with the same e-mail inherits nothing', async () => {
    const company = await holding(1);
    const [{ email } = { email: '' }] = await sql<{ email: string }[]>`
      select email from members where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    const person = { firstName: 'Camille', lastName: 'Durand', email: email.toUpperCase(), role: 'member' } as const;
    expect(await refusal(tryCommand(createMember, company.owner, person))).toMatchObject({ code: 'email_taken' });
    await act(deleteMember, company.owner, { memberId: first(company), numbers: { default: { mode: 'unassign' } } });
    const again = await act(createMember, company.owner, person);
    expect(again).toMatchObject({ numbers: 0, status: 'invited' });
    expect(again.id).not.toBe(first(company));
    expect((await ask(listNumbers, company.owner, { memberId: again.id })).data).toEqual([]);
  });

  it('leads no department any more', async () => {
    const company = await makeFixture(sql);
    await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, gen_random_uuid(), 'Sales', now())`;
    await sql`insert into department_leads select company_id, id, ${toUuid('mem', first(company))} from departments where company_id = ${company.uuid}`;
    await act(deleteMember, company.owner, { memberId: first(company) });
    expect(await sql`select 1 from department_leads where company_id = ${company.uuid}`).toHaveLength(0);
  });
});

describe('R15: a company keeps its last owner', () => {
  it.each([
    ['deleted', (company: FixtureCompany, memberId: string) => tryCommand(deleteMember, company.owner, { memberId })],
    [
      'deactivated',
      (company: FixtureCompany, memberId: string) => tryCommand(deactivateMember, company.owner, { memberId }),
    ],
  ])('who can be neither deleted nor deactivated: %s', async (_case, attempt) => {
    const company = await makeFixture(sql);
    const before = await digestOf(sql, company);
    expect(await refusal(attempt(company, company.owner.memberId))).toEqual({ code: 'last_owner' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('an owner who was only invited does not replace one who can sign in', async () => {
    const company = await makeFixture(sql);
    const leave = () => refusal(tryCommand(deleteMember, company.owner, { memberId: company.owner.memberId }));
    await sql`update members set role = 'owner', status = 'invited' where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    expect(await leave()).toEqual({ code: 'last_owner' });
    await sql`update members set status = 'active' where company_id = ${company.uuid} and role = 'owner'`;
    expect(await leave()).toBe('accepted');
  });

  it('R24: an admin lets no owner go', async () => {
    const company = await makeFixture(sql);
    await sql`update members set role = 'owner' where company_id = ${company.uuid} and id = ${toUuid('mem', first(company))}`;
    const admin = memberActor(company.id, second(company), 'admin');
    const refused = { code: 'forbidden', permission: 'members:write', heldBy: ['owner'] };
    expect(await refusal(tryCommand(deleteMember, admin, { memberId: first(company) }))).toEqual(refused);
    expect(await refusal(tryCommand(deactivateMember, admin, { memberId: first(company) }))).toEqual(refused);
    expect(await refusal(tryCommand(deleteMember, company.owner, { memberId: first(company) }))).toBe('accepted');
  });
});

describe('R15: a deactivated member', () => {
  it('keeps the numbers unless told otherwise, licences in use, and gets no further one', async () => {
    const company = await holding(1, { monthly: 2, numbers: 1 });
    const left = await act(deactivateMember, company.owner, { memberId: first(company) });
    expect(left).toMatchObject({
      status: 'deactivated',
      numbers: 1,
      departure: { kind: 'deactivated', licencesFreed: 0, numbers: [{ mode: 'keep' }] },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, openAssignments: 1 });
    await sql`insert into number_directory (e164, national, country, type) values ('+33639960001', '0', 'FR', 'mobile')`;
    expect(
      await refusal(tryCommand(assignNumber, company.owner, { memberId: first(company), e164: '+33639960001' })),
    ).toMatchObject({ code: 'member_inactive' });
  });

  it('is deactivated once, and what is decided later about the numbers still happens', async () => {
    const company = await holding(1);
    await act(deactivateMember, company.owner, { memberId: first(company) });
    const before = await digestOf(sql, company);
    expect((await act(deactivateMember, company.owner, { memberId: first(company) })).departure).toBeNull();
    expect(await digestOf(sql, company)).toBe(before);
    const numbers = { default: { mode: 'unassign' as const } };
    expect((await act(deactivateMember, company.owner, { memberId: first(company), numbers })).numbers).toBe(0);
    expect(await actionsOf(sql, company, 3)).toEqual(['number.unassigned']);
  });

  it('reactivated, nothing comes back by itself, and what was kept is as before', async () => {
    const company = await holding(2);
    const numbers = { each: [{ numberId: numberId(company, 0), mode: 'unassign' as const }] };
    await act(deactivateMember, company.owner, { memberId: first(company), numbers });
    const back = await act(reactivateMember, company.owner, { memberId: first(company) });
    expect(back).toMatchObject({ status: 'active', numbers: 1, departure: null });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, available: 1 });
    const before = await digestOf(sql, company);
    await act(reactivateMember, company.owner, { memberId: first(company) });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('who had not accepted the invitation is invited again, not active', async () => {
    const company = await makeFixture(sql);
    await sql`update members set status = 'invited' where company_id = ${company.uuid} and role = 'member'`;
    await act(deactivateMember, company.owner, { memberId: first(company) });
    await act(reactivateMember, company.owner, { memberId: first(company) });
    expect(await statusOf(company)).toBe('invited');
  });
});
